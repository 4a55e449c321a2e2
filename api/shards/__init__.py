"""Articles into shards of N-Quads: in parts that are read apart, here or on a cluster."""
