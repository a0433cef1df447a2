"""DECIDES. Pure: standard library only, no database, no clock, no Telegram."""
