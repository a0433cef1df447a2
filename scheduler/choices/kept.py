"""What a person has chosen about themselves, and the little else that is on their row."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.choices.looking import LOOKING
from conversations.choices.my_choices import MY_CHOICES
from conversations.phrases import N_
from conversations.script import Answer, Choice, Seen
from scheduler.choices.keep_choices import CONTACT, PLAN, RHYTHM_DAYS
from scheduler.kept import Shows
from scheduler.my_data.answers import item
from scheduler.my_data.item import ABOUT_YOU, Item, Part, SeenBy, line, moment
from scheduler.series.left_in_peace import left_in_peace_until
from scheduler.talks.known import Known
from scheduler.talks.moments import City, Day
from scheduler.talks.spoken import Name, Spoken

_QUESTIONS = {**MY_CHOICES.questions, **LOOKING.questions}
#: where the question's name is not the one of its button in “My choices”
_BUTTONS = {
    "shared_phone": "phone",
    "own_word": "word",
    "hard_topics": "hard",
    "before": "hours",
    "signs_to": "plan",
}


def choices(known: Known) -> Iterator[Part]:
    """Everything “My choices” can change, and what is kept beside it."""
    buttons = {
        c.key: c.label for c in MY_CHOICES.questions["what"].choices if isinstance(c, Choice)
    }
    items = [
        item(_QUESTIONS[name], answer, known, buttons.get(_BUTTONS.get(name, name), ""))
        for name, answer in _kept(known).items()
        if answer
    ]
    yield Part(line(N_("About you")), (*items, *_beside(known)))


def _kept(known: Known) -> dict[str, Answer]:
    """The choices as answers to their questions."""
    card, person = known.card(), known.person
    rhythm = {days: key for key, days in RHYTHM_DAYS.items()}
    kept = {
        "called": card.get("called", ""),
        "language": person.language,
        "shared_phone": "yes" if person.covered else "no",
        "hours": person.hours,
        "own_word": card.get("word", ""),
        **{part: card.get(part, "") for part in PLAN},
        "signs_to": tuple(card.get("signs_to", ())),
        "hard_topics": card.get("hard_topics", ""),
        "before": card.get("before", ""),
        "sign": card.get("sign", ""),
        "not_to": tuple(card.get("not_to", ())),
        "also": tuple(card.get("also", ())),
        "looks": tuple(card.get("looks", ())),
        "news": card.get("news", ""),
        "circle": card.get("circle", ""),
        "calendar": card.get("calendar", ""),
        "ways": tuple(person.ways.split(",")),
        **{part: card.get(part, "") for part in CONTACT},
        "helps": tuple(card.get("helps", ())),
        "helps_other": card.get("helps_other", ""),
        "rhythm": rhythm.get(person.rhythm_days, ""),
    }
    return dict(kept)


def _beside(known: Known) -> Iterator[Item]:
    person = known.person
    for group_id in dict.fromkeys(place.group_id for place in known.memberships()):
        until = left_in_peace_until(known.tx, person, group_id, known.now)
        if until is not None:
            group = known.with_answers({"group": str(group_id)}).get("group")
            what = line(N_("I ask you to no new meeting of “{group}” until"), group=group)
            yield Item(what, Day(until), SeenBy(Seen.ONLY_BOT, known))
    yield _item(N_("The time where you are"), City(person.zone), known)
    yield _item(N_("Your number in Telegram"), Name(person.telegram_id or ""), known)
    yield _item(N_("We first met on"), Day(person.began_at), known)
    if person.heard_at is not None:
        yield _item(N_("I last heard from you"), Day(person.heard_at), known)
    if person.blocked_at is not None:
        blocked = moment(person.blocked_at)
        yield _item(N_("You closed this chat to me"), blocked, known, Seen.STAFF)


def _item(what: str, value: Spoken, known: Known, seen: Seen = Seen.ONLY_BOT) -> Item:
    return Item(line(what), value, SeenBy(seen, known))


#: the row of a person is no room's: `forget` empties it
SHOWS = (Shows("choices", choices, ABOUT_YOU),)
