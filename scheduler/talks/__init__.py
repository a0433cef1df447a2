"""Talks in the database, and what every room needs: facts, acts, words, cards, the digest."""
