"""Which times suit a group, before a meeting is set."""
