"""Who looks after whom, and how that changes."""
