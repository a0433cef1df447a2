"""Two who go to a meeting together."""
