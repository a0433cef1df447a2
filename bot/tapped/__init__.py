"""A tap: what a button leads to, also one from before."""
