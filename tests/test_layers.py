"""Who may import whom, and how long a module is: the house keeps its shape (docs/why.md)."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRODUCT = ("bot", "conversations", "locales", "records", "scheduler", "simulator")
LONGEST = 250  #: lines of a module: one that is longer does more than one thing
#: modules of a folder of the scheduler, beside `room.py` that lists what they bring: one that is
#: fuller is two rooms, or a heap
FULLEST = 15
#: fuller still, and why; none may come here
STILL_FULLER = {"meetings": 25}  # the trunk that most rooms build on


def test_every_package_imports_only_what_its_place_in_the_house_allows() -> None:
    lint = Path(sys.executable).with_name("lint-imports")

    result = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout + result.stderr


def test_conversations_need_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "conversations"}

    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / "conversations").rglob("*.py")
        for module in imported(path)
        if module.partition(".")[0] not in allowed
    }

    assert strangers == set()


def test_what_tests_share_is_in_no_module_of_tests() -> None:
    borrowed = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / "tests").rglob("*.py")
        for module in imported(path)
        if any(part.startswith("test_") for part in module.split("."))
    }

    assert borrowed == set()


def test_no_two_rooms_import_each_other() -> None:
    """Of two rooms one is built on the other, and knows nothing of what is built on it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    _, leaves, trunk, _ = next(one["layers"] for one in contracts if one["id"] == "rooms")
    rooms = {*leaves.split(" | "), *trunk.split(" : ")}
    knows = {
        (room, parts[1])
        for room in rooms
        for path in (ROOT / "scheduler" / room).rglob("*.py")
        for parts in (name.split(".") for name in imported(path))
        if parts[0] == "scheduler" and parts[1] in rooms - {room}
    }

    assert len(knows) > len(rooms)  # they are found
    assert {pair for pair in knows if pair[::-1] in knows} == set()


def test_no_module_is_so_long_that_it_does_several_things() -> None:
    assert {name: lines for name, lines in lengths().items() if lines > LONGEST} == {}


def test_no_room_is_so_full_that_nobody_finds_anything_in_it() -> None:
    fuller = {name: many for name, many in rooms().items() if many > FULLEST}

    assert {name: many for name, many in fuller.items() if many > STILL_FULLER.get(name, 0)} == {}
    assert set(STILL_FULLER) - set(fuller) == set()  # parted: take it out of the list


def rooms() -> dict[str, int]:
    """Each folder of the scheduler, those in the core's two too, and how many modules it holds."""
    inits = (ROOT / "scheduler").glob("*/**/__init__.py")
    lists = {"__init__", "room"}
    return {
        folder.relative_to(ROOT / "scheduler").as_posix(): len(
            [path for path in folder.glob("*.py") if path.stem not in lists]
        )
        for folder in (path.parent for path in inits)
    }


def lengths() -> dict[str, int]:
    """Each module of the product, and its lines; migrations are history, and stay as they are."""
    found = (path for folder in PRODUCT for path in (ROOT / folder).rglob("*.py"))
    return {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in found
        if "versions" not in path.parts
    }


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {
        f"{node.module or '.'}.{name.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    return whole | parts


def test_a_room_takes_words_only_from_its_own_talks_and_from_those_below_it() -> None:
    """A leaf of the scheduler knows no other leaf's talks; what both need is the language's."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    leaves = next(one["layers"] for one in contracts if one["id"] == "talks")[1].split(" | ")

    elsewhere = {
        f"{path.relative_to(ROOT)} takes words of conversations/{talks}/"
        for path in (ROOT / "scheduler").rglob("*.py")
        for package, talks, *_ in (name.split(".") for name in imported(path) if "." in name)
        if package == "conversations" and talks in leaves
        if talks != path.relative_to(ROOT).parts[1]
    }
    assert elsewhere == set()
