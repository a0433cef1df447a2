"""Meetings: made, changed, called off; who is asked, who knows, who is there."""
