"""What was said to staff with no name leads back to nobody, as with an evaluation."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from records.access import Actor
from records.evaluations import ENOUGH
from records.groups import groups
from records.notices import notices
from records.surveys import survey_answers, survey_replies, surveys
from records.talks import Talk, talks
from scheduler.surveys.ask_survey import ask_survey
from scheduler.talks.acts import Order
from tests.home import a_home
from tests.privacy import attacker
from tests.privacy.backups import copied
from tests.privacy.living import Life, all_bytes, named

LABELS = sorted(attacker.labels())
ASKED = {
    "about": "quincequince",
    "question_1": "quincequince one",
    "answers_1": "medlar\nloquat",
    "question_2": "quincequince two",
    "closes": "usual",
}
#: what each says: a choice or none, and words of different lengths or none
SAID = {
    "Kit": ("a1", "alphaalpha"),
    "Bea": ("a2", "bravo" * 60),
    "Noor": ("~skip", "charlie" * 9),
    "Cal": ("a2", "~skip"),
    "Max": ("a1", "~skip"),
}
WORDS = ("alphaalpha", "bravobravo", "charliecharlie", "quincequince", "medlar")


class Round(Life):
    """A life with a survey in it, and what the attacker has copied on the way."""

    old: list[Path]


def asks(life: Life) -> None:
    jo = Actor(life.home.ids["Jo"])
    with life.home.database.transaction() as tx:
        ask_survey(tx, jo, Order(answers=ASKED), life.post.now)
    life.post.until_quiet(100)


def answers(life: Life, name: str) -> None:
    pick, words = SAID[name]
    life.taps(name, "how_else", "write")
    life.taps(name, "q1", pick)
    if words == "~skip":
        life.taps(name, "q2", words)
    else:
        life.says(name, words)


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    """Five answer, one after another, and a backup is made before each; then it closes."""
    folder = tmp_path_factory.mktemp("survey")
    (folder / "live").mkdir()
    with a_home(folder / "live") as home:
        named(home)
        life = Round(home)
        life.old = []
        asks(life)
        for name in SAID:
            life.old.append(copied(life, folder, f"before {name}"))
            answers(life, name)
            life.post.goes_on(minutes=7)
        life.old.append(copied(life, folder, "after all"))
        life.waits_until(life.post.now + timedelta(days=8))
        home.database.sweep_keys()
        life.post.until_quiet(100)
        yield life


def forms(life: Life) -> list[Talk]:
    """The talks of those who answered."""
    ids = [life.home.ids[name] for name in SAID]
    return life.home.rows(
        talks, talks.c.conversation == "survey_for_me", talks.c.person_id.in_(ids)
    )


def test_all_that_was_said_is_opened_and_nothing_that_was_skipped(round_: Round) -> None:
    home = round_.home
    group, rows = home.row(groups, home.group_id), home.rows(survey_answers)
    with home.database.transaction() as tx:
        found = sorted(
            (row.question, tx.unseal(group.key_id, "survey.answer", row.answer)) for row in rows
        )

    wanted = sorted(
        (question, said)
        for both in SAID.values()
        for question, said in zip(("q1", "q2"), both, strict=True)
        if said != "~skip"
    )
    assert found == wanted
    assert [row.state for row in home.rows(surveys)] == ["closed"]
    assert home.rows(survey_replies) == []


def test_no_draft_in_any_old_backup_opens_with_any_key_there_is_now(round_: Round) -> None:
    keys = attacker.keys_in(round_.home.keys_file, round_.home.master)
    gone = {talk.key_id for talk in forms(round_)}
    assert len(gone) == ENOUGH
    assert not gone & set(keys)
    drafts = [
        blob
        for file in round_.old
        for blob in attacker.blobs(file)
        if blob.place == "talk.answers" and blob.row["key_id"] in gone
    ]

    assert len([blob for blob in drafts if blob.data]) >= 3 * ENOUGH
    assert [d.row["id"] for d in drafts if attacker.opens(d.data, keys.values(), LABELS)] == []


def test_an_opened_row_has_no_person_no_time_and_no_place_in_line(round_: Round) -> None:
    columns = {column.name for column in survey_answers.columns}
    assert columns == {"key", "survey_id", "question", "answer"}
    with closing(sqlite3.connect(round_.home.data_file)) as conn:
        physical = [key for (key,) in conn.execute("SELECT key FROM surveyanswer")]
    assert physical == sorted(physical), "they lie in the order of keys that mean nothing"
    assert all(re.fullmatch("[0-9a-f]{32}", key) for key in physical)
    keys = set(physical)
    elsewhere = [
        (table, name)
        for table, row in attacker.rows(round_.home.data_file)
        for name, value in row.items()
        if table != "surveyanswer" and value in keys
    ]
    assert elsewhere == []


def test_nothing_is_opened_before_it_closes(round_: Round) -> None:
    for file in round_.old:
        with closing(sqlite3.connect(file)) as conn:
            assert conn.execute("SELECT count(*) FROM surveyanswer").fetchone()[0] == 0


def test_drafts_look_equally_long_and_took_as_many_turns(round_: Round) -> None:
    lengths = {
        len(blob.data)
        for file in round_.old
        for blob in attacker.blobs(file)
        if blob.place == "talk.answers" and blob.row["conversation"] == "survey_for_me"
    }
    assert len(lengths - {0}) == 1
    assert len({talk.turn for talk in forms(round_)}) == 1


def test_the_messages_are_the_same_whatever_was_answered(round_: Round) -> None:
    def messages(talk: Talk) -> list[tuple[object, ...]]:
        rows = round_.home.rows(notices, notices.c.talk_id == talk.id)
        return [(row.kind, row.name, row.parts, row.asks, row.silent, row.state) for row in rows]

    first, *others = (messages(talk) for talk in forms(round_))
    assert len(first) == 4
    assert [other for other in others if other != first] == []


def test_no_word_of_it_is_in_any_file(round_: Round) -> None:
    disk = all_bytes(round_.home.folder) + b"".join(file.read_bytes() for file in round_.old)

    assert [word for word in WORDS if word.encode() in disk] == []


def test_with_four_nothing_is_opened_and_all_is_erased(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        named(home)
        life = Life(home)
        asks(life)
        for name in list(SAID)[:4]:
            answers(life, name)
        gone = {talk.key_id for talk in home.rows(talks, talks.c.conversation == "survey_for_me")}

        life.waits_until(life.post.now + timedelta(days=8))

        assert home.rows(survey_answers) == []
        assert [row.state for row in home.rows(surveys)] == ["deleted"]
        assert not gone & set(attacker.keys_in(home.keys_file, home.master))
        told = home.rows(
            notices, notices.c.name == "survey_too_few", notices.c.dedupe.like("%:of:%")
        )
        assert {row.person_id for row in told} == {home.ids[name] for name in list(SAID)[:4]}
