"""Words that someone has said for them, or passed on."""
