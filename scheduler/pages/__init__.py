"""Pages about oneself, shown at a meeting, and what people would like to learn."""
