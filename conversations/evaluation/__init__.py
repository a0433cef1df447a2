"""How meetings were: answered without names, opened together."""
