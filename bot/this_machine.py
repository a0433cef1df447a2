"""What is served to this machine only, and to no other, is served here."""

ADDRESS = "127.0.0.1"
