"""Files that came with a request, and that its parameters name by attach://."""

from typing import Any

from simulator.validation import Upload

Json = dict[str, Any]
_PREFIX = "attach://"
_FIELDS = {"media", "photo", "thumbnail", "cover"}


def set_apart(params: Json, fields: Any) -> tuple[Json, dict[str, Upload]]:
    """Return the parameters, and apart from them the files that no parameter is called by."""
    loose = {
        name: value
        for name, value in params.items()
        if isinstance(value, Upload) and name not in fields
    }
    return {name: value for name, value in params.items() if name not in loose}, loose


def attached(value: Any, loose: dict[str, Upload], used: set[str]) -> Any:
    """Return the value with each file in the place that names it; `used` gathers their names."""
    if isinstance(value, list):
        return [attached(item, loose, used) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _named(name, inner, loose, used) for name, inner in value.items()}


def _named(field: str, value: Any, loose: dict[str, Upload], used: set[str]) -> Any:
    if field in _FIELDS and isinstance(value, str) and value.startswith(_PREFIX):
        name = value.removeprefix(_PREFIX)
        used.add(name)
        return loose.get(name, value)
    return attached(value, loose, used)
