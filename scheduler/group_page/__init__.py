"""The page about a group: what it says and plans, small things that help, and help near it."""
