"""The learned reader: a small encoder that marks contents, cues and sources."""
