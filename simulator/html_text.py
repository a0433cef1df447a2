"""Telegram's HTML."""

import re
from dataclasses import dataclass
from typing import Any

from simulator.errors import ApiError
from simulator.text_builder import TextBuilder, byte_offset, cannot_parse

Json = dict[str, Any]
_KINDS = {
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
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
#: tag -> the one attribute that means something
_ATTRIBUTES = {"a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id"}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_LITERALS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME = re.compile(r"<?(/?)([^\s>]*)")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_VALUE = re.compile(r"\"([^\"]*)\"?|'([^']*)'?|([a-zA-Z0-9.-]*)")


@dataclass(frozen=True, slots=True)
class _Open:
    """A start tag whose end tag was not found yet."""

    tag: str
    argument: str
    start: int
    begin: int


def unescaped(text: str) -> str:
    """Return the text with its references, as &lt; and &#8211;, read."""

    def character(found: re.Match[str]) -> str:
        if found[3]:
            return _LITERALS[found[3]]
        number = int(found[1], 16) if found[1] else int(found[2])
        return chr(number) if 0 < number < 0x10FFFF else found[0]

    return _REFERENCE.sub(character, text) if "&" in text else text


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return text and entities; raises ApiError in Telegram's words."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._built = TextBuilder()
        self._open: list[_Open] = []

    def read(self) -> tuple[str, list[Json]]:
        self._read_tags()
        if self._open:
            words = "Can't find end tag corresponding to start tag"
            raise cannot_parse(f'{words} "{self._open[-1].tag}"')
        for entity in self._built.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return self._built.done()

    def _read_tags(self) -> None:
        while (tag := self._source.find("<", self._at)) >= 0:
            self._built.put(unescaped(self._source[self._at : tag]))
            self._at = tag
            name = self._take(_NAME)
            if name[1]:
                self._end(name[2].lower(), tag)
            else:
                self._start(name[2].lower(), tag)
        self._built.put(unescaped(self._source[self._at :]))

    def _refused(self, words: str, at: int) -> ApiError:
        return cannot_parse(f"{words} at byte offset {byte_offset(self._source, at)}")

    def _is_over(self) -> bool:
        return self._at >= len(self._source)

    def _skip_space(self) -> None:
        self._take(_SPACE)

    # ------------------------------------------------------------ start tags

    def _start(self, tag: str, begin: int) -> None:
        if self._is_over():
            raise self._refused("Unclosed start tag", begin)
        if tag not in _KINDS:
            raise self._refused(f'Unsupported start tag "{tag}"', begin)
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "tg-spoiler":
            raise self._refused('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, argument, self._built.length, len(self._built.text)))

    def _attributes(self, tag: str, begin: int) -> str:
        """Return the value of the attribute that means something for this tag."""
        argument = ""
        self._skip_space()
        while not self._source.startswith(">", self._at):
            name, value = self._attribute(tag, begin)
            if name == _ATTRIBUTES.get(tag) or (tag, name) == ("blockquote", "expandable"):
                argument = value or name
            self._skip_space()
        self._at += 1
        return argument

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._take(_ATTRIBUTE_NAME)[0].lower()
        if not name:
            raise self._refused(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_space()
        if not self._source.startswith("=", self._at):
            if (tag, name) == ("blockquote", "expandable") and not self._is_over():
                return name, ""
            words = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
            raise self._refused(words, begin)
        self._at += 1
        self._skip_space()
        return name, self._value(begin)

    def _value(self, begin: int) -> str:
        where = self._at
        value = self._take(_VALUE)
        if self._is_over():
            raise self._refused("Unclosed start tag", begin)
        if value[3] is not None and self._source[self._at] not in "> \t\r\n":
            raise self._refused("Unexpected end of name token", where)
        return unescaped(value[1] or value[2] or "") or (value[3] or "").lower()

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._source, self._at)
        if found is None:
            raise ValueError("each of these patterns fits anywhere")
        self._at = found.end()
        return found

    # ------------------------------------------------------------ end tags

    def _end(self, tag: str, begin: int) -> None:
        if not self._open:
            raise self._refused("Unexpected end tag", begin)
        self._skip_space()
        if not self._source.startswith(">", self._at):
            raise self._refused("Unclosed end tag", begin)
        self._at += 1
        opened = self._open.pop()
        if tag not in ("", opened.tag):
            words = f', expected "</{opened.tag}>", found "</{tag}>"'
            raise cannot_parse(
                f"Unmatched end tag at byte offset {byte_offset(self._source, begin)}{words}"
            )
        self._mark(opened)

    def _mark(self, opened: _Open) -> None:
        built, kind = self._built, _KINDS[opened.tag]
        if kind == "text_link":
            built.mark_link(opened.start, opened.begin, opened.argument)
        elif kind == "custom_emoji":
            built.mark_emoji(opened.start, opened.argument)
        elif kind == "pre":
            self._mark_block(opened)
        elif kind == "blockquote" and opened.argument:
            built.mark("expandable_blockquote", opened.start)
        else:
            built.mark(kind, opened.start, **self._language(opened))

    @staticmethod
    def _language(opened: _Open) -> Json:
        """Return the language of code: it counts once the block around it ends."""
        prefix, found, language = opened.argument.partition("language-")
        return {"language": language} if opened.tag == "code" and found and not prefix else {}

    def _mark_block(self, opened: _Open) -> None:
        """Make a block; code that fills it gives it its language."""
        code = self._built.entities[-1:]
        whole = {"offset": opened.start, "length": self._built.length - opened.start}
        if code and code[0]["type"] == "code" and code[0].items() >= whole.items():
            code[0]["type"] = "pre"
        else:
            self._built.mark("pre", opened.start)
