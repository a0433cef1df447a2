"""What sends: the outbox, its pace, the ways to a person, and what time alone brings about."""
