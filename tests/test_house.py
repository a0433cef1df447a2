"""The house (docs/architecture.md): what a room brings can't be forgotten, nor brought twice."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import conversations
from conversations.conversation import Conversation
from conversations.folders import modules
from conversations.registry import ALL
from conversations.script import Do
from records.access import Actor
from records.database import Tx
from records.people import people
from scheduler import house, ports
from scheduler.fares.room import ROOM as FARES
from scheduler.house import BroughtTwice, HouseClosed, NoSuchKind
from scheduler.jobs import Job, Next
from scheduler.kinds import Kind
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.ports import NoSuchPort
from scheduler.post import outbox
from scheduler.post.due.sweep import sweep
from scheduler.rooms import ROOMS, open_all
from scheduler.seams import Room
from scheduler.talks.acts import Order
from scheduler.talks.known import Known, fact, names_of_facts
from tests.home import MEETING_AT, START, Home, a_home

SCHEDULER = Path(house.__file__).parent
#: folders that are a part of a room
FOLDERS = {path.name: path for path in SCHEDULER.iterdir() if (path / "__init__.py").is_file()}


@pytest.fixture
def closed() -> Iterator[None]:
    house.close_house()
    yield
    open_all()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("house")) as one:
        yield one


def trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    """Each module of a folder by its name, and what it says."""
    for path in sorted(folder.rglob("*.py")):
        name = ".".join(path.relative_to(SCHEDULER.parent).with_suffix("").parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"))


# ------------------------------------------------------------------ nothing is left out


def test_each_room_is_in_the_house_and_named_as_its_folder() -> None:
    rooms = {path.parent.name for path in SCHEDULER.glob("*/room.py")}

    assert {room.name for room in ROOMS} == rooms
    assert len(ROOMS) == len(rooms)
    assert set(FOLDERS) - rooms <= {"my_data"}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_what_stands_in_a_rooms_folder_is_in_what_it_brings(room: Room) -> None:
    here = dict(trees(FOLDERS[room.name]))
    verbs, with_facts = set(), set()
    for name, tree in here.items():
        short = name.rpartition(".")[2]
        functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
        verbs |= {one.name for one in functions if one.name == short and _is_for_an_actor(one)}
        calls = (n.func for n in ast.walk(tree) if isinstance(n, ast.Call))
        if any(isinstance(f, ast.Name) and f.id == "fact" for f in calls) and short != "known":
            with_facts.add(name)

    assert verbs <= {act.__name__ for act in room.acts}
    assert {module.__name__ for module in room.facts} == with_facts
    parts: dict[str, tuple[object, ...]] = {
        "KINDS": room.kinds,
        "JOBS": room.jobs,
        "DECISIONS": room.decisions,
        "KEPT": room.kept,
        "OF_MEETINGS": room.of_meetings,
        "SHOWS": room.shows,
    }
    for part, brought in parts.items():
        # elsewhere they are other words
        where = ".kept" if part in ("KEPT", "OF_MEETINGS", "SHOWS") else ""
        these = {name: tree for name, tree in here.items() if name.endswith(where)}
        mine = [name for name, tree in these.items() if part in _assigned(tree)]
        written = [one for name in mine for one in getattr(importlib.import_module(name), part)]
        assert list(brought) == written, part
    hears = [name for name, tree in here.items() if "ON" in _assigned(tree)]
    assert [dict(importlib.import_module(name).ON) for name in hears] == [dict(room.on)] * len(
        hears
    )
    assert bool(hears) is bool(room.on)


def _is_for_an_actor(function: ast.FunctionDef) -> bool:
    return [arg.arg for arg in function.args.args[:2]] == ["tx", "actor"]


def _assigned(tree: ast.Module) -> set[str]:
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }


def test_each_act_that_a_script_names_is_brought_by_a_room() -> None:
    named = {
        step.act for one in ALL.values() for step in one.by_path.values() if isinstance(step, Do)
    }
    named |= {one.each for one in ALL.values() if one.each}

    assert named
    assert named - set(house.acts()) == set()


# ------------------------------------------------------------------ nothing twice


def test_two_rooms_never_bring_the_same(closed: None) -> None:
    one = Room("one", kinds=(Kind("a_note"),), jobs=(Job("job", list, print, Next()),))
    for twice in (
        Room("two", kinds=(Kind("a_note"),)),
        Room("two", acts=(open_all, open_all)),
    ):
        with pytest.raises(BroughtTwice):
            house.open_house((one, twice))
    house.open_house((one, Room("two", jobs=(Job("job", list, print, Next()),))))
    with pytest.raises(BroughtTwice):
        house.jobs()
    house.open_house((FARES, Room("two", kept=FARES.kept[:1])))
    with pytest.raises(BroughtTwice):
        house.kept()


def test_no_fact_is_brought_twice() -> None:
    with pytest.raises(BroughtTwice):
        fact("meeting")(lambda _known: "")


# ------------------------------------------------------------------ nothing as if there were none


def test_in_a_house_that_was_not_opened_nothing_goes_on(home: Home, closed: None) -> None:
    with pytest.raises(HouseClosed):
        sweep(home.database, START)
    with pytest.raises(HouseClosed):
        names_of_facts()
    row = home.row(people, home.ids["Kit"])
    with home.database.transaction() as tx:
        kit = Known(tx, row, START)
        with pytest.raises(HouseClosed):
            kit.get("no_such_fact")
        with pytest.raises(HouseClosed):
            outbox.post(tx, to=home.ids["Kit"], kind="note", name="hidden", now=START)


def test_in_a_house_that_was_not_opened_no_one_is_forgotten_and_nothing_shown(
    home: Home, closed: None
) -> None:
    kit = Actor(home.ids["Kit"])
    with pytest.raises(HouseClosed), home.database.transaction() as tx:
        forget(tx, kit, Order(), START)
    with pytest.raises(HouseClosed), home.database.transaction() as tx:
        my_data(tx, kit, START)
    assert home.row(people, home.ids["Kit"]).state == "here"


def test_what_the_core_asks_of_a_room_that_is_not_there_is_said(home: Home, closed: None) -> None:
    house.open_house((Room("empty"),))
    with home.database.transaction() as tx, pytest.raises(NoSuchPort):
        ports.who_hears(tx, home.ids["Kit"], START)


# ------------------------------------------------------------------ notices


def test_only_what_a_room_has_brought_can_be_posted(home: Home) -> None:
    with home.database.transaction() as tx, pytest.raises(NoSuchKind):
        outbox.post(tx, to=home.ids["Kit"], kind="note", name="no_such_note", now=START)


def test_each_kind_stands_in_one_room_with_words_of_its_own_or_of_its_talk() -> None:
    for room in ROOMS:
        for kind in room.kinds:
            assert house.kind(kind.name) == kind
            assert not kind.call.unless or kind.call.unless in house.kinds()
            assert not kind.confirm or kind.confirm in house.acts()
    for room in ROOMS:
        assert set(room.attached) <= set(house.kinds())
        assert all(what in house.kinds() or house.named(what) for what in room.follows)


def test_what_is_worked_out_for_a_digest_is_said_to_be() -> None:
    assert set(house.decisions()) <= set(house.named("worked_out"))


# ------------------------------------------------------------------ its words and talks


def test_each_folder_of_talks_is_a_rooms_and_all_talks_stand_in_one() -> None:
    flat, folders = [], set()
    for module in pkgutil.iter_modules(conversations.__path__):
        if module.ispkg:
            folders.add(module.name)
        elif module.name not in ("registry", "notes"):  # where they are gathered
            flat.append(importlib.import_module(f"conversations.{module.name}"))

    assert folders <= {room.name for room in ROOMS}
    assert [one.__name__ for one in flat if hasattr(one, "NOTES") or _talks_in(one)] == []


def test_the_words_of_a_notice_stand_with_the_room_that_brings_its_kind() -> None:
    brings = {kind.name: room.name for room in ROOMS for kind in room.kinds}

    elsewhere = {
        f"{name} is of {brings.get(name)}, and its words are in conversations/{folder}/"
        for folder, module in modules()
        for name in getattr(module, "NOTES", {})
        if brings.get(name) != folder
    }
    assert elsewhere == set()


def test_a_talk_stands_with_the_room_that_serves_it() -> None:
    elsewhere = {
        f"{talk.name} is of {_home_of(talk)}, and stands in conversations/{folder}/"
        for folder, module in modules()
        for talk in _talks_in(module)
        if _home_of(talk) not in (folder, None)
    }
    assert elsewhere == set()


def _talks_in(module: ModuleType) -> list[Conversation]:
    return [thing for thing in vars(module).values() if isinstance(thing, Conversation)]


def _home_of(talk: Conversation) -> str | None:
    """The leaf that posts it, or the one room whose acts it names; else whoever posts it."""
    of_act = {act.__name__: room.name for room in ROOMS for act in room.acts}
    steps = talk.by_path.values()
    acts = {step.act for step in steps if isinstance(step, Do)} | ({talk.each} - {""})
    posts = next((r.name for r in ROOMS if talk.name in (kind.name for kind in r.kinds)), None)
    serve = {of_act[act] for act in acts}
    return serve.pop() if posts not in _leaves() and len(serve) == 1 else posts


def _leaves() -> set[str]:
    line = _contract("rooms")["layers"][1]
    return set(line.split(" | "))


# ------------------------------------------------------------------ time


def test_after_a_sweep_nothing_is_due_that_it_could_have_done(home: Home) -> None:
    def is_due(job: Job[Any], tx: Tx) -> bool:
        due = job.next_at(tx)
        return due is not None and due <= now

    home.meets()
    now, end = START, MEETING_AT + (MEETING_AT - START)
    while now < end:
        with home.database.transaction() as tx:
            missed = [
                job.name for job in house.jobs() if job.find(tx, now) and not is_due(job, tx)
            ]
        assert missed == [], "what is not due by `next_at` is not looked for"
        sweep(home.database, now)
        with home.database.transaction() as tx:
            late = [job.name for job in house.jobs() if is_due(job, tx) and not job.unseen]
        assert late == [], now
        now += (end - START) / 40


def test_what_can_not_wait_comes_first() -> None:
    soon = [job.soon for job in house.jobs()]

    assert soon == sorted(soon, reverse=True)
    assert any(soon)
    assert not all(soon)


def test_a_job_can_be_done_otherwise_in_a_test() -> None:
    job = house.jobs()[0]

    assert replace(job, do=print).name == job.name


# ------------------------------------------------------------------ who may import whom


def test_no_import_goes_where_it_may_not() -> None:
    assert "ignore_imports" not in _contract("rooms")
    assert "ignore_imports" not in _contract("talks")


def _contract(name: str) -> dict[str, list[str]]:
    settings = tomllib.loads((SCHEDULER.parent / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = next(
        one for one in settings["tool"]["importlinter"]["contracts"] if one["id"] == name
    )
    return found
