"""A facilitator's digest: what waits for it, what it tells, and what it asks to decide."""
