"""What people said, for others: who is told, what waits for a yes, what goes along later."""
