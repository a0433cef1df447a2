"""Pages about oneself and the group, small things that help, what people would like to learn."""
