"""LISTENS. The only place that knows Telegram; wires everything together."""
