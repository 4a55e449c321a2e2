"""Reading many articles at once: worker processes that turn batches of articles into quads."""
