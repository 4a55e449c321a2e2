"""From an article to an Extraction: actors, mentions, statements and relations with spans."""
