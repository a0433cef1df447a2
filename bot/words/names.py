"""What someone would like to be called, out of what they typed."""

from __future__ import annotations

import unicodedata

from bot.words.choosing import is_asked_back
from bot.words.clean import Unread
from bot.words.plain_questions import kind_of
from bot.words.polite import gives_no_name, my_name, small_talk
from bot.words.yes_and_no import says_no, says_yes
from locales.plain import plain, spelled_out

LONGEST_NAME = 40  #: characters


def name_in(text: str, language: str) -> str:
    """The name that was typed, on one line: “Kitty” of “call me Kitty”. Raises Unread."""
    words = " ".join(text.split())
    if small_talk(spelled_out(words), language) is not None:
        raise Unread("NOT_AN_ANSWER")  # it has an answer of its own
    name = my_name(words, language)
    if _is_none(words, language) or _is_none(name, language) or not any(map(_is_seen, name)):
        raise Unread("NOT_A_NAME")
    if len(name) > LONGEST_NAME:
        raise Unread("LONG_NAME")
    return name


def _is_none(words: str, language: str) -> bool:
    """Whether it is a question, a yes or no, or a way to give no name."""
    said = spelled_out(words)
    told = says_yes(words, language) or says_no(words, language)
    asked = is_asked_back(words) or kind_of(words, language) is not None
    little = small_talk(said, language) is not None
    return told or asked or little or gives_no_name(said, language)


def _is_seen(char: str) -> bool:
    """Whether it is a letter, a number or a picture: “?” and “...” alone are no name."""
    return bool(plain(char)) or unicodedata.category(char) == "So"
