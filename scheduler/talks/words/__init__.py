"""What is said, made once for its reader: lines, questions, buttons, and what things are called."""
