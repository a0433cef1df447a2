"""“Someone may be in danger”: told, taken up, dealt with."""
