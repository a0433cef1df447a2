"""What people choose about themselves, when they join and on any day."""
