"""What people choose about themselves: when, how, who is told, and that all be hidden."""
