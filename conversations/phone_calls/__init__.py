"""Who is rung, about what, and what came of it."""
