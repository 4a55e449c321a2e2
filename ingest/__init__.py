"""From an article to an Extraction: actors, mentions, statements and relations, each with its spans."""
