"""The words and buttons of one turn of a talk: what leads it, what it says, what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from conversations import engine, phrases
from conversations.conversation import Conversation
from conversations.notes import NOTES
from conversations.offers import doubt, picked
from conversations.registry import ALL
from conversations.script import Answers, Ask, Say
from locales.catalogue import language
from records.database import Tx
from records.notices import Notice
from records.people import Person
from records.talks import ABOUT_COMING, Talk
from scheduler import house
from scheduler.post.channels import Button
from scheduler.talks.answers import answers_of
from scheduler.talks.known import Known
from scheduler.talks.people.contact_rows import roles_of
from scheduler.talks.spoken import Name, Spoken, Voice, filled, in_words
from scheduler.talks.turns.played import person_of
from scheduler.talks.words.asked_back import asked_words, offered, read_so_far
from scheduler.talks.words.lines import in_one, line, lines_at, not_checked, words_of
from scheduler.talks.words.subject import subject_of

Buttons = tuple[tuple[Button, ...], ...]
PICKED = "✓ "
#: said before a question that is asked again because its answer could not be read
_UNREAD = frozenset(
    {"NOT_A_DAY", "NOT_A_TIME", "NOT_A_NUMBER", "NOT_AN_ADDRESS", "NOT_A_PHONE", "DAY_IS_PAST"}
)
BACK, SKIP, STOP, DONE, IN_ENGLISH = "~back", "~skip", "~stop", "~done", "~english"


def known_for(
    tx: Tx,
    talk: Talk,
    person: Person,
    now: datetime,
    answers: Answers | None = None,
    extra: Mapping[str, object] | None = None,
) -> Known:
    """The facts of a talk."""
    return Known(
        tx,
        person,
        now,
        meeting_id=talk.meeting_id,
        signal_id=talk.signal_id,
        invitation_id=talk.invitation_id,
        about_id=talk.about_id,
        worry_id=talk.worry_id,
        talk_id=talk.id,
        answers=answers_of(tx, talk) if answers is None else answers,
        extra=extra,
    )


def turn_words(
    tx: Tx, row: Notice, person: Person, now: datetime, voice: Voice, parts: Mapping[str, Any]
) -> tuple[str, Buttons]:
    """The message of a turn, and its buttons."""
    talk = tx.get(Talk, row.talk_id)
    known = known_for(tx, talk, person if talk.played_by is None else person_of(tx, talk), now)
    voice = voice.about(known)
    conversation = ALL[talk.conversation]
    if row.asks and talk.state == "closed" and _is_about_one_that_is_off(talk, known):
        # opened only now: what it asked would send someone there
        return line(NOTES["before_off"], known, voice), ways_on(tx, person, voice)
    said = [_lead(name, known, voice, conversation) for name in parts.get("lead", ())]
    if talk.played_by is not None:
        said[:0] = _whose(known, voice, first=bool(parts.get("first")))
    said.append(read_so_far(conversation, parts.get("read", ()), known.answers, voice))
    said += lines_at(conversation, parts.get("said", ()), known, voice)
    question = conversation.questions.get(row.asks or "")
    unchecked = not language(voice.language).reviewed
    buttons: Buttons = ()
    if question is not None:
        lead = parts.get("lead", ())
        said.append(subject_of(conversation, question, talk, lead, known, voice))
        unread = not _UNREAD.isdisjoint(parts.get("lead", ()))
        said.append(asked_words(question, known, voice, unread=unread))
        buttons = _question_buttons(conversation, question, talk, known, voice)
        if unchecked and (parts.get("first") or [*known.answers][-1:] == ["language"]):
            said[:0] = not_checked(voice)
            english = Button(phrases.IN_ENGLISH, data(talk.id, question.name, IN_ENGLISH))
            buttons = (*buttons, (english,))
    else:
        buttons = ways_on(tx, person, voice)
    if unchecked and question is not None and question.consent:
        said.append(line(Say(question.words), known, voice._replace(language="en")))
    return in_one(said), buttons


def _is_about_one_that_is_off(talk: Talk, known: Known) -> bool:
    """Whether it asks about coming to a meeting that has been called off since."""
    return talk.conversation in ABOUT_COMING and bool(known.get("is_off"))


def ways_on(tx: Tx, person: Person, voice: Voice, *, helps: bool = True) -> Buttons:
    """Where nothing is asked: what is always there for them, the menu for a member, and help."""
    roles = roles_of(tx, person.id)
    rows = [
        (Button(words_of(ALL[name].title, voice), f"go.{name}"),)
        for name in house.named("always_for")
        if house.kind(name).always_for in roles
    ]
    last = [Button(words_of(phrases.MENU, voice), "go.menu")] if roles else []
    if helps:
        last.append(Button(words_of(phrases.HELP_NOW, voice), "help"))
    return (*rows, tuple(last)) if last else tuple(rows)


def _whose(known: Known, voice: Voice, *, first: bool) -> list[str]:
    """Whose answers these are, above each message of a talk that another plays."""
    name = {"name": known.get("name") or words_of(phrases.SOMEONE, voice)}
    words = [phrases.WITH_SOMEONE, *([phrases.HOW_TO_PLAY] if first else [])]
    return [" ".join(words_of(line, voice).format_map(in_words(name, voice)) for line in words)]


def _lead(name: str, known: Mapping[str, object], voice: Voice, conversation: Conversation) -> str:
    """A phrase, by its constant's name, or a note, by its own.

    A phrase that quotes a question of the talk has its name after a dot.
    """
    if name in NOTES:
        return line(NOTES[name], known, voice)
    phrase, _, question = name.partition(".")
    if question in conversation.questions:
        asked = line(Say(conversation.questions[question].words), known, voice)
        return words_of(getattr(phrases, phrase), voice).format_map({"asked": asked})
    return filled(words_of(getattr(phrases, phrase), voice), known, voice)


def _question_buttons(
    conversation: Conversation, question: Ask, talk: Talk, known: Known, voice: Voice
) -> Buttons:
    """One choice a row, always in the same order; then Back, Skip, Stop for now; then help."""
    chosen = picked(question, known.answers)
    rows: list[tuple[Button, ...]] = []
    for key, label in offered(question, known):
        mark = PICKED if key in chosen else ""
        rows.append((Button(mark + label_words(label, known, voice), _data(talk, question, key)),))
    if question.many:
        rows.append((Button(words_of(phrases.DONE, voice), _data(talk, question, DONE)),))
    ways: list[tuple[str, str]] = []
    says_no = len(doubt(question, known.answers)) == 1  # which leads back as well
    if not says_no and engine.can_go_back(conversation, known.answers, known):
        ways.append((phrases.BACK, BACK))
    if question.skip:
        ways.append((phrases.SKIP, SKIP))
    ways.append((phrases.STOP, STOP))
    rows.append(tuple(Button(words_of(w, voice), _data(talk, question, key)) for w, key in ways))
    rows.append((Button(words_of(phrases.HELP_NOW, voice), "help"),))
    return tuple(rows)


def label_words(label: object, known: Mapping[str, object], voice: Voice) -> str:
    """A button's words: a label of the script, or live data."""
    if isinstance(label, Name):
        return str(label)  # alone on its button, there is nothing to keep it apart from
    if isinstance(label, Spoken):
        return label.in_words(voice)
    return filled(words_of(str(label), voice), known, voice)


def _data(talk: Talk, question: Ask, key: str) -> str:
    return data(talk.id, question.name, key)


def data(talk_id: int, question: str, key: str) -> str:
    """What a tap sends back: talk, step and choice, in at most 64 bytes."""
    return f"{talk_id}.{question}.{key}"
