"""Words: every sentence in every language, from catalogues compiled at start."""
