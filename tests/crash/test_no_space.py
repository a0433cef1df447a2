"""A full disk: nothing is confirmed that was not saved, the truth is told, all goes on later."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import event

from scheduler.post.help_now import help_lines
from tests.crash.conftest import in_a_meeting
from tests.crash.note_words import words
from tests.crash.waiting import (
    answers_of,
    number_of_signals,
    presses,
    sends,
    shows,
    times_taken,
    unconfirmed,
    until,
)
from tests.scene import Phone, Scene

pytestmark = pytest.mark.crash

MEGABYTE = 1024 * 1024
Filler = tuple[Callable[[], None], Callable[[], None]]  #: fills up, makes room again


@contextmanager
def small_disk(folder: Path) -> Iterator[tuple[Scene, Filler]]:
    """The data on a file system of a few megabytes of its own."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a small file system; the other way is tested")
    ballast = disk / "ballast"

    def fill() -> None:
        with suppress(OSError), ballast.open("ab", buffering=0) as out:
            for size in (65536, 4096, 512, 1):
                with suppress(OSError):
                    while out.write(b"0" * size) == size:
                        pass

    try:
        with in_a_meeting(disk) as scene:
            yield scene, (fill, ballast.unlink)
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


@contextmanager
def few_pages(folder: Path) -> Iterator[tuple[Scene, Filler]]:
    """The database may not have one page more than it has now: works on every machine."""
    most: list[int] = []
    with in_a_meeting(folder) as scene:
        engine = scene.database.engine

        def limit(connection: object, *_: object) -> None:
            number = most[-1] if most else 1_000_000
            connection.execute(f"PRAGMA max_page_count={number}")  # type: ignore[attr-defined]

        def fill() -> None:
            with engine.connect() as conn:
                most.append(int(conn.exec_driver_sql("PRAGMA page_count").scalar() or 0))
            engine.dispose()

        def room() -> None:
            most.append(1_000_000)
            engine.dispose()

        event.listen(engine, "connect", limit)
        yield scene, (fill, room)


def use_up_what_is_left(phone: Phone) -> None:
    """Say things until nothing fits into the files' own pages, nor into those the bot frees."""
    for _ in range(500):
        told = [text for text in phone.texts() if words("not_saved") in text]
        if len(told) >= 4 and unconfirmed(phone.scene) >= 4:
            return
        is_answered(phone, "what can I do?")
    raise AssertionError("the disk is never full")


def is_answered(phone: Phone, text: str) -> None:
    """Say something, and wait for whatever comes back."""
    before = len(phone.texts())
    sends(phone, text)
    until(phone.scene, lambda: len(phone.texts()) > before, "an answer", phone.id)


@pytest.mark.parametrize("way", [small_disk, few_pages])
def test_what_a_full_disk_cannot_take_is_not_confirmed_and_comes_later(
    way: Callable[[Path], AbstractContextManager[tuple[Scene, Filler]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.intake.MOST_PAUSE_SECONDS", 0.2)
    with way(tmp_path) as (scene, (fill, make_room)):
        kit, cal, noor, max_ = (scene.phones[name] for name in ("Kit", "Cal", "Noor", "Max"))
        jo = scene.phones["Jo"]
        fill()
        use_up_what_is_left(max_)
        answered = answers_of(scene.database)
        before = len(jo.texts())

        said = [presses(noor, "coming.no"), sends(cal, "1"), sends(kit, "pineapple")]
        said.append(presses(max_, "help"))
        shows(noor, words("not_saved"))
        shows(cal, words("not_saved"))
        shows(kit, words("signal_from_memory_told"))
        shows(kit, help_lines("en"))
        shows(jo, words("signal_from_memory"))
        shows(max_, help_lines("en"))

        assert unconfirmed(scene) >= 4
        assert [times_taken(scene.database, one) for one in said] == [0, 0, 0, 0]
        assert answers_of(scene.database) == answered
        assert number_of_signals(scene.database) == 0

        make_room()
        scene.settle()

        assert unconfirmed(scene) == 0
        assert [times_taken(scene.database, one) for one in said] == [1, 1, 1, 1]
        assert answers_of(scene.database) == sorted([*answered, "no", "yes"])
        assert number_of_signals(scene.database) == 1
        assert len(jo.texts()) == before + 2, "once from memory, once as ever"
        told = [text for text in kit.texts() if words("signal_from_memory_told") in text]
        assert len(told) == 1, "the truth is told once, however often it is tried again"
