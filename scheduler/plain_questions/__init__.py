"""Answers to plain questions about one's own meetings: when is it, is it still on, who comes."""
