"""Who is rung, by whom, about what, and what came of it."""
