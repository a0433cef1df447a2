"""The Bot API's methods, one noun a file. Importing this package fills the table of methods."""

from simulator.methods import (
    callbacks,
    chats,
    commands,
    copying,
    editing,
    fetching,
    files,
    invite_links,
    leaving,
    pinning,
    polls,
    profile,
    removing,
    sending,
)
from simulator.methods.table import METHODS

__all__ = [
    "METHODS",
    "callbacks",
    "chats",
    "commands",
    "copying",
    "editing",
    "fetching",
    "files",
    "invite_links",
    "leaving",
    "pinning",
    "polls",
    "profile",
    "removing",
    "sending",
]
