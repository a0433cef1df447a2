"""A stand-in for Telegram: a Bot API server, and phones you can hold in a web page."""
