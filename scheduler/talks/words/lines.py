"""Lines and questions of a script, in one reader's words: what is said is made here, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from conversations import engine, phrases
from conversations.conversation import Conversation
from conversations.script import Ask, Reads, Say, SayMany, Seen
from conversations.seen import SEEN, SEEN_NO_LINK, SEEN_UNNAMED
from locales.catalogue import language, load
from scheduler.talks.spoken import Spoken, Voice, filled, named_in, to_them

#: the facts that say who it is
_NAMED = {seen: tuple(named_in(words)) for seen, words in SEEN.items()}
_HINTS = {
    Reads.DATE: phrases.DAY_HINT,
    Reads.TIME: phrases.TIME_HINT,
    Reads.NUMBER: phrases.NUMBER_HINT,
    Reads.PHONE: phrases.PHONE_HINT,
    Reads.EMAIL: phrases.EMAIL_HINT,
}


def words_of(words: str, voice: Voice) -> str:
    """A sentence in the reader's language."""
    return voice.said(words)


def line(step: Say | SayMany, known: Mapping[str, object], voice: Voice) -> str:
    """A line with its facts filled in; one with a number in the language's own plural."""
    if isinstance(step, SayMany):
        number = known.get(step.by)
        count = number if isinstance(number, int) else 0
        words = load(voice.language).ngettext(step.one, step.many, count)
    else:
        words = words_of(to_them(step.words, known), voice)
    return filled(words, known, voice)


def lines_at(
    conversation: Conversation, paths: Iterable[str], known: Mapping[str, object], voice: Voice
) -> list[str]:
    """The lines at these paths of a script; none for a path that it no longer has."""
    steps = (conversation.by_path.get(path) for path in paths)
    return [line(step, known, voice) for step in steps if isinstance(step, Say | SayMany)]


def first_message(conversation: Conversation, known: Mapping[str, object], voice: Voice) -> str:
    """All that the first message of a talk says, its question too; without its buttons."""
    turn = engine.begin(conversation, known)
    said = lines_at(conversation, turn.said, known, voice)
    if turn.question is not None:
        said.append(question_words(turn.question, known, voice))
        said[:0] = not_checked(voice)
    return in_one(said)


def not_checked(voice: Voice) -> list[str]:
    """That nobody has checked the translation, where that is so (W:11)."""
    return [] if language(voice.language).reviewed else [words_of(phrases.NOT_CHECKED, voice)]


def in_one(said: Iterable[str]) -> str:
    """What is said, as one message."""
    return "\n\n".join(text for text in said if text)


def question_words(
    question: Ask, known: Mapping[str, object], voice: Voice, *, unread: bool = False
) -> str:
    """A question, how to answer it (once more, after what was `unread`), and who will see that."""
    words = [line(Say(question.words), known, voice)]
    if unread or (question.reads in _HINTS and not question.choices):
        words.append(hint(question, voice))
    there = known.get("clock_there") if question.reads is Reads.TIME else ""
    if isinstance(there, Spoken):
        words.append(there.in_words(voice))
    seen = who_will_see(seen_of(question, known), known, voice)
    return "\n".join(filter(None, [*words, seen]))


def hint(question: Ask, voice: Voice) -> str:
    """How to type an answer of this kind; nothing where anything can be typed."""
    return words_of(_HINTS.get(question.reads, ""), voice)


def seen_of(question: Ask, known: Mapping[str, object]) -> Seen:
    """Who will see the answer to a question, which may differ from time to time."""
    seen = known.get(question.seen_as) if question.seen_as else None
    return seen if isinstance(seen, Seen) else question.seen_by


def who_will_see(seen: Seen, known: Mapping[str, object], voice: Voice) -> str:
    """Who will see the answer (CH:172)."""
    words, voice = SEEN.get(seen, ""), voice.about(known)
    if not all(known.get(name) for name in _NAMED.get(seen, ())):
        first = known.get(_NAMED[seen][0])
        words = (SEEN_NO_LINK if first else {}).get(seen, SEEN_UNNAMED[seen])
    return filled(words_of(words, voice), known, voice)
