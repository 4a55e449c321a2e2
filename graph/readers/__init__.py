"""Reader processes: they answer ad-hoc queries from snapshots, and can be stopped at any moment."""
