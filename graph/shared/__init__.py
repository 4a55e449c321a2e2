"""One store for several processes: one writes, the others follow it by snapshots."""
