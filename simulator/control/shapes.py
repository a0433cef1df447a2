"""The shapes of requests and answers: the words of JSON Schema that are needed, and a reader."""

from typing import Any

from simulator.errors import ControlError
from simulator.validation import Upload

#: a JSON Schema, as OpenAPI 3.1 shows it
Shape = dict[str, Any]

#: shapes that are used more than once, by name
NAMED: dict[str, Shape] = {}
ANYTHING: Shape = {}
_KINDS: dict[str, tuple[tuple[type, ...], str]] = {
    "string": ((str,), "text"),
    "integer": ((int,), "a whole number"),
    "number": ((int, float), "a number"),
    "boolean": ((bool,), "true or false"),
    "array": ((list,), "a list"),
    "object": ((dict,), "an object"),
    "null": ((type(None),), "null"),
}


def a(kind: str | list[str], about: str = "", **more: Any) -> Shape:
    """Return the shape of one value: "string", "integer", "number" or "boolean"."""
    return {"type": kind, **({"description": about} if about else {}), **more}


def moment(about: str) -> Shape:
    """Return the shape of a moment in ISO 8601, with its zone."""
    return a("string", about, format="date-time")


def maybe(shape: Shape) -> Shape:
    """Return the shape of a value that can be null."""
    if "$ref" in shape:
        return {"anyOf": [shape, {"type": "null"}]}
    return {**shape, "type": [shape["type"], "null"]}


def listed(items: Shape, about: str = "") -> Shape:
    """Return the shape of a list of such items."""
    return a("array", about, items=items)


def record(required: dict[str, Shape], optional: dict[str, Shape] | None = None) -> Shape:
    """Return the shape of an object with these fields."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}


def open_record(required: dict[str, Shape]) -> Shape:
    """Return the shape of an object with these fields and maybe others."""
    return {**record(required), "additionalProperties": True}


def named(name: str, shape: Shape) -> Shape:
    """Return a reference to a shape that has a name of its own."""
    NAMED[name] = shape
    return {"$ref": f"#/components/schemas/{name}"}


def resolved(shape: Shape) -> Shape:
    """Return the shape itself where there is only its name."""
    return NAMED[shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape


def read(shape: Shape, value: Any, name: str, *, exact: bool = False) -> Any:
    """Return the value as the shape wants it; raises ControlError with a plain sentence.

    What people ask for is read kindly: "7" is a number, unknown fields are left out, and null is
    as good as nothing. An `exact` reading, for answers, allows none of this.
    """
    shape = resolved(shape)
    if "anyOf" in shape:
        return None if value is None else read(shape["anyOf"][0], value, name, exact=exact)
    if not shape:
        return value
    if shape.get("format") == "binary":
        return _file(value, name)
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    value = value if exact else _kindly(kinds, value)
    if not any(_is(kind, value) for kind in kinds):
        raise ControlError(400, f'"{name}" must be {_KINDS[kinds[0]][1]}.')
    if "enum" in shape and value not in shape["enum"]:
        allowed = ", ".join(str(one) for one in shape["enum"] if one is not None)
        raise ControlError(400, f'"{name}" must be one of {allowed}.')
    if "minimum" in shape and value is not None and value < shape["minimum"]:
        raise ControlError(400, f'"{name}" must be {shape["minimum"]} or more.')
    if isinstance(value, list):
        return [read(shape.get("items", {}), one, name, exact=exact) for one in value]
    if isinstance(value, dict) and "properties" in shape:
        return _fields(shape, value, exact=exact)
    return value


def _fields(shape: Shape, value: dict[str, Any], *, exact: bool) -> dict[str, Any]:
    for name in shape.get("required", []):
        nothing = value.get(name) is None and not _nullable(shape["properties"][name])
        if name not in value or (nothing and not exact):
            raise ControlError(400, f'"{name}" is missing.')
    strays = [name for name in value if name not in shape["properties"]]
    if strays and exact and "additionalProperties" not in shape:
        raise ControlError(400, f'"{strays[0]}" is not described.')
    return {
        name: read(field, value[name], name, exact=exact)
        for name, field in shape["properties"].items()
        if name in value and (exact or value[name] is not None or _nullable(field))
    }


def _nullable(shape: Shape) -> bool:
    return not shape or "anyOf" in shape or "null" in shape.get("type", "")


def _file(value: Any, name: str) -> Upload:
    if not isinstance(value, Upload):
        raise ControlError(400, f'"{name}" must be a file: send a form (multipart/form-data).')
    return value


def _is(kind: str, value: Any) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, _KINDS[kind][0])


def _kindly(kinds: list[str], value: Any) -> Any:
    """Return what a text from an address or a form means, unless text is wanted."""
    if not isinstance(value, str) or "string" in kinds:
        return value
    try:
        if "integer" in kinds:
            return int(value)
        if "number" in kinds:
            return float(value)
    except ValueError:
        return value
    return {"true": True, "false": False}.get(value, value) if "boolean" in kinds else value
