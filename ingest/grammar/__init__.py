"""Who acts on whom in a parsed sentence: the grammar that statements and relations share."""
