"""A person's own word for a break, compared as people see it; and which words can't be one."""

from __future__ import annotations

from functools import cache
from unicodedata import category, normalize

from bot.words.asks import command_of
from bot.words.day_times import NoTime, times_in
from bot.words.polite import polite_words, without
from bot.words.yes_and_no import THUMBS, no_words, yes_words
from conversations import phrases
from conversations.registry import ALL
from conversations.script import Choice
from locales.alike import DOTTED, IN_LANGUAGE, KEPT_APART, LETTERS, WITH_DOTS
from locales.catalogue import languages, load
from locales.plain import decomposed, plain

#: shorter words are too near to others: “cat” and “car”
SHORTEST_WITH_A_SLIP = 6
_JOINS, _KEYCAP = "\u200d", "\u20e3"
_BUTTONS = (phrases.DONE, phrases.IN_ENGLISH)


def same_word(text: str, word: str, language: str = "en") -> bool:
    """Whether a whole message is just this word or emoji, however it was typed.

    Never true for a word inside a longer sentence: talking about it is not a signal.
    """
    said, wanted = _letters_of(text), _letters_of(word)
    if said or wanted:
        return bool(said and wanted) and bool(
            _forms(text, language) & _wanted(text, word, language)
        )
    shown, pictured = pictures(text)[0], pictures(word)[0]
    if shown and pictured:
        times, rest = divmod(len(shown), len(pictured))
        return not rest and shown == pictured * times
    return bool(word.strip()) and _bare(text).strip() == _bare(word).strip()


def nearly(text: str, word: str, language: str = "en") -> bool:
    """Whether a whole message is this word with one slip: a letter more, less, wrong or swapped.

    Never true for a short word, nor for the word itself.
    """
    said, wanted = _form(_letters_of(text), language), _form(_letters_of(word), language)
    long_enough = sum(letter.isalpha() for letter in wanted) >= SHORTEST_WITH_A_SLIP
    return long_enough and not same_word(text, word, language) and _one_slip(said, wanted)


def without_polite_words(text: str, language: str) -> str:
    """The plain words of a text without “please” and the like; its emoji if no word is left."""
    return without(plain(text), polite_words(language)) or "".join(pictures(text)[0])


def why_unfit(word: str, language: str) -> str | None:
    """Why this can't be someone's word for a break, as a phrase's name; None if it can.

    A command of any language is none: the person may choose that language on another day.
    """
    commands = {command_of(word, code) for code in (language, *(one.code for one in languages()))}
    if commands - {None, "break"}:
        return "WORD_IS_A_COMMAND"
    return _unfit(word, language) if "break" not in commands else None


def _unfit(word: str, language: str) -> str | None:
    """The same of a word that is no command."""
    shown, rest = pictures(word)
    said = plain(rest)
    whole = said.replace(" ", "")
    if any(_KEYCAP in picture or picture == "🔟" for picture in shown) or _is_number(whole):
        return "WORD_IS_A_NUMBER"
    thumbs = bool(shown) and not said and THUMBS.issuperset("".join(shown))
    if thumbs or (said and (said in answers_typed(language) or _is_time(said, language))):
        return "WORD_IS_AN_ANSWER"
    if said and not without(said, polite_words(language)):
        return "WORD_IS_AN_ANSWER"
    return None if said or shown else "WORD_IS_NO_WORD"


@cache
def answers_typed(language: str) -> frozenset[str]:
    """What people type to answer me: yes and no, and what stands on a button."""
    translated = load(language).gettext
    labels = {
        choice.label
        for one in ALL.values()
        for ask in one.questions.values()
        for choice in ask.choices
        if isinstance(choice, Choice) and "{" not in choice.label
    }
    found = {plain(form) for label in (*labels, *_BUTTONS) for form in (label, translated(label))}
    return frozenset({*yes_words(language), *no_words(language), *found} - {""})


def pictures(text: str) -> tuple[tuple[str, ...], str]:
    """The emoji and signs in a text, each whole, and the text without them.

    A family is one and a flag is one. Skin tones and variation selectors make no difference.
    """
    text, found, rest, at = _bare(text), [], [], 0
    while at < len(text):
        end = _end_of_picture(text, at)
        if end > at:
            found.append(text[at:end])
        else:
            rest.append(text[at])
        at = max(end, at + 1)
    return tuple(found), "".join(rest)


def _bare(text: str) -> str:
    """Without variation selectors and skin tones."""
    return "".join(
        c for c in text if not ("\ufe00" <= c <= "\ufe0f" or "\U0001f3fb" <= c <= "\U0001f3ff")
    )


def _end_of_picture(text: str, at: int) -> int:
    """Where the picture that begins here ends; `at` itself if none does."""
    here, after = text[at], text[at + 1 : at + 2]
    if after == _KEYCAP and here in "0123456789#*":
        return at + 2
    if _in_a_flag(here) and after and _in_a_flag(after):
        return at + 2
    if not _is_sign(here):
        return at
    end = _past_tags(text, at + 1)
    while text[end : end + 1] == _JOINS and _is_sign(text[end + 1 : end + 2]):
        end = _past_tags(text, end + 2)
    return end


def _in_a_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_sign(char: str) -> bool:
    return bool(char) and category(char) in {"So", "Sm", "Sc"}


def _past_tags(text: str, at: int) -> int:
    """The letters that nobody sees in the flags of England, Scotland and Wales."""
    while "\U000e0020" <= text[at : at + 1] <= "\U000e007f":
        at += 1
    return at


def _letters_of(text: str) -> str:
    """What is written beside the pictures; nothing if that is no word."""
    rest = pictures(text)[1]
    return rest if plain(rest) else ""


def _forms(text: str, language: str) -> set[str]:
    """How it may be meant: on other keyboards a phone makes “Incir” of “incir”."""
    written = _letters_of(text)
    found = {_form(written, language)}
    first = written.strip()
    if language in DOTTED and first.startswith("I") and first[1:].islower():
        found.add(_form("i" + first[1:], language))
    return found


def _wanted(text: str, word: str, language: str) -> set[str]:
    """The word as it stands, and in capitals if the text is: “BAHK” for “ванк” is not “bank”."""
    written = _letters_of(word)
    found = {_form(written, language)}
    if text.isupper():
        found.add(_form(_capitals(written, language), language))
    return found


def _capitals(text: str, language: str) -> str:
    return (text.replace("i", "İ") if language in DOTTED else text).upper()


def _form(text: str, language: str) -> str:
    """The letters as they look, without case, accents or gaps."""
    if language in DOTTED:
        text = text.translate(WITH_DOTS)
    apart = decomposed(normalize("NFC", text).translate(KEPT_APART)).translate(LETTERS)
    return plain(apart.translate(IN_LANGUAGE.get(language, {}))).replace(" ", "")


def _one_slip(said: str, wanted: str) -> bool:
    """Whether one letter more, less or wrong, or two that changed places, part them."""
    if said == wanted or abs(len(said) - len(wanted)) > 1:
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(said, wanted, strict=False)) if a != b),
        min(len(said), len(wanted)),
    )
    left, right = said[same:], wanted[same:]
    if len(said) != len(wanted):
        longer, shorter = sorted((left, right), key=len, reverse=True)
        return longer[1:] == shorter
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or (len(left) > 1 and swapped)


def _is_number(said: str) -> bool:
    return bool(said) and all(category(char).startswith("N") for char in said)


def _is_time(said: str, language: str) -> bool:
    try:
        times_in(said, language=language)
    except NoTime:
        return False
    return True
