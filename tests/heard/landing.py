"""Where what someone typed has landed, by what can be read and tapped now."""

from __future__ import annotations

from sqlalchemy import update

from conversations.notes import NOTES
from conversations.plain_questions import notes as about_meetings
from conversations.script import Say
from conversations.talks import plain_answers
from locales.catalogue import load
from records.talks import talks
from tests.heard.typed import HELP, OFFERED, PERSON, PLAIN, SAFETY, SMALL, Typed
from tests.signals.worried import Play

MARKS = dict.fromkeys((0x2068, 0x2069))
#: how the answers begin that a plain question about meetings has at night, with none to come
_NOTHING_TO_COME = (
    "Nothing is planned right now. I will write when something is.",
    "You have no more meetings today.",
)


def speaks(play: Play, language: str) -> None:
    play.speaks("Kit", language)
    with play.home.database.transaction() as tx:
        mine = talks.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(update(talks).where(mine).values(state="closed"))


def landed(play: Play, typed: Typed) -> str:
    """Where it has landed, by what can be read and tapped now."""
    said = play.last("Kit").translate(MARKS)
    newest = list(play.phone("Kit").values())[-1]
    keys = {button.data.rpartition(".")[2] for row in newest.buttons for button in row}
    gettext = load(typed.language).gettext
    small = [
        note.words
        for name, note in NOTES.items()
        if name.startswith("small_") and isinstance(note, Say)
    ]
    if "tell" in keys:
        return SAFETY
    if gettext("These people can help now:") in said:
        return HELP
    if any(
        "shall_ring" in b.data or "shall_reach" in b.data for row in newest.buttons for b in row
    ):
        return PERSON
    plainly = [
        note.words for notes in (plain_answers, about_meetings) for note in notes.NOTES.values()
    ]
    words = [*plainly, *_NOTHING_TO_COME]
    if any(said.startswith(gettext(one)) for one in words):
        return PLAIN
    greets = gettext("Here is what I can do.") in said and typed.lands == SMALL
    if greets or any(said.startswith(gettext(words)) for words in small):
        return SMALL
    if typed.words in said and any("pass_it_on" in b.data for row in newest.buttons for b in row):
        return OFFERED
    return said
