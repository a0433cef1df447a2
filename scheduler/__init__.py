"""SPEAKS. On time, by the right channel, with evidence."""
