"""How much the readers may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """How many readers there are, how many jobs may wait, and each reader's memory in bytes."""

    readers: int = 2
    queue: int = 256
    memory: int = 2 << 30
