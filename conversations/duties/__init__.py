"""Who leads the talk, and who takes notes."""
