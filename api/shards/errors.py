"""What can go wrong before shards are made."""


class CannotShard(Exception):
    """The work cannot be divided, or there is nobody to do it."""
