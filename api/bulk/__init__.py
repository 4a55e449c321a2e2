"""Many articles into the store: workers, one writer, counts, stopping and going on."""
