"""Shards: a folder of N-Quads files with a manifest, to carry graphs from one store to another."""
