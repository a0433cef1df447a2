"""What is sealed can be read with its owner's key, under its own label, and in no other way."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import sealing
from records.sealing import BadMasterKey, KeyGone, Keys, WrongMasterKey, check_master
from tests.home import a_home

LABEL = "person.card"
words = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@pytest.fixture
def master() -> str:
    return sealing.new_master_key()


@pytest.fixture
def keys(tmp_path: Path, master: str) -> Iterator[Keys]:
    keys = opened(tmp_path, master)
    yield keys
    keys.close()


def opened(folder: Path, master: str) -> Keys:
    return Keys(f"sqlite:///{folder}/keys.db", master)


def stored(folder: Path) -> dict[str, bytes]:
    """The keys as they lie in the store, wrapped."""
    with closing(sqlite3.connect(folder / "keys.db")) as conn:
        return dict(conn.execute("SELECT id, wrapped FROM sealing_key").fetchall())


def on_disk(folder: Path) -> bytes:
    """Every byte of the store's files."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("keys.db*")))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(value=words, sizes=st.sampled_from([(1,), (64,), (64, 4096)]))
def test_whatever_is_sealed_comes_out_as_it_went_in(
    keys: Keys, value: Any, sizes: tuple[int, ...]
) -> None:
    key_id = keys.new()

    assert keys.unseal(key_id, LABEL, keys.seal(key_id, LABEL, value, sizes=sizes)) == value


def test_the_same_words_are_never_sealed_the_same_way_twice(keys: Keys) -> None:
    key_id = keys.new()

    assert len({keys.seal(key_id, LABEL, "the same") for _ in range(50)}) == 50


def test_a_sealed_blob_does_not_hold_the_words(keys: Keys) -> None:
    assert b"canary" not in keys.seal(keys.new(), LABEL, {"called": "canary"})


def test_what_is_filled_up_has_one_of_the_sizes_whatever_it_says(keys: Keys) -> None:
    key_id, around = keys.new(), 12 + 16
    lengths = {
        len(keys.seal(key_id, LABEL, "x" * n, sizes=(64, 1024))) - around for n in range(2500)
    }

    assert lengths == {64, 1024, 2048, 3072}


def test_a_wrong_label_opens_nothing(keys: Keys) -> None:
    key_id = keys.new()
    blob = keys.seal(key_id, LABEL, "words")

    with pytest.raises(KeyGone):
        keys.unseal(key_id, "talk.answers", blob)


def test_a_wrong_key_opens_nothing(keys: Keys) -> None:
    one, other = keys.new(), keys.new()
    blob = keys.seal(one, LABEL, "words")

    with pytest.raises(KeyGone):
        keys.unseal(other, LABEL, blob)


def test_swapped_blobs_open_nothing(keys: Keys) -> None:
    kit, bea = keys.new(), keys.new()
    kits, beas = keys.seal(kit, LABEL, "Kit"), keys.seal(bea, LABEL, "Bea")

    for key_id, blob in ((kit, beas), (bea, kits)):
        with pytest.raises(KeyGone):
            keys.unseal(key_id, LABEL, blob)


@pytest.mark.parametrize("place", [0, 11, 12, -1])
def test_a_blob_in_which_a_single_bit_was_changed_opens_nothing(keys: Keys, place: int) -> None:
    key_id = keys.new()
    blob = bytearray(keys.seal(key_id, LABEL, "words"))
    blob[place] ^= 1

    with pytest.raises(KeyGone):
        keys.unseal(key_id, LABEL, bytes(blob))


@pytest.mark.parametrize("blob", [b"", b"x", b"x" * 12, b"x" * 27])
def test_what_is_too_short_to_be_sealed_opens_nothing(keys: Keys, blob: bytes) -> None:
    with pytest.raises(KeyGone):
        keys.unseal(keys.new(), LABEL, blob)


def test_a_destroyed_key_opens_nothing_even_if_it_was_in_memory(keys: Keys) -> None:
    key_id = keys.new()
    blob = keys.seal(key_id, LABEL, "words")
    assert keys.unseal(key_id, LABEL, blob) == "words"

    keys.destroy(key_id)

    with pytest.raises(KeyGone):
        keys.unseal(key_id, LABEL, blob)
    with pytest.raises(KeyGone):
        keys.seal(key_id, LABEL, "more words")


def test_destroying_a_key_twice_or_one_that_never_was_is_no_error(keys: Keys) -> None:
    key_id = keys.new()

    assert keys.destroy(key_id)
    assert keys.destroy(key_id, "never-was")
    assert keys.destroy()


def test_destroying_one_key_leaves_the_others_alone(keys: Keys) -> None:
    one, other = keys.new(), keys.new()
    blob = keys.seal(other, LABEL, "words")

    keys.destroy(one)

    assert keys.unseal(other, LABEL, blob) == "words"


def test_of_a_destroyed_key_nothing_is_left_in_the_files_of_the_store(
    keys: Keys, tmp_path: Path
) -> None:
    ids = [keys.new() for _ in range(120)]
    before = stored(tmp_path)
    for first in range(0, 90, 15):
        assert keys.destroy(*ids[first : first + 15])
        ids.append(keys.new())

    disk = on_disk(tmp_path)

    assert [i for i in ids[:90] if before[i] in disk or before[i][-16:] in disk] == []
    assert all(before[i] in disk for i in ids[90:120])


def test_a_reader_of_the_store_can_delay_the_end_of_a_key_but_it_is_said(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_id = keys.new()
    _impatient(keys)
    reader = sqlite3.connect(tmp_path / "keys.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sealing_key").fetchone()

    assert not keys.destroy(key_id)

    reader.execute("COMMIT")
    assert keys.destroy(key_id)
    reader.close()


def _impatient(keys: Keys) -> None:
    """The store's connections wait for no one."""
    conn = keys.engine.raw_connection()
    conn.cursor().execute("PRAGMA busy_timeout=1")
    conn.close()


def test_keys_survive_a_restart(tmp_path: Path, master: str) -> None:
    first = opened(tmp_path, master)
    key_id = first.new()
    blob = first.seal(key_id, LABEL, {"called": "Kit"})
    first.close()

    second = opened(tmp_path, master)

    assert second.unseal(key_id, LABEL, blob) == {"called": "Kit"}
    second.close()


def test_a_wrong_master_key_opens_no_store(tmp_path: Path, master: str) -> None:
    first = opened(tmp_path, master)
    first.new()
    first.close()

    with pytest.raises(WrongMasterKey):
        opened(tmp_path, sealing.new_master_key())


def test_keys_that_were_exchanged_in_the_store_open_nothing(
    tmp_path: Path, master: str, keys: Keys
) -> None:
    kit, bea = keys.new(), keys.new()
    blob = keys.seal(kit, LABEL, "words")
    wrapped = stored(tmp_path)
    with closing(sqlite3.connect(tmp_path / "keys.db")) as conn, conn:
        conn.execute("UPDATE sealing_key SET wrapped=? WHERE id=?", (wrapped[kit], bea))
        conn.execute("UPDATE sealing_key SET wrapped=? WHERE id=?", (wrapped[bea], kit))
    keys.close()  # what is open is in memory

    with pytest.raises(WrongMasterKey):
        keys.unseal(kit, LABEL, blob)


@pytest.mark.parametrize("key", ["", "short", base64.urlsafe_b64encode(b"x" * 31).decode(), "é"])
def test_a_master_key_of_the_wrong_kind_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(BadMasterKey):
        check_master(key)
    with pytest.raises(BadMasterKey):
        opened(tmp_path, key)


def test_the_store_holds_no_key_that_can_be_read_without_the_master_key(
    keys: Keys, tmp_path: Path, master: str
) -> None:
    key_id = keys.new()
    keys.seal(key_id, LABEL, "words")
    wrapped = stored(tmp_path)[key_id]
    by_master = AESGCM(base64.urlsafe_b64decode(master))
    clear = by_master.decrypt(wrapped[:12], wrapped[12:], key_id.encode())
    assert len(clear) == 32

    assert clear not in on_disk(tmp_path)


def test_a_fingerprint_is_the_same_each_time_and_differs_by_label_words_and_master_key(
    keys: Keys, tmp_path: Path
) -> None:
    other = Keys(f"sqlite:///{tmp_path}/other.db", sealing.new_master_key())
    prints = [
        keys.fingerprint("invitation", "code"),
        keys.fingerprint("invitation", "Code"),
        keys.fingerprint("other", "code"),
        other.fingerprint("invitation", "code"),
    ]

    assert len(set(prints)) == 4
    assert keys.fingerprint("invitation", "code") == prints[0]
    other.close()


def test_memory_keeps_only_so_many_keys_and_still_opens_all(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "KEPT_IN_MEMORY", 3)
    blobs = {key_id: keys.seal(key_id, LABEL, key_id) for key_id in (keys.new() for _ in range(9))}

    assert len(keys.opened) == 3
    assert [keys.unseal(key_id, LABEL, blob) for key_id, blob in blobs.items()] == list(blobs)


def test_a_key_buried_in_a_transaction_dies_with_its_commit_and_not_with_its_rollback(
    tmp_path: Path,
) -> None:
    with a_home(tmp_path) as home:
        kept, gone = home.keys.new(), home.keys.new()

        def fail() -> None:
            with home.database.transaction() as tx:
                tx.bury(kept)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        with home.database.transaction() as tx:
            tx.bury(gone)
        assert home.database.sweep_keys() == 1
        assert home.database.sweep_keys() == 0

        home.keys.seal(kept, LABEL, "words")
        with pytest.raises(KeyGone):
            home.keys.seal(gone, LABEL, "words")


def test_burying_a_key_twice_before_the_sweep_or_none_at_all_is_no_error(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        gone = home.keys.new()
        with home.database.transaction() as tx:
            tx.bury(gone, gone)
            tx.bury()
        with home.database.transaction() as tx:
            tx.bury(gone)

        assert home.database.sweep_keys() == 1


def test_keys_buried_by_a_program_that_died_before_its_sweep_are_swept_by_the_next(
    tmp_path: Path,
) -> None:
    from records.database import Database

    with a_home(tmp_path) as home:
        gone = home.keys.new()
        with home.database.transaction() as tx:
            tx.bury(gone)
        url, master = home.database.url, home.master

    keys = opened(tmp_path, master)
    database = Database(url, keys)
    assert gone in stored(tmp_path)

    assert database.sweep_keys() == 1

    assert gone not in stored(tmp_path)
    database.close()
    keys.close()


def test_a_sweep_that_could_not_empty_the_log_of_the_store_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_home(tmp_path) as home:
        with home.database.transaction() as tx:
            tx.bury(home.keys.new())
        monkeypatch.setattr(home.keys, "empty_log", lambda: False)
        home.database.sweep_keys()
        monkeypatch.undo()

        assert home.database.sweep_keys() == 1
        assert home.database.sweep_keys() == 0
