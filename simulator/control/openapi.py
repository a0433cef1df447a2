"""The control API described by OpenAPI 3.1, made from the table of routes."""

from simulator.control.shapes import NAMED, a, open_record
from simulator.control.table import TABLE, Chapter, Json, Route, route
from simulator.world import World

REFUSAL = open_record({"error": a("string", "What is wrong, in a plain sentence.")})


def description() -> Json:
    """Return the whole description."""
    paths: dict[str, Json] = {}
    for one in TABLE:
        paths.setdefault(one.address, {})[one.verb.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The simulator's control API",
            "version": "1",
            "description": "People, what they do and see, the clock, and faults on demand.",
        },
        "paths": paths,
        "components": {"schemas": {**NAMED, "Refusal": REFUSAL}},
    }


def _operation(one: Route) -> Json:
    operation: Json = {
        "operationId": f"{one.verb.lower()}_{one.path.split('/{')[0].replace('/', '_')}",
        "tags": [one.chapter],
        "summary": one.about.splitlines()[0],
        "description": one.about,
        "responses": {
            "200": {"description": "As asked.", "content": _content(one)},
            "4XX": {
                "description": "A refusal, with a plain sentence.",
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}
                },
            },
        },
    }
    if one.verb == "GET":
        operation["parameters"] = [_parameter(one, name) for name in one.takes["properties"]]
    elif one.takes["properties"]:
        operation["requestBody"] = {"required": bool(one.takes["required"]), "content": _body(one)}
    return operation


def _content(one: Route) -> Json:
    if one.gives is None:
        return {one.media: {"schema": a("string")}}
    return {"application/json": {"schema": one.gives}}


def _parameter(one: Route, name: str) -> Json:
    place = "path" if f"{{{name}}}" in one.path else "query"
    needed = name in one.takes["required"]
    return {"name": name, "in": place, "required": needed, "schema": one.takes["properties"][name]}


def _body(one: Route) -> Json:
    content: Json = {"application/json": {"schema": one.takes}}
    if one.file:
        content["multipart/form-data"] = {"schema": one.asks}
    return content


@route("GET openapi.json", Chapter.DOCS, gives=open_record({"openapi": a("string")}))
def show(world: World, asked: Json) -> Json:
    """This description, for programs: OpenAPI 3.1."""
    return description()
