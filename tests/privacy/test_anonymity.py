"""Opened answers lead back to nobody: not by keys, order, rows, times, lengths, or messages."""

from __future__ import annotations

import logging
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.typed import message
from records.database import Tx
from records.evaluations import ENOUGH, Opened, evaluations, opened
from records.groups import groups
from records.meetings import Meeting, meetings
from records.notices import attempts, notices
from records.programs import quarantined
from records.talks import Talk, talks
from scheduler.evaluation import finish_evaluation
from scheduler.talks.answers import sealed
from tests.home import MEETING_AT, START, a_home
from tests.privacy import attacker
from tests.privacy.backups import copied
from tests.privacy.living import Life, all_bytes, named

LABELS = sorted(attacker.labels())
#: what each says: different choices, words of different lengths, and some skipped
SAID: dict[str, dict[str, str]] = {
    "Kit": {"q1": "very_happy", "q2": "yes", "q3": "always", "q4": "included", "q5": "alpha" * 3},
    "Bea": {"q1": "unhappy", "q2": "no", "q3": "~skip", "q4": "excluded", "q5": "bravo" * 70},
    "Noor": {"q1": "~skip", "q2": "~skip", "q3": "~skip", "q4": "~skip", "q5": "~skip"},
    "Cal": {"q1": "neutral", "q2": "sometimes", "q3": "never", "q4": "neutral", "q5": "~skip"},
    "Max": {"q1": "happy", "q2": "yes", "q3": "often", "q4": "neutral", "q5": "delta" * 9},
}
MORE = {"Kit": "~skip", "Bea": "~skip", "Noor": "echo" * 120, "Cal": "foxtrot", "Max": "~skip"}
WORDS = ("alpha", "bravo", "delta", "echoecho", "foxtrot")


class Round(Life):
    """A life with an evaluation in it, and what the attacker has copied on the way."""

    old: list[Path]
    logged: str


def answers(life: Life, name: str) -> None:
    """Someone answers the whole form."""
    for question, said in {**SAID[name], "more": MORE[name]}.items():
        if said == "~skip" or question not in ("q5", "more"):
            life.taps(name, question, said)
        else:
            life.says(name, said)


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    """Five answer, one after another; before each a backup is made, and one update stumbles."""
    folder = tmp_path_factory.mktemp("evaluation")
    (folder / "live").mkdir()
    records: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(self.format(record))

    keep, before = Keep(logging.DEBUG), logging.root.level
    logging.root.addHandler(keep)
    logging.root.setLevel(logging.DEBUG)
    with a_home(folder / "live") as home:
        named(home)
        life = Round(home)
        life.old = []
        home.meets(MEETING_AT, START)
        life.waits_until(MEETING_AT + timedelta(days=2))
        with pytest.MonkeyPatch.context() as patched:
            for name in SAID:
                if name == "Cal":
                    life.taps(name, "q1", "happy")
                    _stumbles(patched)
                    life.says(name, "golfgolf golf")
                    patched.undo()
                    life.taps_data(name, life.data(name, "~back"))
                life.old.append(copied(life, folder, f"before {name}"))
                answers(life, name)
                life.post.goes_on(minutes=7)
        home.database.sweep_keys()
        life.post.until_quiet(100)
        life.logged = "\n".join(records)
        shutil.copytree(folder / "live", folder / "found")
        yield life
    logging.root.removeHandler(keep)
    logging.root.setLevel(before)


def _stumbles(patched: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ValueError("our own mistake")

    patched.setattr(message, "typed", stumble)


def forms(life: Life) -> list[Talk]:
    """The talks of those who finished."""
    ids = [life.home.ids[name] for name in SAID]
    which = (talks.c.conversation == "evaluation_adult", talks.c.person_id.in_(ids))
    return life.home.rows(talks, *which)


# ------------------------------------------------------------------ it works at all


def test_all_that_was_said_is_opened_and_nothing_that_was_skipped(round_: Round) -> None:
    home = round_.home
    group = home.row(groups, home.group_id)
    with home.database.transaction() as tx:
        found = sorted(
            (row.question, tx.unseal(group.key_id, "evaluation.answer", row.answer))
            for row in tx.every(Opened, select(opened))
        )

    wanted = sorted(
        (question, said)
        for name in SAID
        for question, said in {**SAID[name], "more": MORE[name]}.items()
        if said != "~skip"
    )
    assert found == wanted
    assert [row.state for row in home.rows(evaluations)] == ["open"]


# ------------------------------------------------------------------ keys


def test_no_key_of_a_draft_is_left_in_the_store_or_can_be_dug_out_of_it(round_: Round) -> None:
    home = round_.home
    gone = {talk.key_id for talk in forms(round_)}
    assert len(gone) == ENOUGH
    found = home.folder.parent / "found"

    assert not gone & set(attacker.keys_in(found / "keys.db", home.master))
    store = b"".join(path.read_bytes() for path in sorted(found.glob("keys.db*")))
    assert attacker.carved_anywhere(store, gone, home.master) == {}
    everything = all_bytes(found) + b"".join(file.read_bytes() for file in round_.old)
    assert attacker.carved(everything, gone, home.master) == {}


def test_no_draft_in_any_old_backup_opens_with_any_key_there_is_now(round_: Round) -> None:
    keys = attacker.keys_in(round_.home.keys_file, round_.home.master)
    gone = {talk.key_id for talk in forms(round_)}
    drafts = [
        blob
        for file in round_.old
        for blob in attacker.blobs(file)
        if blob.place == "talk.answers" and blob.row["key_id"] in gone
    ]

    assert len([blob for blob in drafts if blob.data]) >= 3 * ENOUGH
    assert [d.row["id"] for d in drafts if attacker.opens(d.data, keys.values(), LABELS)] == []


def test_each_draft_had_a_key_of_its_own_and_no_one_elses(round_: Round) -> None:
    ids = [talk.key_id for talk in round_.home.rows(talks)]
    forms_ = [talk.key_id for talk in forms(round_)]

    assert all(ids.count(key_id) == 1 for key_id in forms_)


def test_an_update_set_aside_in_the_middle_of_it_can_not_be_read_either(round_: Round) -> None:
    home = round_.home
    (aside,) = home.rows(quarantined)
    keys = attacker.keys_in(home.keys_file, home.master)

    assert attacker.opens(aside.raw, keys.values(), LABELS) is None
    assert aside.key_id in {talk.key_id for talk in forms(round_)}


# ------------------------------------------------------------------ the opened rows


def test_an_opened_row_has_no_person_no_time_no_number_and_no_place_in_line(
    round_: Round,
) -> None:
    assert {column.name for column in opened.columns} == {
        "key",
        "evaluation_id",
        "question",
        "answer",
    }
    with closing(sqlite3.connect(round_.home.data_file)) as conn:
        with pytest.raises(sqlite3.OperationalError, match="no such column"):
            conn.execute("SELECT rowid FROM opened")
        (made,) = conn.execute("SELECT sql FROM sqlite_master WHERE name='opened'").fetchone()
        physical = [key for (key,) in conn.execute("SELECT key FROM opened")]
    assert "WITHOUT ROWID" in made
    assert physical == sorted(physical), "they lie in the order of keys that mean nothing"
    assert all(re.fullmatch("[0-9a-f]{32}", key) for key in physical)


def test_nothing_points_to_an_opened_row(round_: Round) -> None:
    from records import migrate

    pointing = [
        table.name
        for table in migrate.metadata().tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == "opened"
    ]
    assert pointing == []
    keys = {row.key for row in round_.home.rows(opened)}
    elsewhere = [
        (table, name)
        for table, row in attacker.rows(round_.home.data_file)
        for name, value in row.items()
        if table != "opened" and value in keys
    ]
    assert elsewhere == []


def test_all_are_opened_in_one_transaction_so_that_no_moment_tells_them_apart(
    round_: Round,
) -> None:
    counts = []
    for file in round_.old:
        with closing(sqlite3.connect(file)) as conn:
            counts.append(conn.execute("SELECT count(*) FROM opened").fetchone()[0])

    assert set(counts) == {0}
    assert len(round_.home.rows(opened)) > ENOUGH


def test_the_place_of_an_answer_says_nothing_about_who_finished_first(tmp_path: Path) -> None:
    """Opened again and again: each place is as likely for each person."""
    places: Counter[tuple[int, int]] = Counter()
    rounds = 120
    with a_home(tmp_path) as home:
        home.meets(MEETING_AT, START)
        with home.database.transaction() as tx:
            meeting = tx.one(Meeting, select(meetings))
            group_key = str(tx.conn.scalar(select(groups.c.key_id)))
            for number in range(rounds):
                evaluation: Any = type("Evaluation", (), {"id": number + 1, "state": "waiting"})
                tx.conn.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                done = [_draft(tx, home.ids[name], meeting.id, name) for name in SAID]
                finish_evaluation.open_together(tx, evaluation, meeting, done, START)
                rows = tx.conn.execute(
                    select(opened)
                    .where(opened.c.evaluation_id == number + 1)
                    .order_by(opened.c.key)
                )
                said = [tx.unseal(group_key, "evaluation.answer", row.answer) for row in rows]
                for place, name in enumerate(said):
                    places[place, list(SAID).index(name)] += 1
            tx.conn.execute(opened.delete())

    assert len(places) == ENOUGH * ENOUGH
    expected = rounds / ENOUGH
    distance = sum((count - expected) ** 2 / expected for count in places.values())
    assert distance < 60, "16 degrees of freedom: chance stays below 60 but once in two million"


def _draft(tx: Tx, person_id: int, meeting_id: int, said: str) -> Talk:
    """A finished draft that says who wrote it."""
    key_id = tx.keys.new()
    done = tx.conn.execute(
        insert(talks).values(
            person_id=person_id,
            conversation="evaluation_adult",
            version="1",
            meeting_id=meeting_id,
            key_id=key_id,
            answers=sealed(tx, key_id, {"q5": said}, anonymous=True),
            began_at=START,
            last_at=START,
            state="finished",
        )
    )
    return tx.get(Talk, (done.inserted_primary_key or (0,))[0])


# ------------------------------------------------------------------ what is left beside them


def test_what_is_left_of_each_draft_is_the_same_for_all(round_: Round) -> None:
    left = {
        (t.conversation, t.version, t.meeting_id, t.answers, t.question, t.state)
        for t in forms(round_)
    }

    assert len(left) == 1
    assert {t.answers for t in forms(round_)} == {b""}
    assert {t.state for t in forms(round_)} == {"closed"}


def test_how_many_turns_it_took_does_not_say_what_was_skipped(round_: Round) -> None:
    turned = {t.person_id: t.turn for t in forms(round_)}
    went_back = turned.pop(round_.home.ids["Cal"])
    turned.pop(round_.home.ids["Max"])  # with whom the drafts were closed

    assert len(set(turned.values())) == 1
    assert went_back > max(turned.values())


def test_drafts_look_equally_long_however_much_was_written(round_: Round) -> None:
    lengths = {
        len(blob.data)
        for file in round_.old
        for blob in attacker.blobs(file)
        if blob.place == "talk.answers" and blob.row["conversation"] == "evaluation_adult"
    }

    assert len(lengths - {0}) == 1


def test_the_longest_that_can_be_written_hides_among_the_long(tmp_path: Path) -> None:
    with a_home(tmp_path) as home, home.database.transaction() as tx:
        key_id = tx.keys.new()
        longest = {"q5": "ع" * 4096, "more": "\n" * 4096}
        lengths = [
            len(sealed(tx, key_id, {"q5": "x" * n, "more": ""}, anonymous=True))
            for n in (5_000, 12_000)
        ]

        assert {*lengths, len(sealed(tx, key_id, longest, anonymous=True))} == {lengths[0]}


def messages(life: Life, name: str) -> list[tuple[object, ...]]:
    """What a person was sent in the form, as the database keeps it, without who and when."""
    (talk,) = [t for t in forms(life) if t.person_id == life.home.ids[name]]
    columns = [
        c.name
        for c in notices.columns
        if c.name
        not in {"id", "person_id", "talk_id", "due_at", "settled_at", "message_id", "dedupe"}
        and c.name not in {"target_id", "boot_id"}
    ]
    rows = life.home.rows(notices, notices.c.talk_id == talk.id)
    return [tuple(getattr(row, column) for column in columns) for row in rows]


def test_the_messages_of_the_form_are_the_same_whatever_was_answered(round_: Round) -> None:
    kit, *others = (messages(round_, name) for name in SAID if name not in ("Cal", "Max"))

    assert len(kit) >= 7
    assert [other for other in others if other != kit] == []
    # the fifth is told at the end that there are enough; up to there it is the same
    assert messages(round_, "Max")[:-1] == kit[:-1]


def test_attempts_keep_when_and_how_and_nothing_of_what(round_: Round) -> None:
    ids = {t.id for t in forms(round_)}
    mine = round_.home.rows(notices, notices.c.talk_id.in_(ids))
    tried = round_.home.rows(attempts, attempts.c.notice_id.in_([row.id for row in mine]))

    seen = {(a.channel, a.language, a.outcome, a.error) for a in tried}
    assert seen == {("telegram", "en", "accepted", None)}


def test_no_word_of_an_answer_is_in_any_file_or_in_any_log(round_: Round) -> None:
    found = round_.home.folder.parent / "found"
    disk = all_bytes(found) + b"".join(file.read_bytes() for file in round_.old)

    assert [word for word in (*WORDS, "golfgolf") if word.encode() in disk] == []
    assert [word for word in (*WORDS, "golfgolf") if word in round_.logged] == []


def test_no_choice_of_an_answer_is_in_any_log(round_: Round) -> None:
    assert "very_happy" not in round_.logged
    assert "very_excluded" not in round_.logged


# ------------------------------------------------------------------ fewer than five, and after


def test_with_four_nothing_is_opened_and_after_a_week_all_is_erased(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        named(home)
        life = Life(home)
        home.meets(MEETING_AT, START)
        life.waits_until(MEETING_AT + timedelta(days=2))
        for name in list(SAID)[:4]:
            answers(life, name)
        assert home.rows(opened) == []
        gone = {t.key_id for t in home.rows(talks) if t.conversation == "evaluation_adult"}

        life.waits_until(MEETING_AT + timedelta(days=11))

        assert home.rows(opened) == []
        assert [row.state for row in home.rows(evaluations)] == ["deleted"]
        kept = attacker.keys_in(home.keys_file, home.master)
        assert not gone & set(kept)
        told = {row.person_id for row in home.planned("results_deleted")}
        assert told == {home.ids[name] for name in list(SAID)[:4]}


def test_who_comes_late_waits_for_others_and_is_not_opened_alone(round_: Round) -> None:
    before = len(round_.home.rows(opened))
    (late,) = round_.home.rows(
        talks,
        talks.c.conversation == "evaluation_adult",
        talks.c.person_id == round_.home.ids["Ivy"],
    )
    assert late.state in ("open", "paused")
    for question in ("q1", "q2", "q3", "q4", "q5", "more"):
        round_.taps("Ivy", question, "~skip" if question in ("q5", "more") else _any(question))

    assert len(round_.home.rows(opened)) == before
    assert round_.home.row(talks, late.id).state == "finished"


def _any(question: str) -> str:
    return {"q1": "happy", "q2": "yes", "q3": "often", "q4": "neutral"}[question]
