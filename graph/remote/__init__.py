"""A store that is elsewhere: any SPARQL 1.1 endpoint, spoken to over HTTP."""
