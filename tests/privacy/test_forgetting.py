"""Who is forgotten can't be read again: not with the database, a backup, and the master key."""

from __future__ import annotations

import base64
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.typed import message
from records.access import Actor, Chat, NotAllowed
from records.database import Tx
from records.meetings import comings
from records.notices import notices
from records.people import memberships, people
from records.programs import quarantined
from records.roles import As
from records.talks import talks
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order
from tests.home import MEETING_AT, START, Home, a_home
from tests.privacy import attacker
from tests.privacy.living import (
    CANARIES,
    HELPS,
    NAMES,
    WORD,
    Life,
    all_bytes,
    named,
    plays_the_cycle,
)

LABELS = sorted(attacker.labels())
MINUTES_10, DAYS_9 = timedelta(minutes=10), timedelta(days=9)


class Past(Life):
    """A life, what an old backup of it holds, and the files as the attacker finds them."""

    old: Path
    found: Path


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    """Kit and Bea live the same life; a backup is made; then Kit is forgotten."""
    folder = tmp_path_factory.mktemp("past")
    cards = {
        name: {"called": called, "word": WORD, "helps_break": HELPS, "circle": "yes"}
        for name, called in NAMES.items()
    }
    (folder / "live").mkdir()
    with a_home(folder / "live", cards, title="gooseberry group") as home:
        life = Past(home)
        with pytest.MonkeyPatch.context() as patched:
            plays_the_cycle(life)
            for name in ("Kit", "Bea"):
                life.says(name, "/choices")
                _stumbles(patched)
                life.says(name, "clementine in quarantine")
                patched.undo()
        life.old = folder / "backup.db"
        with (
            closing(sqlite3.connect(home.data_file)) as data,
            closing(sqlite3.connect(life.old)) as copy,
        ):
            data.backup(copy)
        forgets(home, "Kit")
        home.database.sweep_keys()
        life.post.until_quiet(100)
        life.found = folder / "found"
        shutil.copytree(folder / "live", life.found)
        yield life


def _stumbles(patched: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ValueError("our own mistake")

    patched.setattr(message, "typed", stumble)


def forgets(home: Home, name: str) -> None:
    with home.database.transaction() as tx:
        forget(tx, Actor(home.ids[name]), Order(), MEETING_AT)


def keys_of(past: Past, name: str) -> set[str]:
    """Every key that a person's words were sealed with, by what the old backup says."""
    person_id = past.home.ids[name]
    return {
        str(row["key_id"])
        for table, row in attacker.rows(past.old)
        if (table == "person" and row["id"] == person_id)
        or (table == "talk" and row["person_id"] == person_id)
    }


def read(past: Past, keys: dict[str, bytes], *files: Path) -> bytes:
    """Everything that these keys open."""
    found = (
        attacker.opens(blob.data, keys.values(), LABELS)
        for file in files
        for blob in attacker.blobs(file)
    )
    return b"\n".join(words for words in found if words)


def test_the_life_left_words_of_every_kind_behind_or_this_would_prove_nothing(
    past: Past,
) -> None:
    keys = attacker.keys_in(past.found / "keys.db", past.home.master)
    mine = {key_id: key for key_id, key in keys.items() if key_id in keys_of(past, "Bea")}
    words = read(past, mine, past.old)

    assert b"marzipanbea" in words
    assert WORD.encode() in words
    assert HELPS.encode() in words
    assert b"clementine went well" in words
    assert b"clementine in quarantine" in words
    there = {b.place for b in attacker.blobs(past.old) if b.data}
    assert {"person.card", "talk.answers", "meeting.card", "quarantined.raw"} <= there


def test_the_attacker_finds_no_word_in_any_file(past: Past) -> None:
    disk = all_bytes(past.found) + past.old.read_bytes()

    assert [canary for canary in CANARIES if canary.encode() in disk] == []


def test_the_master_key_alone_opens_nothing(past: Past) -> None:
    master = {"master": base64.urlsafe_b64decode(past.home.master)}

    assert read(past, master, past.old, past.found / "alongside.db") == b""


def test_no_key_of_the_forgotten_is_left_in_the_store_or_can_be_dug_out_of_any_file(
    past: Past,
) -> None:
    gone, master = keys_of(past, "Kit"), past.home.master
    assert gone
    assert not gone & set(attacker.keys_in(past.found / "keys.db", master))

    assert attacker.carved_anywhere(_store(past), gone, master) == {}
    everything = all_bytes(past.found) + past.old.read_bytes()
    assert attacker.carved(everything, gone, master) == {}


def test_digging_would_find_a_key_that_is_there(past: Past) -> None:
    there, master = keys_of(past, "Bea"), past.home.master

    assert set(attacker.carved_anywhere(_store(past), there, master)) == there
    assert set(attacker.carved(_store(past), there, master)) == there


def _store(past: Past) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(past.found.glob("keys.db*")))


def test_even_with_every_key_of_the_store_nothing_of_the_forgotten_opens(past: Past) -> None:
    keys = attacker.keys_in(past.found / "keys.db", past.home.master)
    assert keys

    words = read(past, keys, past.old, past.found / "alongside.db")

    assert b"marzipanbea" in words
    assert b"marzipankit" not in words
    assert b"clementine new name" not in words


def test_in_the_old_backup_every_blob_of_the_forgotten_stays_shut(past: Past) -> None:
    keys = attacker.keys_in(past.found / "keys.db", past.home.master)
    kit = past.home.ids["Kit"]
    mine = [
        blob
        for blob in attacker.blobs(past.old)
        if blob.row.get("person_id") == kit
        or (blob.place == "person.card" and blob.row["id"] == kit)
        or blob.row.get("key_id") in keys_of(past, "Kit")
    ]

    assert {b.place for b in mine} >= {"person.card", "talk.answers", "quarantined.raw"}
    assert [b.place for b in mine if attacker.opens(b.data, keys.values(), LABELS)] == []


def test_what_is_left_in_the_database_is_numbers(past: Past) -> None:
    home, kit = past.home, past.home.ids["Kit"]
    person = home.row(people, kit)
    assert (person.state, person.telegram_id) == ("forgotten", None)
    assert {t.state for t in home.rows(talks, talks.c.person_id == kit)} == {"closed"}
    assert {t.answers for t in home.rows(talks, talks.c.person_id == kit)} == {b""}
    assert home.rows(comings, comings.c.person_id == kit) == []
    assert home.rows(memberships, memberships.c.person_id == kit) == []
    mine = home.rows(notices, notices.c.person_id == kit)
    assert mine
    assert {row.state for row in mine} & {"planned", "sending"} == set()
    assert {(row.parts, row.asks) for row in mine} == {("{}", None)}
    assert home.rows(quarantined)


def test_nothing_more_is_said_to_or_of_the_forgotten(tmp_path: Path) -> None:
    with a_home(tmp_path, {"Kit": {"called": "marzipankit", "circle": "yes"}}) as home:
        life = Life(home)
        home.meets(MEETING_AT, START, title="gooseberry")
        life.post.until_quiet(100)
        kit, chat = home.ids["Kit"], life.phone("Kit")
        life.waits_until(MEETING_AT + MINUTES_10)
        life.says("Kit", "/break")
        life.post.until_quiet(100)
        before = len([o for o in life.post.channel.sent if o.chat_id == chat])
        with home.database.transaction() as tx:
            forget(tx, Actor(kit), Order(), life.post.now)
        sent = len(life.post.channel.sent)

        life.waits_until(MEETING_AT + DAYS_9)

        assert len([o for o in life.post.channel.sent if o.chat_id == chat]) == before
        after = life.post.channel.sent[sent:]
        assert after
        assert not any("marzipan" in outgoing.text for outgoing in after)
        edits = [o.text for o in after if o.act == "edit"]
        assert any("Someone asked for a break" in text for text in edits)


def test_the_forgotten_are_not_on_any_list_and_hold_nothing_up(tmp_path: Path) -> None:
    from records.meetings import meetings
    from scheduler.meetings.cancel_meeting import cancel_meeting
    from scheduler.meetings.confirm_cancelled import confirm_cancelled

    with a_home(tmp_path) as home:
        meeting_id = home.meets(MEETING_AT, START)
        with home.database.transaction() as tx:
            order = Order(answers={"which": str(meeting_id), "why": "ill"})
            cancel_meeting(tx, Actor(home.ids["Jo"]), order, START)
        forgets(home, "Kit")
        for name in ("Bea", "Noor", "Cal", "Max", "Ivy"):
            with home.database.transaction() as tx:
                order = Order(meeting_id=meeting_id, answers={"got_it": "know"})
                confirm_cancelled(tx, Actor(home.ids[name]), order, START)

        assert home.row(meetings, meeting_id).state == "all_told"


def test_an_evaluation_that_someone_had_begun_is_forgotten_with_them(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    with a_home(tmp_path / "live") as home:
        named(home)
        life = Life(home)
        home.meets(MEETING_AT, START)
        life.waits_until(MEETING_AT + timedelta(days=2))
        life.taps("Kit", "q1", "happy")
        (draft,) = home.rows(
            talks,
            talks.c.conversation == "evaluation_adult",
            talks.c.person_id == home.ids["Kit"],
        )
        keys = attacker.keys_in(home.keys_file, home.master)
        said = attacker.opens(draft.answers, keys.values(), LABELS) or b""
        assert b"happy" in said

        forgets(home, "Kit")
        home.database.sweep_keys()

        left = attacker.keys_in(home.keys_file, home.master)
        assert attacker.opens(draft.answers, left.values(), LABELS) is None
        assert draft.key_id not in left
        assert len(left) == len(keys) - 2, "theirs and their draft's, and nobody else's"
        assert home.row(talks, draft.id).answers == b""


def test_forgetting_twice_or_before_someone_has_joined_works_too(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        with home.database.transaction() as tx:
            tx.conn.execute(
                people.update().where(people.c.id == home.ids["Bea"]).values(state="joining")
            )
        for name in ("Kit", "Kit", "Bea"):
            forgets(home, name)

        states = {p.id: p.state for p in home.rows(people)}
        assert states[home.ids["Kit"]] == states[home.ids["Bea"]] == "forgotten"


def test_when_the_link_person_is_forgotten_theirs_are_looked_after_by_the_facilitators(
    tmp_path: Path,
) -> None:
    from scheduler.post.people_states import note_blocked

    with a_home(tmp_path) as home:
        forgets(home, "Sam")
        with home.database.transaction() as tx:
            note_blocked(tx, home.ids["Kit"], START)

        asked = {row.person_id for row in home.planned("cannot_reach")}
        assert asked == {home.ids["Jo"], home.ids["Ali"]}


def test_the_name_of_a_forgotten_facilitator_is_not_kept_on_any_meeting(tmp_path: Path) -> None:
    with a_home(tmp_path, {"Jo": {"called": "marzipanjo"}}) as home:
        home.meets(MEETING_AT, START, who=str(home.ids["Jo"]))
        forgets(home, "Jo")
        home.database.sweep_keys()
        keys = attacker.keys_in(home.keys_file, home.master)

        found = [
            attacker.opens(blob.data, keys.values(), LABELS)
            for blob in attacker.blobs(home.data_file)
        ]

        assert any(b"Hub rules" in (words or b"") for words in found)
        assert not any(b"marzipanjo" in (words or b"") for words in found)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [(As.SELF, True), (As.OPERATOR, True), (As.FACILITATOR, False), (As.LINK_PERSON, False)],
)
def test_only_the_person_and_the_operator_can_have_someone_forgotten(
    tmp_path: Path, who: As, allowed: bool
) -> None:
    with a_home(tmp_path) as home:
        order = Order(answers={"person": str(home.ids["Kit"])})
        actor = {
            As.SELF: Actor(home.ids["Kit"]),
            As.OPERATOR: Actor(None, Chat.TERMINAL),
            As.FACILITATOR: Actor(home.ids["Jo"]),
            As.LINK_PERSON: Actor(home.ids["Sam"]),
        }[who]

        def tries(tx: Tx) -> bool:
            try:
                forget(tx, actor, order, START)
            except NotAllowed:
                return False
            return True

        with home.database.transaction() as tx:
            assert tries(tx) is allowed
        state = home.row(people, home.ids["Kit"]).state
        assert (state == "forgotten") is allowed
