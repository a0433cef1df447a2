"""What a message asks for when it is only that: “back”, “help”, “I'm not OK. Call me”.

Polite words may stand around it, and nothing else. What matters most is understood in every
language we speak, whichever is set, and two of them in one message are heard as well. Longer
words are never searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.words.ask_words import (
    SHORTEST_BREAK,
    URGENT,
    Command,
    ask_words,
    could_be_answers,
    only_with_please,
    urgent_words,
    words_around_danger,
    words_between,
)
from bot.words.choosing import clauses
from bot.words.cries import beside_cries, names_one_in_danger, no_cries
from bot.words.polite import (
    beside_danger,
    danger_words,
    polite_words,
    small_talk,
    softer_words,
    without,
)
from bot.words.yes_and_no import no_words, says_no, says_yes
from locales.catalogue import languages
from locales.plain import digits, plain, spelled_out, symbols

LONGEST_COMMAND = 200  #: characters
#: beside these, words of when and where mean nothing more
_CRIES = frozenset({"safety", "despair", "help"})
#: signs that call for help by themselves
_SOS = frozenset("🆘")
_ENDS_A_CLAUSE = re.compile(r"[,،;؛.!?؟:…\n]+|\s[-–—]+\s")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_LONGEST_ASK = 12  #: words
#: before these, a “no” answers something else: “no I want to die”
_BEGIN_ANEW = (["i"], [plain("أنا")])


def command_of(text: str, language: str) -> Command | None:
    """What a message asks for; of several urgent asks, the most urgent."""
    if (whole := command_in(text, language)) is not None:
        return whole
    others = (one.code for one in languages() if one.code != language)
    urgent = {command_in(text, code) for code in others}
    return next((one for one in URGENT if one in urgent), None)


def command_in(text: str, language: str) -> Command | None:
    """The same in this language and in English alone."""
    if len(text) > LONGEST_COMMAND:
        return None
    if not plain(text) and (signs := symbols(text)):
        return "help" if set(signs) <= _SOS else None
    ways = list(_ways(text))
    for way in ways:
        if (whole := _whole(way, language)) is not None:
            return whole
    for way in ways:
        found = urgent_asks(way, language)
        if found:
            return next(one for one in URGENT if one in found)
    return None


def holds_a_cry(text: str, language: str) -> bool:
    """Whether a clause of longer words is just a cry: who helps is shown beside them."""
    spoken = dict.fromkeys((language, *(one.code for one in languages())))
    found = clauses(text, language)
    return len(found) > 1 and any(
        command_in(clause, code) in ("safety", "despair") for clause in found for code in spoken
    )


def asks_for_a_break_too(text: str, language: str) -> bool:
    """Whether a break is one of several asks in a message."""
    if len(text) > LONGEST_COMMAND:
        return False
    spoken = dict.fromkeys((language, *(one.code for one in languages())))
    return any("break" in urgent_asks(way, code) for way in _ways(text) for code in spoken)


def urgent_asks(text: str, language: str) -> frozenset[Command]:
    """The urgent asks of a message that is made of nothing else; none if anything is left."""
    found: set[Command] = set()
    refused = in_a_word = False
    for clause in filter(plain, _ENDS_A_CLAUSE.split(digits(text))):
        said = spelled_out(clause)
        if (asked := _asks_within(said, language)) is not None:
            found |= asked
        elif _whole(said, language) == "break":
            in_a_word = True  # “break” alone may be part of an answer, and not beside a cry
        elif says_no(clause, language) and not found:
            refused = True
        elif not _says_little(clause, language):
            return frozenset()
    if refused and found.isdisjoint(_CRIES):
        return frozenset()  # a call or a break after a “no” may be what is refused
    if in_a_word and found.isdisjoint(_CRIES):
        return frozenset()
    return frozenset({*found, "break"} if in_a_word else found)


def _says_little(clause: str, language: str) -> bool:
    said = spelled_out(clause)
    stops = ask_words(language).get(said) == "stop"
    return stops or small_talk(said, language) is not None or says_yes(clause, language)


def _asks_within(said: str, language: str) -> frozenset[Command] | None:
    """The urgent asks that plain words are made of; None if anything is left beside them."""
    if _is_no_cry(said, language):
        return None
    if (whole := _whole(said, language)) in URGENT:
        short = whole == "break" and len(said.split()) < SHORTEST_BREAK
        return None if short else frozenset({whole})
    if (found := _covering(said, words_between(language), language)) is not None:
        return found
    found = _covering(said, words_between(language) | words_around_danger(language), language)
    return found if found and not found.isdisjoint(_CRIES) else None


def _covering(said: str, between: frozenset[str], language: str) -> frozenset[Command] | None:
    """The asks that follow one another in these words, with nothing but `between` beside them."""
    words = without(said, polite_words(language)).split()
    known = urgent_words(language)
    covered: dict[int, frozenset[Command]] = {len(words): frozenset()}
    for start in range(len(words) - 1, -1, -1):
        for end in range(min(len(words), start + _LONGEST_ASK), start, -1):
            if end not in covered:
                continue
            piece = " ".join(words[start:end])
            glued = piece.removeprefix("و")  # Arabic glues its “and”
            command = known.get(piece) or known.get(glued)
            answers_no = piece in no_words(language) and words[end : end + 1] in _BEGIN_ANEW
            if command is not None or piece in between or glued in between or answers_no:
                covered[start] = covered[end] | ({command} if command else frozenset())
                break
    return covered.get(0)


def _ways(text: str) -> Iterator[str]:
    """A text, and it without letters that are stretched: “heeelp”."""
    yield text
    for letters in (r"\1", r"\1\1"):
        if (way := _STRETCHED.sub(letters, text)) != text:
            yield way


def _whole(text: str, language: str) -> Command | None:
    """The one thing that a message asks for."""
    said, commands = spelled_out(text), ask_words(language)
    if said in commands:
        return commands[said]
    bare = without(said, polite_words(language))
    if bare in commands:
        return commands[bare]
    if (cry := _cry(bare, commands, language)) is not None:
        return cry
    softer = without(bare, softer_words(language))
    if bare != said:
        return commands.get(softer) or only_with_please(language).get(softer)
    return commands.get(softer) if softer not in could_be_answers(language) else None


def _cry(bare: str, commands: dict[str, Command], language: str) -> Command | None:
    """An urgent ask in plain words, and no more than how often, when or where."""
    if _is_no_cry(bare, language):
        return None
    core = without(bare, beside_cries(language))
    if core in urgent_words(language):
        return urgent_words(language)[core]
    if names_one_in_danger(core, language):
        return "safety"
    core = without(core, beside_danger(language))
    if core in danger_words(language):
        return "safety"
    if (command := commands.get(core)) in ("safety", "despair"):
        return command
    called = any(commands.get(word) == "help" for word in bare.split())
    return "help" if called and not core else None


def _is_no_cry(said: str, language: str) -> bool:
    return any(f" {words} " in f" {said} " for words in no_cries(language))
