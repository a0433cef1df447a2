"""What a group says of itself: its page, its plans, small things that help, and help near it."""
