"""Fares: paid back by a day that is said."""
