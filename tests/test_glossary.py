"""Where a rule comes from stands in docs/glossary.md, and no page is named that is not here."""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
GLOSSARY = "docs/glossary.md"
CITATION = re.compile(r"\b(?:CH|SHP|STK|WY|BLG|W|V|P|D|T):[0-9a-z][0-9a-z-]*")
PAGE = re.compile(r"[\w./-]*\w\.md\b")
#: the ways in which a rule was cited before, or could be by mistake
ASTRAY = {
    "several at once, where each wants a citation of its own": re.compile(r"\b[A-Z]+:\d+[-–]\d"),
    "by the name of a page that is not here": re.compile(
        r"\b[Cc]harter,(?: \d|$)|\((?:design|promises)[,;)]|\((?:words|voice|tone|telegram), [\d“]"
        r"|\(rule \d|: promises\.$"
    ),
}


class Place(NamedTuple):
    """A line on which something may be cited."""

    file: str
    number: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.number}"


def test_each_citation_has_its_line_in_the_glossary() -> None:
    lines = {cite for cite, _ in rows()}

    lost = [f"{place}: {cite}" for cite, place in cited() if cite not in lines]

    assert not lost, f"No line in {GLOSSARY} for:\n" + "\n".join(lost)


def test_each_line_of_the_glossary_is_cited_somewhere() -> None:
    found = {cite for cite, _ in cited()}

    dead = [f"{GLOSSARY}:{number}: {cite}" for cite, number in rows() if cite not in found]

    assert not dead, "Nothing cites:\n" + "\n".join(dead)


def test_each_rule_stands_once() -> None:
    cites = [cite for cite, _ in rows()]

    assert len(cites) > 50
    assert sorted(cites) == sorted(set(cites))


@pytest.mark.parametrize("table", ["The words of the field", "The words of the code"])
def test_each_word_stands_once_and_where_it_is_looked_for(table: str) -> None:
    text = (ROOT / GLOSSARY).read_text(encoding="utf-8")
    _, _, below = text.partition(f"## {table}\n")
    words = re.findall(r"^\| ([^|]+) \| ", below.partition("\n## ")[0], re.MULTILINE)[1:]

    assert len(words) > 20
    assert [(a, b) for a, b in pairwise(words) if a.casefold() >= b.casefold()] == []


@pytest.mark.parametrize("how", ASTRAY)
def test_a_rule_is_cited_in_one_form(how: str) -> None:
    astray = [f"{place}: {place.text}" for place in places() if ASTRAY[how].search(place.text)]

    assert not astray, f"Cited {how} (see {GLOSSARY}):\n" + "\n".join(astray)


def test_no_page_is_named_that_is_not_in_the_repository() -> None:
    lost = [
        f"{place}: {page}"
        for place in places()
        for page in PAGE.findall(place.text)
        if not is_here(page, beside=place.file)
    ]

    assert not lost, "Named, and not here:\n" + "\n".join(lost)


def is_here(page: str, beside: str) -> bool:
    """Whether there is such a page, as seen from the root or from the file that names it."""
    return any((folder / page).is_file() for folder in (ROOT, (ROOT / beside).parent))


def rows() -> list[tuple[str, int]]:
    """Each citation that the glossary explains, with the number of its line."""
    text = (ROOT / GLOSSARY).read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), 1)
    starts = [(line.removeprefix("| ").partition(" ")[0], number) for number, line in lines]
    return [(start, number) for start, number in starts if CITATION.fullmatch(start)]


def cited() -> Iterator[tuple[str, Place]]:
    """Each citation in a comment, a docstring or a page, but for the glossary's own."""
    for place in places():
        if place.file != GLOSSARY:
            for cite in CITATION.findall(place.text):
                yield cite, place


@cache
def places() -> tuple[Place, ...]:
    """Each line of comments, docstrings and pages."""
    return tuple(
        Place(file, number, text.strip())
        for file in files()
        for number, text in said_in(file, (ROOT / file).read_text(encoding="utf-8"))
    )


def files() -> list[str]:
    """Code, pages and settings that git knows; in a copy that git does not know, all there are."""
    asked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = asked.stdout.split("\0") if asked.returncode == 0 else everything()
    read = (".py", ".md", ".toml")
    return sorted(name for name in names if name.endswith(read) and (ROOT / name).is_file())


def everything() -> Iterator[str]:
    """Every file under the root that is in no hidden folder."""
    for path in ROOT.rglob("*"):
        name = path.relative_to(ROOT)
        if not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()


def said_in(file: str, text: str) -> Iterator[tuple[int, str]]:
    """The lines in which a file speaks to whoever works on it, with their numbers."""
    lines = list(enumerate(text.split("\n"), 1))
    if file.endswith(".md"):
        yield from lines
    elif file.endswith(".toml"):
        yield from ((number, line) for number, line in lines if "#" in line)
    else:
        within = docstrings(ast.parse(text))
        yield from (lines[number - 1] for number in sorted(within))
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT and token.start[0] not in within:
                yield token.start[0], token.string


def docstrings(tree: ast.AST) -> set[int]:
    """The numbers of all lines on which a string stands by itself."""
    return {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
