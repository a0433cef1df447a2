"""Fares: claimed, and paid back by a day that is said."""
