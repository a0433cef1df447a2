"""Text and its entities: HTML that the bot sends, links and commands found in plain text."""

import html
import re
from typing import Any

from simulator.errors import ApiError, bad_request
from simulator.validation import utf16_length

Json = dict[str, Any]

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>]*)?)>|<")
_NAMES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "span": "spoiler",
}
_FOUND = (
    ("url", re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]|\bt\.me/[\w/?=+-]*[\w=-]")),
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
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
    if parse_mode and parse_mode.lower() == "html":
        text, entities = parse_html(text)
    elif parse_mode and parse_mode.lower() not in ("markdown", "markdownv2"):
        raise bad_request("unsupported parse_mode")
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


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return text and entities of Telegram's HTML; raises ApiError in Telegram's words."""
    text, opened, entities, at = "", list[tuple[str, str, int]](), list[Json](), 0
    for tag in _TAG.finditer(source):
        text += html.unescape(source[at : tag.start()])
        at = tag.end()
        where = len(source[: tag.start()].encode())
        name = (tag[2] or "").lower()
        if not name:
            raise _cannot_parse(f'Unsupported start tag "" at byte offset {where}')
        if not tag[1]:
            if name not in _NAMES:
                raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {where}')
            opened.append((name, tag[3], utf16_length(text)))
            continue
        if not opened:
            raise _cannot_parse(f"Unexpected end tag at byte offset {where}")
        start_name, attributes, start = opened.pop()
        if start_name != name:
            words = f'Unmatched end tag at byte offset {where}, expected "</{start_name}>", '
            raise _cannot_parse(words + f'found "</{name}>"')
        if length := utf16_length(text) - start:
            entities.append(_entity(name, attributes, start, length))
    if opened:
        raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return text + html.unescape(source[at:]), entities


def _entity(name: str, attributes: str, start: int, length: int) -> Json:
    entity: Json = {"offset": start, "length": length, "type": _NAMES[name]}
    if name == "a":
        link = re.search(r"href\s*=\s*[\"']?([^\"'>]+)", attributes)
        entity["url"] = html.unescape(link[1]) if link else ""
    return entity


def _cannot_parse(words: str) -> ApiError:
    return bad_request(f"can't parse entities: {words}")
