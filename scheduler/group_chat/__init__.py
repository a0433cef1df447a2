"""The card in the group's own chat."""
