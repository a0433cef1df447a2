"""E-mail: what goes into one, the links in it, and what comes back."""
