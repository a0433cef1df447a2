"""Typed words: what becomes of them."""
