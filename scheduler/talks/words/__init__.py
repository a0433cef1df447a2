"""What is said, made once for its reader: lines, questions, buttons, what things are called."""
