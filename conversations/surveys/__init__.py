"""What staff ask a group beside its meetings."""
