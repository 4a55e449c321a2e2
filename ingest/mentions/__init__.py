"""Finding where a text names actors, and which."""
