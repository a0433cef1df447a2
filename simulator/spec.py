"""The Bot API's own description, read from its file: what each method and object may hold."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SPEC_FILE = Path(__file__).with_name("bot-api-10.0.json")

_TEXT_LIMIT = re.compile(r"(\d+)-(\d+) (bytes|Bytes|characters)")
_ITEM_LIMIT = re.compile(r"(?:list of|include) (\d+)-(\d+) ")
_MOST_ITEMS = re.compile(r"[Aa]t most (\d+) ")
_VALUE_LIMIT = re.compile(r"(?:;|,|between) (\d+)-(\d+)(?:[.;, ]|$)")
_CONSTANT = re.compile(r"(?:must be|always) [“\"]?([a-z_]+)[”\"]?\.?(?:$| )")
_CHOICES = re.compile(r"it can be one of ((?:\"[^\"]+\"(?:, )?)+)")
_CHARACTERS = {
    "only lowercase English letters, digits and underscores": re.compile(r"/?[a-z0-9_]*"),
    "nly A-Z, a-z, 0-9, _ and - are allowed": re.compile(r"[A-Za-z0-9_-]*"),
    "nly characters A-Z, a-z, 0-9, _ and - are allowed": re.compile(r"[A-Za-z0-9_-]*"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """The least and the most, counted in `unit`: bytes, characters, items or value."""

    least: int
    most: int
    unit: str
    #: counted only after HTML or Markdown was taken out
    after_parsing: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of a method, or one field of an object."""

    name: str
    types: tuple[str, ...]
    required: bool
    limit: Limit | None
    constant: str | None
    characters: re.Pattern[str] | None
    #: nothing else will do, unless this is empty
    choices: frozenset[str] = frozenset()


Fields = dict[str, Field]


@dataclass(frozen=True, slots=True)
class Spec:
    """All methods (by lower-case name), objects and unions of objects."""

    method_names: dict[str, str]
    methods: dict[str, Fields]
    objects: dict[str, Fields]
    unions: dict[str, tuple[str, ...]]


def _limit(types: list[str], text: str) -> Limit | None:
    if types[0].startswith("Array"):
        if found := _ITEM_LIMIT.search(text):
            return Limit(int(found[1]), int(found[2]), "items")
        if found := _MOST_ITEMS.search(text):
            return Limit(0, int(found[1]), "items")
    elif types == ["String"]:
        if found := _TEXT_LIMIT.search(text):
            parsed = "after entities parsing" in text
            return Limit(int(found[1]), int(found[2]), found[3].lower(), parsed)
    elif types[0] in ("Integer", "Float") and (found := _VALUE_LIMIT.search(text)):
        return Limit(int(found[1]), int(found[2]), "value")
    return None


def _field(raw: dict[str, Any]) -> Field:
    types, text = raw["types"], raw["description"]
    constant = _CONSTANT.search(text) if types == ["String"] and raw["name"] == "type" else None
    choices = _CHOICES.search(text) if types == ["String"] else None
    characters = next((found for words, found in _CHARACTERS.items() if words in text), None)
    return Field(
        name=raw["name"],
        types=tuple(types),
        required=raw["required"],
        limit=_limit(types, text),
        constant=constant[1] if constant else None,
        characters=characters if types == ["String"] else None,
        choices=frozenset(re.findall(r'"([^"]+)"', choices[1]) if choices else ()),
    )


def _fields(raw: dict[str, Any]) -> Fields:
    return {field["name"]: _field(field) for field in raw.get("fields", [])}


@cache
def load_spec() -> Spec:
    """Return the specification, read once."""
    raw = json.loads(SPEC_FILE.read_text(encoding="utf-8"))
    types = raw["types"]
    return Spec(
        method_names={name.lower(): name for name in raw["methods"]},
        methods={name.lower(): _fields(method) for name, method in raw["methods"].items()},
        objects={name: _fields(kind) for name, kind in types.items()},
        unions={name: tuple(k["subtypes"]) for name, k in types.items() if k.get("subtypes")},
    )
