"""Checks every request against the specification, and reads its values."""

import json
from dataclasses import dataclass
from typing import Any

from simulator.spec import Field, Fields, Limit, Spec, load_spec

#: numbers that Telegram takes for the nearest that it allows
CLAMPED = {("getUpdates", "limit"), ("setWebhook", "max_connections")}
_ARRAY = "Array of "


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    content_type: str
    data: bytes


@dataclass(slots=True, eq=False)
class Problem(Exception):
    """What is wrong with a value, and where: `owner` is the method or object that has `field`."""

    owner: str
    field: str
    what: str

    def __str__(self) -> str:
        return f"{self.owner}.{self.field}: {self.what}"


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


class Validator:
    """Reads the parameters of one request; `strays` collects names the specification lacks."""

    def __init__(self, spec: Spec | None = None) -> None:
        self._spec = spec or load_spec()
        self.strays: list[str] = []

    def method(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        """Return the parameters with their right types; raises Problem."""
        formatted = any(value for key, value in params.items() if key.endswith("parse_mode"))
        return self._fields(name, self._spec.methods[name.lower()], params, formatted=formatted)

    def object(self, kind: str, value: Any) -> Any:
        """Return an object as the specification has it; raises Problem or ValueError."""
        return self._read(kind, value)

    def _fields(
        self, owner: str, fields: Fields, values: dict[str, Any], *, formatted: bool = False
    ) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for name, value in values.items():
            if name not in fields:
                self.strays.append(f"{owner}.{name}")
            elif value is not None:
                read[name] = self._field(owner, fields[name], value, formatted=formatted)
        for field in fields.values():
            if field.required and field.name not in read:
                raise Problem(owner, field.name, "is required")
        return read

    def _field(self, owner: str, field: Field, value: Any, *, formatted: bool) -> Any:
        try:
            read = self._any_of(field.types, value)
        except ValueError as error:
            raise Problem(owner, field.name, str(error)) from None
        if field.constant and read != field.constant:
            raise Problem(owner, field.name, f"must be {field.constant}")
        if field.characters and not field.characters.fullmatch(read):
            raise Problem(owner, field.name, "has characters that are not allowed")
        if field.choices and read not in field.choices:
            raise Problem(owner, field.name, "is not one of the choices")
        limit = field.limit
        if limit and (owner, field.name) in CLAMPED:
            return min(max(read, limit.least), limit.most)
        if limit and not (formatted and limit.after_parsing):
            _check_limit(owner, field, limit, read)
        return read

    def _any_of(self, types: tuple[str, ...], value: Any) -> Any:
        if len(types) == 1:
            return self._read(types[0], value)
        if all(kind.startswith(_ARRAY) for kind in types):
            return self._array(tuple(kind.removeprefix(_ARRAY) for kind in types), value)
        if isinstance(value, str) and any(kind in self._spec.objects for kind in types):
            value = _from_json(value) if "InputFile" not in types else value
        if isinstance(value, dict):
            types = self._likely(types, value)
        problem: Exception = ValueError("has no type that fits")
        for kind in types:
            try:
                return self._read(kind, value)
            except (ValueError, Problem) as error:
                problem = error
        raise problem

    def _likely(self, types: tuple[str, ...], value: dict[str, Any]) -> tuple[str, ...]:
        """Return the one object whose constant, or whose required fields, are there; else all."""
        for kind in types:
            fields = self._spec.objects.get(kind, {}).values()
            constants = [field for field in fields if field.constant]
            telling = constants or [field for field in fields if field.required]
            fits = all(value.get(f.name) == f.constant for f in constants)
            if telling and fits and all(field.name in value for field in telling):
                return (kind,)
        return types

    def _read(self, kind: str, value: Any) -> Any:
        if kind.startswith(_ARRAY):
            return self._array((kind.removeprefix(_ARRAY),), value)
        if reader := _READERS.get(kind):
            return reader(value)
        if kind == "KeyboardButton" and isinstance(value, str):
            return {"text": value}
        value = _from_json(value)
        if kind in self._spec.unions:
            return self._any_of(self._spec.unions[kind], value)
        if not isinstance(value, dict):
            raise ValueError(f"must be an object ({kind})")
        return self._fields(kind, self._spec.objects[kind], value)

    def _array(self, kinds: tuple[str, ...], value: Any) -> list[Any]:
        """Return the items, each of one of these kinds."""
        items = _from_json(value)
        if not isinstance(items, list):
            raise ValueError("must be an array")
        return [self._any_of(kinds, item) for item in items]


def _check_limit(owner: str, field: Field, limit: Limit, value: Any) -> None:
    if limit.unit == "bytes":
        size = len(value.encode("utf-8", "surrogatepass"))
    elif limit.unit == "characters":
        size = utf16_length(value)
    else:
        size = len(value) if limit.unit == "items" else value
    if not limit.least <= size <= limit.most:
        few_or_many = "too short" if size < limit.least else "too long"
        what = f"is {few_or_many}: {size}, allowed {limit.least}-{limit.most} {limit.unit}"
        raise Problem(owner, field.name, what)


def _from_json(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise ValueError("is not JSON") from None


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise ValueError("must be an integer")
    try:
        return int(value)
    except ValueError:
        raise ValueError("must be an integer") from None


def _float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError("must be a number")
    try:
        return float(value)
    except ValueError:
        raise ValueError("must be a number") from None


def _boolean(value: Any) -> bool:
    read = {"true": True, "1": True, "false": False, "0": False, "": False}.get(str(value).lower())
    if read is None:
        raise ValueError("must be true or false")
    return read


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ValueError("must be a string")


def _file(value: Any) -> Any:
    if isinstance(value, Upload):
        return value
    raise ValueError("must be a file")


_READERS = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "String": _string,
    "InputFile": _file,
}
