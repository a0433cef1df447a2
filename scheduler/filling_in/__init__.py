"""What staff have not filled in about a meeting, and people count on."""
