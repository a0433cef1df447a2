"""Who can help, and when."""
