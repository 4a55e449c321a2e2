"""From an Extraction to RDF, the store, and the questions asked of it."""
