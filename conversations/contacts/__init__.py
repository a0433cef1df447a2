"""Who is told of a worry about safety in each group."""
