"""Files that came with a request, for the places deep inside it that name them by attach://."""

from typing import Any

from simulator.validation import Upload

Json = dict[str, Any]
MARK = "attach://"


class Uploads:
    """The files of one request by name; `used` collects those that were asked for."""

    def __init__(self, params: Json) -> None:
        self._files = {name: file for name, file in params.items() if isinstance(file, Upload)}
        self.used: set[str] = set()

    def put_in(self, value: Any) -> Any:
        """Return the value with each file in its place; what names no file stays as it is."""
        if isinstance(value, str) and value.startswith(MARK):
            name = value.removeprefix(MARK)
            self.used |= {name} & self._files.keys()
            return self._files.get(name, value)
        if isinstance(value, list):
            return [self.put_in(item) for item in value]
        if isinstance(value, dict):
            return {name: self.put_in(inner) for name, inner in value.items()}
        return value
