"""What is said in the group's own chat."""
