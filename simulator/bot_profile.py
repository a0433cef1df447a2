"""What the bot is called and what it offers: name, descriptions, commands, menu button."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from simulator.errors import bad_request

Json = dict[str, Any]
DEFAULT_BOT_ID = 7_000_000_001
_LANGUAGE = re.compile(r"([a-z]{2})?")


@dataclass(slots=True)
class BotProfile:
    """The bot. Its id is the number its token begins with."""

    username: str = "alongside_demo_bot"
    name: str = "Alongside"
    id: int = DEFAULT_BOT_ID
    #: (what, language) -> words; what is name, description or short_description
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    #: (scope, language) -> commands
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    #: chat id (0 for all) -> menu button
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def as_user(self) -> Json:
        """Return Telegram's User, as it stands in messages."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.words.get(("name", "")) or self.name,
            "username": self.username,
        }

    def as_me(self) -> Json:
        """Return Telegram's User, as getMe shows it."""
        return {
            **self.as_user(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def read_words(self, what: str, language: str) -> str:
        """Return the words in this language, else those for everyone."""
        fallback = self.name if what == "name" else ""
        return self.words.get((what, language)) or self.words.get((what, "")) or fallback


def scope_key(scope: Json | None) -> str:
    """Return one text for a command scope, equal for equal scopes."""
    return json.dumps(scope or {"type": "default"}, sort_keys=True)


def language_in(params: Json) -> str:
    """Return the language that is asked for, nothing for everyone; raises ApiError."""
    language = str(params.get("language_code", ""))
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language
