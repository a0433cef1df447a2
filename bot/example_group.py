"""An example group for the demo and for tests: as if everyone had joined a few days ago."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from records.database import Database, Tx
from records.groups import Group
from records.people import Hours, Person, Role, memberships, people
from scheduler.contacts.no_contact import NOT_BEFORE, PUT_OFF
from scheduler.friendly_words.hello import plan_hello
from scheduler.joining.make_group import make_group
from scheduler.talks.cards import write_on_group

TITLE, ZONE = "Hub group", "Europe/London"
JOINED_BEFORE = timedelta(days=3)
_FACILITATORS = ("Jo", "Ali")
_LINK_PERSON = "Sam"
_CO_PRODUCERS = ("Kit", "Bea", "Noor", "Cal", "Max", "Ivy")
_NEW = "Ren"
_FIRST_TELEGRAM_ID = 101
_LANGUAGES = {"Noor": "ar"}
_SHARED_PHONES = frozenset({"Bea"})
_WORDS = {"Kit": "pineapple"}
_LABELS = {
    Role.FACILITATOR: "Facilitator",
    Role.LINK_PERSON: "Link person",
    Role.CO_PRODUCER: "Co-producer",
}
_NOT_YET = "Not here yet"


@dataclass(frozen=True)
class Example:
    """Where everyone is, by what they are called."""

    group_id: int
    now: datetime
    people: dict[str, int] = field(default_factory=dict)  #: ids in the database
    roles: dict[str, Role] = field(default_factory=dict)
    phones: dict[str, int] = field(default_factory=dict)  #: Telegram ids, of the new one too


def fill(database: Database, now: datetime) -> Example:
    """Make the group and its people; everything that was done has been done before `now`.

    Who is to be told of a worry about safety they have put off: a digest asks in four weeks.
    """
    with database.transaction() as tx:
        began = now - JOINED_BEFORE
        group_id = make_group(tx, TITLE, began, zone=ZONE, form="adult", evaluate_every=1)
        example = Example(group_id, now)
        group = tx.get(Group, group_id)
        write_on_group(tx, group, {NOT_BEFORE: (now + PUT_OFF).isoformat()})
        for name in _FACILITATORS:
            _add(tx, example, name, Role.FACILITATOR, began)
        link_id = _add(tx, example, _LINK_PERSON, Role.LINK_PERSON, began)
        for name in _CO_PRODUCERS:
            person_id = _add(tx, example, name, Role.CO_PRODUCER, began, link_id)
            person = tx.get(Person, person_id)
            plan_hello(tx, person, began)
        example.phones[_NEW] = _FIRST_TELEGRAM_ID + len(example.people)
    return example


def seed_file(example: Example, clock: datetime | None = None) -> dict[str, Any]:
    """The same people as phones, in the form that `python -m simulator --seed` reads."""
    return {
        "clock": (clock or example.now).isoformat(),
        "bot": {"username": "alongside_demo_bot", "name": "Alongside"},
        "people": [
            {
                "id": phone,
                "name": name,
                "language_code": _LANGUAGES.get(name, "en"),
                "label": _LABELS[example.roles[name]] if name in example.roles else _NOT_YET,
                "started": name in example.roles,
            }
            for name, phone in example.phones.items()
        ],
        "groups": [],
    }


def _add(
    tx: Tx, example: Example, name: str, role: Role, began: datetime, link_id: int | None = None
) -> int:
    """Someone as joining leaves them behind; their id."""
    key_id = tx.keys.new()
    phone = _FIRST_TELEGRAM_ID + len(example.people)
    card = {"called": name, "word": _WORDS.get(name, "break"), "helps": [], "circle": "yes"}
    staff = role is not Role.CO_PRODUCER
    done = tx.conn.execute(
        insert(people).values(
            telegram_id=phone,
            key_id=key_id,
            card=tx.seal(key_id, "person.card", {"called": name} if staff else card),
            language=_LANGUAGES.get(name, "en"),
            zone=ZONE,
            hours=Hours.ANY,
            covered=name in _SHARED_PHONES,
            state="here",
            began_at=began,
            heard_at=began,
        )
    )
    (person_id,) = done.inserted_primary_key or (0,)
    tx.conn.execute(
        insert(memberships).values(
            person_id=person_id,
            group_id=example.group_id,
            role=role,
            link_id=link_id,
            since=began,
        )
    )
    example.people[name], example.roles[name], example.phones[name] = person_id, role, phone
    return int(person_id)
