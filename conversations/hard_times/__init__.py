"""When things are hard between people: who is there to turn to."""
