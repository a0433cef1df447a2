"""Whether someone comes to a meeting, for which part, and what they need there."""
