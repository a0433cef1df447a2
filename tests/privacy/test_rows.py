"""Rows hold ids, times and names of ours. Words are in sealed blobs, and nowhere else."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.home import a_home
from tests.privacy import attacker
from tests.privacy.living import (
    CANARIES,
    HELPS,
    NAMES,
    PURPOSE,
    TITLE,
    WORD,
    Life,
    all_bytes,
    named,
    plays_the_cycle,
)

#: a name of ours, an id, a key, a moment, a path, a zone, or JSON of such things
OURS = re.compile(r"""[A-Za-z0-9_.:~+\-/ {}\[\]",]*""")
TEXTS = re.compile(r"[a-z]+ [a-z]+ [a-z]+", re.IGNORECASE)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    cards = {
        name: {"called": called, "word": WORD, "helps_break": HELPS, "circle": "yes"}
        for name, called in NAMES.items()
    }
    with a_home(tmp_path_factory.mktemp("rows"), cards, title="gooseberry group") as home:
        named(home)
        life = Life(home)
        plays_the_cycle(life)
        life.says("Kit", "clementine to nobody")
        life.says("Jo", "/newmeeting")
        life.says("Jo", "No, a new one")
        life.says("Jo", TITLE)
        life.says("Jo", PURPOSE)
        yield life


def columns(life: Life) -> list[tuple[str, object]]:
    """Every value that is text, with the place it was found in."""
    return [
        (f"{table}.{name}", value)
        for table, row in attacker.rows(life.home.data_file)
        for name, value in row.items()
        if isinstance(value, str)
    ]


def test_the_people_of_this_test_have_read_words_so_there_is_something_to_hide(
    life: Life,
) -> None:
    said = "\n".join(outgoing.text for outgoing in life.post.channel.sent)

    assert TITLE in said
    assert NAMES["Jo"] in said
    assert WORD in said or NAMES["Kit"] in said


def test_no_word_is_in_the_raw_files_with_the_log_or_after_it_was_emptied(life: Life) -> None:
    folder = life.home.folder
    with_log = all_bytes(folder)
    assert any(path.name.endswith("-wal") and path.stat().st_size for path in folder.iterdir())
    with closing(sqlite3.connect(life.home.data_file)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    without = all_bytes(folder)

    assert [canary for canary in CANARIES if canary.encode() in with_log] == []
    assert [canary for canary in CANARIES if canary.encode() in without] == []


def test_what_is_text_in_a_row_is_a_name_or_a_number_of_ours(life: Life) -> None:
    odd = {(place, value) for place, value in columns(life) if not OURS.fullmatch(str(value))}

    assert odd == set()


def test_no_row_of_a_notice_holds_a_sentence(life: Life) -> None:
    sentences = {
        (place, value)
        for place, value in columns(life)
        if place.startswith(("notice.", "attempt.", "talk.")) and TEXTS.search(str(value))
    }

    assert sentences == set()


def test_every_blob_is_sealed(life: Life) -> None:
    for blob in attacker.blobs(life.home.data_file):
        if blob.place == "invitation.code_hash" or not blob.data:
            continue
        with pytest.raises((UnicodeDecodeError, ValueError)):
            _plain(blob.data)


def _plain(data: bytes) -> None:
    """Raises for what is not text, as what is sealed is not."""
    text = data.decode("utf-8")
    if not text.isprintable():
        raise ValueError(text)


def test_the_store_of_keys_knows_no_person(life: Life) -> None:
    tables = {table for table, _ in attacker.rows(life.home.keys_file)}
    fields = {name for _, row in attacker.rows(life.home.keys_file) for name in row}

    assert tables == {"sealing_key"}
    assert fields == {"id", "wrapped"}


def test_the_database_knows_no_key(life: Life) -> None:
    keys = attacker.keys_in(life.home.keys_file, life.home.master)
    disk = b"".join(path.read_bytes() for path in life.home.folder.glob("alongside.db*"))

    assert [key_id for key_id, key in keys.items() if key in disk] == []
    assert Path(life.home.data_file).exists()


def test_nothing_is_kept_of_a_person_that_was_not_asked_for() -> None:
    from records.people import people

    assert {column.name for column in people.columns} == {
        *("id", "telegram_id", "key_id", "card", "language", "zone", "hours", "covered"),
        *("rhythm_days", "ways", "state", "began_at", "blocked_at", "heard_at"),
    }
