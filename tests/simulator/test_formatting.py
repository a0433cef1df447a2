"""HTML, Markdown and MarkdownV2 become the text and the entities that people see."""

from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, Message, MessageEntity
from telegram.helpers import escape_markdown

from simulator.formatting import formatted
from simulator.html_text import parse_html
from simulator.markdown import parse_markdown
from simulator.markdown_v2 import parse_markdown_v2

Parser = Callable[[str], tuple[str, list[dict[str, Any]]]]
Entities = list[tuple[str, int, int]]

HTML: list[tuple[str, str, Entities]] = [
    ("<b>a</b> <strong>b</strong>", "a b", [("bold", 0, 1), ("bold", 2, 1)]),
    ("<i>a <u>b</u></i>", "a b", [("italic", 0, 3), ("underline", 2, 1)]),
    ("<S>a</s>", "a", [("strikethrough", 0, 1)]),
    ("<span class='tg-spoiler'>🙂</span>a", "🙂a", [("spoiler", 0, 2)]),
    ('<a href="https://example.org/?a=1&amp;b">x</a>', "x", [("text_link", 0, 1)]),
    ("<a>example.org</a>", "example.org", [("text_link", 0, 11)]),
    ("<a href='no link'>x</a>", "x", []),
    ("<pre>a\nb</pre>", "a\nb", [("pre", 0, 3)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ("&lt;b&gt; &amp;amp; &quot; &#8211; &#x1F642; &nbsp;", '<b> &amp; " – 🙂 &nbsp;', []),
    ("<b></b>x", "x", []),
]
V2: list[tuple[str, str, Entities]] = [
    ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
    ("_a__b__c_", "abc", [("italic", 0, 3), ("underline", 1, 1)]),
    ("~a~ ||🙂||", "a 🙂", [("strikethrough", 0, 1), ("spoiler", 2, 2)]),
    (r"`a*\``", "a*`", [("code", 0, 3)]),
    ("```py\na```", "a", [("pre", 0, 1)]),
    (r"[a](https://example.org/\))", "a", [("text_link", 0, 1)]),
    ("[example\\.org]", "example.org", [("text_link", 0, 11)]),
    ("![👍](tg://emoji?id=5368)", "👍", [("custom_emoji", 0, 2)]),
    (">a\n>*b*\nc", "a\nb\nc", [("blockquote", 0, 4), ("bold", 2, 1)]),
    ("x\n**>a\n>b||", "x\na\nb", [("expandable_blockquote", 2, 3)]),
    (r"1\. a\_b", "1. a_b", []),
]
MARKDOWN: list[tuple[str, str, Entities]] = [
    ("*a* _b_ `c`", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
    ("*a_b*", "a_b", [("bold", 0, 3)]),
    (r"\_a\*", "_a*", []),
    ("```py\nx```", "x", [("pre", 0, 1)]),
    ("🙂 [a](https://example.org/)", "🙂 a", [("text_link", 3, 1)]),
    ("[no link]", "no link", []),
    ("a.b!", "a.b!", []),
]
ALL = [
    *[pytest.param(parse_html, *row, id=f"html {row[0]}") for row in HTML],
    *[pytest.param(parse_markdown_v2, *row, id=f"v2 {row[0]}") for row in V2],
    *[pytest.param(parse_markdown, *row, id=f"markdown {row[0]}") for row in MARKDOWN],
]


@pytest.mark.parametrize(("parse", "source", "text", "entities"), ALL)
def test_a_formatted_text_is_read(
    parse: Parser, source: str, text: str, entities: Entities
) -> None:
    read, found = parse(source)

    assert read == text
    assert [(e["type"], e["offset"], e["length"]) for e in found] == entities


def test_a_block_of_code_tells_its_language() -> None:
    for _, entities in (
        parse_html('<pre><code class="language-py">x</code></pre>'),
        parse_markdown("```py\nx```"),
        parse_markdown_v2("```py\nx```"),
    ):
        assert entities == [{"type": "pre", "offset": 0, "length": 1, "language": "py"}]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("example.org/a", "http://example.org/a"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
    ],
)
def test_a_link_is_kept_as_telegram_keeps_it(written: str, kept: str) -> None:
    _, (entity,) = parse_html(f'<a href="{written}">x</a>')

    assert entity["url"] == kept


def test_links_commands_and_names_are_found_and_the_text_is_trimmed() -> None:
    text, entities = formatted("  /help @someone https://example.org ", None, None)

    assert text == "/help @someone https://example.org"
    assert [entity["type"] for entity in entities] == ["bot_command", "mention", "url"]


def test_a_tag_is_no_command() -> None:
    assert formatted("<b>x</b> a/b", None, None) == ("<b>x</b> a/b", [])


#: what people may type; Telegram has no control characters, and trims what is around
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


@given(WORDS)
def test_what_python_telegram_bot_escapes_is_plain_text(words: str) -> None:
    assert parse_markdown_v2(escape_markdown(words, version=2)) == (words, [])
    assert parse_html(escape(words)) == (words, [])


STYLES = st.lists(
    st.tuples(
        st.sampled_from(["bold", "italic", "underline", "strikethrough", "spoiler", "code"]),
        WORDS.filter(str.strip),
    ),
    min_size=1,
    max_size=5,
)


@given(STYLES)
def test_what_python_telegram_bot_writes_is_read_as_it_was_meant(
    pieces: list[tuple[str, str]],
) -> None:
    text, entities = "", []
    for style, words in pieces:
        offset = len(text.encode("utf-16-le")) // 2
        length = len(words.encode("utf-16-le")) // 2
        entities.append(MessageEntity(style, offset, length))
        text += words + " . "
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    message = Message(1, moment, Chat(1, "private"), text=text, entities=entities)
    meant = [(one.type, one.offset, one.length) for one in entities]

    for parse, written in (
        (parse_html, message.text_html),
        (parse_markdown_v2, message.text_markdown_v2),
    ):
        read, found = parse(written)
        assert read == text
        assert [(one["type"], one["offset"], one["length"]) for one in found] == meant
