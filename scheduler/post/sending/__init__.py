"""What goes now: claimed, put in words, sent at Telegram's pace, and what came of it."""
