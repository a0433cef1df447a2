"""Telegram's MarkdownV2: entities may be nested, and every other mark must be escaped."""

import re
from dataclasses import dataclass
from typing import Any

from simulator.errors import ApiError
from simulator.text_builder import TextBuilder, byte_offset, cannot_parse

Json = dict[str, Any]
RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_BLOCK_START = re.compile(r"```(?:([^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?")
#: what opens an entity, the longest first: mark -> kind
_STARTS = {
    "__": "underline",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "||": "spoiler",
    "![": "custom_emoji",
    "[": "text_link",
    "`": "code",
}
_ENDS = {kind: start for start, kind in _STARTS.items()}
_ENDS |= {"custom_emoji": "]", "text_link": "]", "pre": "```"}
#: what Telegram's words call them
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
    "expandable_blockquote": "ExpandableBlockQuote",
}


@dataclass(frozen=True, slots=True)
class _Open:
    """An entity whose end was not found yet."""

    kind: str
    start: int
    begin: int
    at: int
    language: str = ""


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Return text and entities; raises ApiError in Telegram's words."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._built = TextBuilder()
        self._open: list[_Open] = []

    def read(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            self._step(self._source[self._at])
        if self._open and self._is_quote(self._open[-1].kind):
            self._end_quote()
        if self._open:
            raise self._endless(self._open[-1])
        return self._built.done()

    def _step(self, c: str) -> None:
        following = self._source[self._at + 1 : self._at + 2]
        if c == "\\" and "\0" < following <= "~":
            self._put(following, 2)
        elif c not in ("`" if self._in_code() else RESERVED):
            self._put(c, 1)
        elif self._ends_quote(c):
            self._end_line_of_quote(c)
        elif self._open and self._is_end(self._open[-1].kind):
            self._end()
        else:
            self._begin(c)

    def _put(self, piece: str, read: int) -> None:
        self._built.put(piece)
        self._at += read

    def _next_is(self, mark: str) -> bool:
        return self._source.startswith(mark, self._at)

    def _in_code(self) -> bool:
        return bool(self._open) and self._open[-1].kind in ("code", "pre")

    @staticmethod
    def _is_quote(kind: str) -> bool:
        return kind.endswith("blockquote")

    def _in_quote(self) -> bool:
        return any(self._is_quote(one.kind) for one in self._open)

    # ------------------------------------------------------------ quotes

    def _ends_quote(self, c: str) -> bool:
        if not self._in_quote():
            return False
        ends_all = c == "|" and self._is_quote(self._open[-1].kind)
        rest = self._source[self._at + 2 : self._at + 3]
        return (c == "\n" and not self._next_is("\n>")) or (
            ends_all and self._next_is("||") and rest in ("", "\n")
        )

    def _end_line_of_quote(self, c: str) -> None:
        if not self._is_quote(self._open[-1].kind):
            raise self._endless(self._open[-1])
        if c == "|":
            self._at += 2
            self._open[-1] = self._quote("expandable_blockquote", self._open[-1])
        if self._at < len(self._source):
            self._put("\n", 1)
        self._end_quote()

    @staticmethod
    def _quote(kind: str, opened: _Open) -> _Open:
        return _Open(kind, opened.start, opened.begin, opened.at)

    def _end_quote(self) -> None:
        opened = self._open.pop()
        self._built.mark(opened.kind, opened.start)

    # ------------------------------------------------------------ ends

    def _is_end(self, kind: str) -> bool:
        if self._is_quote(kind) or (kind == "italic" and self._next_is("__")):
            return False
        return self._next_is(_ENDS[kind])

    def _end(self) -> None:
        opened = self._open.pop()
        self._at += len(_ENDS[opened.kind])
        if opened.kind == "text_link":
            self._built.mark_link(opened.start, opened.begin, self._address("a URL"))
        elif opened.kind == "custom_emoji":
            self._end_emoji(opened)
        else:
            more = {"language": opened.language} if opened.language else {}
            self._built.mark(opened.kind, opened.start, **more)

    def _end_emoji(self, opened: _Open) -> None:
        if not self._next_is("("):
            raise cannot_parse("Custom emoji entity must contain a tg://emoji URL")
        address = self._address("a custom emoji URL")
        self._built.mark_emoji(opened.start, address.removeprefix("tg://emoji?id="))

    def _address(self, what: str) -> str:
        """Return what stands in the parentheses that follow, nothing if there are none."""
        if not self._next_is("("):
            return ""
        found = re.compile(r"((?:\\[\x01-\x7e]|[^)])*)\)").match(self._source, self._at + 1)
        if found is None:
            where = byte_offset(self._source, self._at + 1)
            raise cannot_parse(f"Can't find end of {what} at byte offset {where}")
        self._at = found.end()
        return re.sub(r"\\([\x01-\x7e])", r"\1", found[1])

    # ------------------------------------------------------------ beginnings

    def _begin(self, c: str) -> None:
        line_starts = self._at == 0 or self._source[self._at - 1] == "\n"
        if c == "\n":
            self._put("\n", 1)
            if self._in_quote():
                self._at += 1  # the ">" of the quote's next line
        elif line_starts and not self._in_quote() and self._next_is("**>"):
            self._enter("expandable_blockquote", "**>")
        elif line_starts and not self._in_quote() and c == ">":
            self._enter("blockquote", ">")
        elif block := _BLOCK_START.match(self._source, self._at):
            self._enter("pre", block[0], block[1] or "")
        elif mark := next((mark for mark in _STARTS if self._next_is(mark)), None):
            self._enter(_STARTS[mark], mark)
        else:
            raise cannot_parse(
                f"Character '{c}' is reserved and must be escaped with the preceding '\\'"
            )

    def _enter(self, kind: str, mark: str, language: str = "") -> None:
        built = self._built
        self._open.append(_Open(kind, built.length, len(built.text), self._at, language))
        self._at += len(mark)

    def _endless(self, opened: _Open) -> ApiError:
        name = "PreCode" if opened.language else _NAMES[opened.kind]
        where = byte_offset(self._source, opened.at)
        return cannot_parse(f"Can't find end of {name} entity at byte offset {where}")
