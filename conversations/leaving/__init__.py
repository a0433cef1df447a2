"""How a place rests or ends, and how someone leaves."""
