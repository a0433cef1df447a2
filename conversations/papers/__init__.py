"""Papers before a meeting, and notes after it."""
