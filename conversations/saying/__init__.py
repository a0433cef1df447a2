"""Words that someone has said for them."""
