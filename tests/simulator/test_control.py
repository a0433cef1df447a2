"""The control API is what its own description says."""

from html.parser import HTMLParser
from typing import Any

import pytest
from aiohttp import FormData

from simulator.control import ROUTES
from simulator.control.openapi import description
from simulator.control.shapes import NAMED, a, listed, maybe, read, record
from simulator.control.table import TABLE, Chapter
from simulator.errors import ControlError
from tests.simulator.conftest import Simulator

PERSON, GROUP = 1001, -100
FILE = "file/{path}"
#: one request to every route, in an order in which each works
PLACE = {"latitude": 51.5, "longitude": -0.1}
CALLS: dict[str, dict[str, Any]] = {
    "GET health": {},
    "POST people": {"name": "Amina", "started": True},
    "POST groups": {"title": "Garden", "members": [PERSON], "id": GROUP},
    "POST follow": {"person": PERSON, "link": "https://t.me/alongside_demo_bot?start=CODE"},
    "POST title": {"person": PERSON, "chat": GROUP, "title": "Orchard"},
    "POST bot/standing": {"person": PERSON, "chat": GROUP, "standing": "administrator"},
    "POST leave": {"person": PERSON, "chat": GROUP},
    "POST join": {"person": PERSON, "chat": GROUP},
    "POST upgrade": {"person": PERSON, "chat": GROUP},
    "GET people": {},
    "GET groups": {},
    "GET bot": {},
    "POST say": {"person": PERSON, "text": "Hello"},
    "POST edit": {"person": PERSON, "text": "Hello!"},
    "POST service": {"person": PERSON, "kind": "pinned_message"},
    "POST anything": {"person": PERSON, "kind": "location", "value": PLACE},
    "POST deliver": {"person": PERSON},
    "POST tap": {"person": PERSON, "data": "1"},
    "POST voice": {"person": PERSON},
    "POST photo": {"person": PERSON},
    "POST document": {"person": PERSON},
    "POST open": {"person": PERSON},
    "POST block": {"person": PERSON, "blocked": False},
    "POST raw": {"update": {}},
    "POST repeat": {"update_id": 700_000_001},
    "GET sees": {"person": PERSON},
    "GET lockscreen": {"person": PERSON},
    "GET alerts": {"person": PERSON},
    "GET seq": {},
    "GET wait": {"after": 0, "timeout": 0},
    "GET log": {},
    "GET violations": {},
    "GET pending": {},
    "GET clock": {},
    "POST clock": {"advance_seconds": 60, "wait": True, "timeout": 0},
    "POST clock/settled": {"version": 1},
    "POST faults": {"kind": "500", "times": 1},
    "GET faults": {},
    "DELETE faults": {},
    "POST flood": {"on": False},
    "POST webhook/retry": {},
    "GET stored": {"person": PERSON},
    "GET planned": {},
    "GET openapi.json": {},
}
NOT_JSON = {"GET events", "GET docs", f"GET {FILE}"}


async def _call(sim: Simulator, call: str, asked: dict[str, Any]) -> Any:
    verb, path = call.split()
    if verb == "POST":
        return await sim.post(path, **asked)
    if verb == "DELETE":
        return await sim.delete(path)
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return await sim.get(f"{path}?{query}")


@pytest.mark.asyncio
async def test_every_route_answers_as_it_says(sim: Simulator) -> None:
    for call, asked in CALLS.items():
        answer = await _call(sim, call, asked)  # checks the answer against the table
        assert "error" not in answer, call
    assert set(CALLS) | NOT_JSON == {f"{one.verb} {one.path}" for one in TABLE}


@pytest.mark.asyncio
async def test_what_is_not_json_is_what_it_says(sim: Simulator) -> None:
    await _call(sim, "POST people", CALLS["POST people"])
    await _call(sim, "POST photo", CALLS["POST photo"])
    (message,) = (await sim.get(f"sees?person={PERSON}"))["messages"]
    media = {one.path: one.media for one in TABLE}
    for path, kind in (
        ("docs", media["docs"]),
        ("events", media["events"]),
        (message["file"].removeprefix("_sim/"), "image/png"),
    ):
        async with sim.session.get(f"/_sim/{path}") as response:
            assert (response.status, response.content_type) == (200, kind)


def test_every_route_under_sim_is_described() -> None:
    served = {
        f"{one.method} {one.path.replace(':.+', '')}"
        for one in ROUTES
        if one.path.startswith("/_sim/")
    }
    described = {
        f"{verb.upper()} {path}"
        for path, operations in description()["paths"].items()
        for verb in operations
    }
    assert served == described


@pytest.mark.asyncio
async def test_the_description_is_sound_openapi(sim: Simulator) -> None:
    told = await sim.get("openapi.json")
    assert told["openapi"] == "3.1.0"
    operations = [one for path in told["paths"].values() for one in path.values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names))
    for one in operations:
        assert one["summary"]
        assert {"200", "4XX"} == set(one["responses"])
    (path,) = told["paths"]["/_sim/file/{path}"]["get"]["parameters"]
    assert (path["in"], path["required"]) == ("path", True)
    for reference in _references(told):
        assert reference.removeprefix("#/components/schemas/") in told["components"]["schemas"]


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        found = [value["$ref"]] if "$ref" in value else []
        return found + [one for inside in value.values() for one in _references(inside)]
    return [one for item in value for one in _references(item)] if isinstance(value, list) else []


class Outline(HTMLParser):
    """Collects what a screen reader goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            elif name in ("href", "src"):
                (self.links if str(value).startswith("#") else self.addresses).append(str(value))


@pytest.mark.asyncio
async def test_the_page_for_people_shows_every_route_and_needs_no_network(sim: Simulator) -> None:
    async with sim.session.get("/_sim/docs") as response:
        shown = await response.text()
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    for one in TABLE:
        assert f"<code>{one.verb} {one.address}</code>" in shown
    outline = Outline()
    outline.feed(shown)
    assert outline.tags.count("h1") == outline.tags.count("main") == 1
    assert outline.tags.count("h2") == len(Chapter)
    assert outline.tags.count("table") == outline.tags.count("caption") > len(TABLE)
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids)) == len(Chapter) + len(TABLE)
    for address in outline.addresses:
        assert ":" not in address
        async with sim.session.get(f"/_sim/{address}") as response:
            assert response.status == 200, address


@pytest.mark.parametrize(
    ("call", "asked", "words"),
    [
        ("POST say", {"text": "x"}, '"person" is missing.'),
        ("POST say", {"person": "Kit", "text": "x"}, '"person" must be a whole number.'),
        ("POST say", {"person": PERSON, "text": 7}, '"text" must be text.'),
        ("POST say", {"person": 5, "text": "x"}, "There is no person 5."),
        ("POST block", {"person": PERSON, "blocked": "maybe"}, '"blocked" must be true or false.'),
        ("POST groups", {"title": "x", "members": PERSON}, '"members" must be a list.'),
        ("POST faults", {"kind": "500", "times": 0}, '"times" must be 1 or more.'),
        ("GET log", {"after": "x"}, '"after" must be a whole number.'),
    ],
)
@pytest.mark.asyncio
async def test_what_does_not_fit_is_refused_in_a_plain_sentence(
    sim: Simulator, call: str, asked: dict[str, Any], words: str
) -> None:
    await sim.person(id=PERSON)
    assert (await _call(sim, call, asked))["error"] == words


@pytest.mark.asyncio
async def test_a_body_that_is_no_object_is_refused(sim: Simulator) -> None:
    for body in ("{", "[]", "7"):
        async with sim.session.post("/_sim/say", data=body) as response:
            assert response.status == 400
            assert (await response.json())["error"].startswith("The body")


@pytest.mark.asyncio
async def test_a_form_is_read_as_json_is(sim: Simulator) -> None:
    await sim.person(id=PERSON)
    form = FormData({"person": str(PERSON), "text": "7"})
    form.add_field("unused", b"x", filename="x.bin")
    async with sim.session.post("/_sim/say", data=form) as response:
        assert response.status == 200


def test_answers_are_checked_exactly_and_questions_kindly() -> None:
    kind = record({"id": a("integer")}, {"word": a("string"), "when": maybe(a("string"))})
    assert read(kind, {"id": 1, "word": None, "when": None}, "it") == {"id": 1, "when": None}
    with pytest.raises(ControlError, match='"id" is missing'):
        read(kind, {"id": None}, "it")
    shape = record({"id": a("integer")}, {"when": maybe(a("string")), "many": listed(a("number"))})
    assert read(shape, {"id": "7", "many": ["1.5"], "more": 1}, "it") == {"id": 7, "many": [1.5]}
    for wrong in (
        {"id": None},
        {"id": "7"},
        {"id": 7, "more": 1},
        {"id": True},
        {},
        {"id": 7, "many": [None]},
    ):
        with pytest.raises(ControlError):
            read(shape, wrong, "it", exact=True)
    assert read(shape, {"id": 7, "when": None}, "it", exact=True) == {"id": 7, "when": None}


def test_named_shapes_are_all_used() -> None:
    used = {reference.rpartition("/")[2] for reference in _references(description())}
    assert set(NAMED) <= used
