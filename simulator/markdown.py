"""Telegram's first, plain Markdown: *bold*, _italic_, `code`, ```block``` and [link](address)."""

import re
from typing import Any

from simulator.text_builder import TextBuilder, byte_offset, cannot_parse

Json = dict[str, Any]
_ESCAPED = re.compile(r"\\([_*`\[])")
_LANGUAGE = re.compile(r"([^\s`]+)(?=\s)")
_NEW_LINE = re.compile(r"\r\n|\n\r|\n|\r")
_KINDS = {"_": "italic", "*": "bold", "`": "code"}


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Return text and entities; entities can't be nested. Raises ApiError in Telegram's words."""
    built, at = TextBuilder(), 0
    while at < len(source):
        if escaped := _ESCAPED.match(source, at):
            built.put(escaped[1])
            at = escaped.end()
        elif source.startswith("```", at):
            at = _block(built, source, at)
        elif source[at] == "[":
            at = _link(built, source, at)
        elif source[at] in _KINDS:
            at = _simple(built, source, at)
        else:
            built.put(source[at])
            at += 1
    return built.done()


def _until(built: TextBuilder, source: str, begin: int, at: int, end: str) -> int:
    """Add the text up to `end`; return the place after it."""
    found = source.find(end, at)
    if found < 0:
        where = byte_offset(source, begin)
        raise cannot_parse(f"Can't find end of the entity starting at byte offset {where}")
    built.put(source[at:found])
    return found + len(end)


def _simple(built: TextBuilder, source: str, at: int) -> int:
    start, mark = built.length, source[at]
    after = _until(built, source, at, at + 1, mark)
    built.mark(_KINDS[mark], start)
    return after


def _block(built: TextBuilder, source: str, at: int) -> int:
    start, inside, more = built.length, at + 3, {}
    if language := _LANGUAGE.match(source, inside):
        more, inside = {"language": language[1]}, language.end()
    if new_line := _NEW_LINE.match(source, inside):
        inside = new_line.end()
    after = _until(built, source, at, inside, "```")
    built.mark("pre", start, **more)
    return after


def _link(built: TextBuilder, source: str, at: int) -> int:
    start, begin = built.length, len(built.text)
    after = _until(built, source, at, at + 1, "]")
    if not source.startswith("(", after):
        built.mark_link(start, begin, "")
        return after
    end = source.find(")", after)
    end = len(source) if end < 0 else end
    built.mark_link(start, begin, source[after + 1 : end])
    return end + 1
