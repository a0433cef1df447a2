"""Someone who stands outside a group for peers only, and words that must not get out of it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select, update

from conversations.group_page.group_page import LINES
from records.access import Actor
from records.database import Tx
from records.groups import Group, groups
from records.people import Person, Role, memberships, people
from scheduler.agreement import agreements
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.talks.acts import Order
from scheduler.talks.cards import write_on_group
from tests.example import Change
from tests.scene import START, Phone, Scene

DEE = 901
#: of the group's title, page, agreement, meeting, place, and each of its people but one
CANARIES = (
    "gooseberry", "page-canary", "damson", "quince", "medlar-hall", "sorrel", "bergamot-name",
    "tansy-name", "Our table",
)  # fmt: skip


def comes_outside(scene: Scene, by: str = "Kit", name: str = "Dee", phone: int = DEE) -> Phone:
    """One of those who run the group gives the link; `name` says yes to being told."""
    link = a_link_outside(scene, by)
    new = scene.phones.get(name) or scene.phone(name, phone, started=False)
    new.says("/start " + link)
    for label in ("English", "Yes, it is safe", "Go on", "Go on", "Yes, please tell me"):
        new.taps(label)
    new.says(name)
    for label in ("No", "At 9 am", "Done"):
        new.taps(label)
    return new


def a_link_outside(scene: Scene, by: str = "Kit") -> str:
    """The code of a link for someone outside."""
    phone = scene.phones[by]
    phone.says("/invite")
    if "Our table" in phone.buttons():
        phone.taps("Our table")
    for label in ("Yes, we have met", "Someone outside, for worries about safety", "Yes, make it"):
        phone.taps(label)
    link = [text for text in phone.texts() if "?start=" in text][-1]
    return link.partition("?start=")[2].split()[0]


def with_canaries(meeting_by: str = "Kit") -> Change:
    """The peers' group has a page, an agreement, a meeting and people with words of their own."""

    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        group = tx.one(Group, select(groups).where(groups.c.peers_only))
        page = {name: f"page-canary of {name}" for name in LINES}
        write_on_group(tx, group, {"title": "gooseberry group", **page})
        agreements.make_version(
            tx, group.id, [agreements.AgreedLine("1", "what", "damson rule")], START
        )
        said = {
            "group": str(group.id), "title": "quince talk", "purpose": "sorrel purpose",
            "place": "medlar-hall", "day": "2026-06-03", "time": "10:30", "minutes": "120",
            "repeats": "once",
        }  # fmt: skip
        kit = Actor(ids[meeting_by])
        schedule_meeting(tx, kit, Order(answers=said), START)
        for name, called in (("Bea", "bergamot-name"), ("Ivy", "tansy-name")):
            row = tx.get(Person, ids[name])
            before = tx.unseal(row.key_id, "person.card", row.card)
            card = tx.seal(row.key_id, "person.card", {**before, "called": called})
            tx.conn.execute(update(people).where(people.c.id == row.id).values(card=card))

    return change


def who_is(tx: Tx, group_id: int, role: Role) -> list[int]:
    """The ids of those who are this in a group."""
    mine = (memberships.c.group_id == group_id, memberships.c.role == role)
    return list(tx.conn.scalars(select(memberships.c.person_id).where(*mine)))


def told(phone: Phone, words: str) -> list[str]:
    """What someone has read that has these words in it, their covers taken away."""
    for _ in range(10):
        if not phone.texts() or "Show" not in phone.buttons():
            break
        phone.taps("Show")
    return [text for text in phone.texts() if words in text]
