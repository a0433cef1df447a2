"""Pages about oneself, and what people would like to learn."""
