"""What is said, made once for its reader: lines, questions and buttons, and what things are called."""
