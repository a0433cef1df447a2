"""What plain questions about one's own meetings are answered with."""
