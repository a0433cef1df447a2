"""Text and its entities: as the bot sends them, and those that Telegram finds by itself."""

import re
from typing import Any

from simulator.errors import bad_request
from simulator.html_text import parse_html
from simulator.markdown import parse_markdown
from simulator.markdown_v2 import parse_markdown_v2
from simulator.validation import utf16_length

Json = dict[str, Any]

_PARSERS = {
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
# What ends an address, as in tdlib: spaces, brackets, and the marks that turn the direction.
_NO_ADDRESS = r"\s<>«»\"\u2000-\u200b\u200e\u200f\u2016-\u206f"
_FOUND = (
    (
        "url",
        re.compile(rf"https?://[^{_NO_ADDRESS}]*[^{_NO_ADDRESS}.,;:!?)]|\bt\.me/[\w/?=+-]*[\w=-]"),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{5,32}\b")),
)


def found_entities(text: str) -> list[Json]:
    """Return the entities that Telegram finds by itself: links, commands and mentions."""
    found = []
    if "/" in text or "@" in text:
        for kind, pattern in _FOUND:
            for match in pattern.finditer(text):
                offset, length = utf16_length(text[: match.start()]), utf16_length(match[0])
                found.append({"offset": offset, "length": length, "type": kind})
    return sorted(_apart(found), key=lambda entity: entity["offset"])


def _apart(entities: list[Json]) -> list[Json]:
    kept: list[Json] = []
    for one in entities:
        end = one["offset"] + one["length"]
        if all(end <= k["offset"] or one["offset"] >= k["offset"] + k["length"] for k in kept):
            kept.append(one)
    return kept


def formatted(
    text: str, parse_mode: str | None, entities: list[Json] | None
) -> tuple[str, list[Json]]:
    """Return the text as people see it, trimmed, and its entities; raises ApiError."""
    if parse_mode:
        parser = _PARSERS.get(parse_mode.lower())
        if parser is None:
            raise bad_request("unsupported parse_mode")
        text, entities = parser(text)
    lead = len(text) - len(text.lstrip())
    trimmed = text.strip()
    shown = _shifted(entities or [], lead, utf16_length(trimmed))
    taken = [(e["offset"], e["offset"] + e["length"]) for e in shown]
    for entity in found_entities(trimmed):
        end = entity["offset"] + entity["length"]
        if all(end <= first or entity["offset"] >= last for first, last in taken):
            shown.append(entity)
    return trimmed, sorted(shown, key=lambda e: (e["offset"], -e["length"]))


def _shifted(entities: list[Json], lead: int, length: int) -> list[Json]:
    shown = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        end = min(length, entity["offset"] - lead + entity["length"])
        if end > start:
            shown.append({**entity, "offset": start, "length": end - start})
    return shown
