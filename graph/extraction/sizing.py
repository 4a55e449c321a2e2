"""How many workers this machine has room for."""

import os
from pathlib import Path
from typing import Final

GIBIBYTE: Final = 1 << 30
# What one worker may take, and what is left to the writer and everybody else.
WORKER_MEMORY: Final = int(1.2 * GIBIBYTE)
_SPARE: Final = 1 * GIBIBYTE
_CGROUP: Final = Path("/sys/fs/cgroup")


def default_workers() -> int:
    """One a processor that this process may use, or fewer where the memory is too small."""
    return max(1, min(processors(), (free_memory() - _SPARE) // WORKER_MEMORY))


def processors() -> int:
    """The processors that this process may use, a container's quota included."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        count = os.cpu_count() or 1
    quota, _, period = _read(_CGROUP / "cpu.max").partition(" ")
    if quota.isdecimal() and period.isdecimal():
        count = min(count, max(1, int(quota) // int(period)))
    return count


def free_memory() -> int:
    """Bytes that are free here, a container's limit included."""
    limit, used = (_read(_CGROUP / f"memory.{name}") for name in ("max", "current"))
    contained = int(limit) - int(used) if limit.isdecimal() and used.isdecimal() else None
    for line in _read(Path("/proc/meminfo")).splitlines():
        if line.startswith("MemAvailable:"):
            free = int(line.split()[1]) * 1024
            return free if contained is None else min(free, contained)
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except OSError:
        return ""
