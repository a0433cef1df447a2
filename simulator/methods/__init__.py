"""The Bot API's methods, one noun a file. Importing this package fills the table of methods."""

from simulator.methods import (
    albums,
    callbacks,
    chats,
    commands,
    copying,
    editing,
    editing_media,
    fetching,
    files,
    invite_links,
    leaving,
    pinning,
    places,
    polls,
    profile,
    removing,
    sending,
)
from simulator.methods.table import METHODS

__all__ = [
    "METHODS",
    "albums",
    "callbacks",
    "chats",
    "commands",
    "copying",
    "editing",
    "editing_media",
    "fetching",
    "files",
    "invite_links",
    "leaving",
    "pinning",
    "places",
    "polls",
    "profile",
    "removing",
    "sending",
]
