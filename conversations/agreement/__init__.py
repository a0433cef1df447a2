"""A group's agreement, and ideas to change it."""
