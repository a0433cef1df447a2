"""Meetings in someone's own calendar."""
