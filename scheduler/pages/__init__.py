"""Pages about oneself and the group, small things that help, and what people would like to learn."""
