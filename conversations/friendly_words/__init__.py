"""A friendly word from staff, now and then."""
