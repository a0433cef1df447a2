"""Talks about talks: what is on offer, what was typed and fits nowhere, the digest."""
