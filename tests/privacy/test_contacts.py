"""A contact outside a group opens all there is, and no word of the group is ever among it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from conversations.registry import ALL
from records.groups import groups
from records.people import memberships, people
from scheduler.contacts import contacts
from tests.home import START, a_home, add_person
from tests.outside import CANARIES, with_canaries
from tests.peers import with_peers
from tests.privacy.living import Life, named

TYPED = (
    "help", "hide", "show", "menu", "back", "skip", "stop", "break", "yes", "no", "1", "2",
    "who comes?", "when is the next meeting?", "Bea", "who are you?", "I need a break please",
    "Our table", "مساعدة", "القائمة", "من سيأتي؟", "⚽", "page", "/start nothing", "/", "/nothing",
)  # fmt: skip
OF_THE_GROUP = tuple(word for word in CANARIES if not word.endswith("-name"))
#: what who runs a group can begin
FOR_JO = [c.name for c in ALL.values() if c.title and (not c.roles or "facilitator" in c.roles)]
#: what ends a talk at once, or begins what is begun in any case
#: the first choices on a day before, and the last while the meeting is on
ON_ANY_DAY = pytest.mark.parametrize(("which", "after"), [(0, 1), (-1, 25)])
LEADS_OUT = ("help", "go.menu", ".~stop", ".~back", ".~skip", ".~english")


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    """Dee, who is in no group, and Jo, who runs another, stand outside that of Kit and Bea."""
    with a_home(tmp_path) as home:
        with home.database.transaction() as tx:
            with_peers("Bea", "Ivy")(tx, home.ids)
            with_canaries()(tx, home.ids)
            group = tx.conn.scalar(select(groups.c.id).where(groups.c.peers_only))
            home.ids["Dee"] = add_person(tx, home.group_id, "safeguarding", {"called": "D"}, 901)
            tx.conn.execute(delete(memberships).where(memberships.c.person_id == home.ids["Dee"]))
            for name in ("Dee", "Jo"):
                contacts.begin(tx, home.ids[name], int(group or 0), START)
        named(home)
        yield Life(home)


def explores(life: Life, name: str, which: int, talks: Collection[str], steps: int) -> None:
    """Begin these, by button and by command, and tap the first or the last of what comes."""
    for words in TYPED:
        life.says(name, words)
    for talk in talks:
        life.taps_data(name, f"go.{talk}")
        _goes_on(life, name, which, steps)
    for command in (ALL[talk].command for talk in talks if ALL[talk].command):
        life.says(name, f"/{command}")
        _goes_on(life, name, which, steps)
    chat = {"id": life.phone(name), "type": "private"}
    sender = {"id": chat["id"], "is_bot": False, "first_name": name}
    voice = {"voice": {"file_id": "f", "file_unique_id": "f", "duration": 1}}
    life.takes({"message": {"message_id": 1, "date": 0, "chat": chat, "from": sender, **voice}})


def _goes_on(life: Life, name: str, which: int, steps: int) -> None:
    for _ in range(steps):
        newest = life.got(name)[-1:]
        offered = [b.data for one in newest for row in one.buttons for b in row]
        fitting = [data for data in offered if not data.endswith(LEADS_OUT)]
        if not fitting:
            return
        life.taps_data(name, fitting[which])


def seen(life: Life, name: str) -> str:
    """Every word that came to someone, in messages and on buttons."""
    words = [o.text for o in life.got(name)]
    return "\n".join([*words, *(b.label for o in life.got(name) for r in o.buttons for b in r)])


def test_there_is_something_to_hide(life: Life) -> None:
    life.says("Ivy", "/group")
    life.taps("Ivy", "group", str(_group(life)))
    life.says("Ivy", "/meetings")
    said = seen(life, "Ivy")

    assert [c for c in ("gooseberry", "page-canary", "quince") if c not in said] == []


def _group(life: Life) -> int:
    with life.home.database.transaction() as tx:
        return int(tx.conn.scalar(select(groups.c.id).where(groups.c.peers_only)) or 0)


@ON_ANY_DAY
def test_who_stands_only_outside_reads_no_word_of_the_group(
    life: Life, which: int, after: int
) -> None:
    life.waits_until(START + timedelta(hours=after))
    explores(life, "Dee", which, ALL, 2)
    life.waits_until(START + timedelta(days=4))  # the meeting comes and goes
    life.says("Dee", "/menu")

    said = seen(life, "Dee")
    assert len(life.got("Dee")) > len(TYPED)
    assert [word for word in (*CANARIES, "Kit", "Bea", "Ivy") if word in said] == []
    with life.home.database.transaction() as tx:
        assert tx.conn.scalar(select(people.c.state).where(people.c.telegram_id == 901)) == "here"


@ON_ANY_DAY
def test_staff_of_another_group_read_no_more_of_it_for_standing_outside(
    life: Life, which: int, after: int
) -> None:
    life.waits_until(START + timedelta(hours=after))
    explores(life, "Jo", which, FOR_JO, 1)
    life.waits_until(START + timedelta(days=4))
    life.says("Jo", "/menu")

    said = seen(life, "Jo")
    assert "Hub group" in said
    assert [word for word in OF_THE_GROUP if word in said] == []
