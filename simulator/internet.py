"""Files that the bot names by their address on the web."""

from typing import Any
from urllib.parse import unquote, urlsplit

import aiohttp

from simulator.errors import bad_request
from simulator.spec import load_spec
from simulator.validation import Upload

Json = dict[str, Any]
LARGEST_BYTES = 20 * 1024 * 1024
PATIENCE = aiohttp.ClientTimeout(total=20)


async def with_fetched_files(internet: str, method: str, params: Json) -> Json:
    """Return the parameters with each file that was an address fetched; raises ApiError.

    `internet` is a server that stands in for the web: it is asked for /HOST/PATH. Without one
    nothing can be fetched.
    """
    fields = load_spec().methods[method.lower()]
    return {
        name: await _read(internet, value, is_file="InputFile" in fields[name].types)
        for name, value in params.items()
    }


async def _read(internet: str, value: Any, *, is_file: bool) -> Any:
    if isinstance(value, list):
        return [await _read(internet, item, is_file=False) for item in value]
    if isinstance(value, dict):
        return {
            name: await _read(internet, inner, is_file=name == "media")
            for name, inner in value.items()
        }
    if is_file and isinstance(value, str) and value.startswith(("http://", "https://")):
        return await _fetch(internet, value)
    return value


async def _fetch(internet: str, address: str) -> Upload:
    if not internet:
        raise bad_request("failed to get HTTP URL content")
    stand_in = internet + address.partition("://")[2]
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.get(stand_in) as got,
        ):
            got.raise_for_status()
            data = await got.content.read(LARGEST_BYTES + 1)
    except (aiohttp.ClientError, TimeoutError):
        raise bad_request("failed to get HTTP URL content") from None
    if len(data) > LARGEST_BYTES:
        raise bad_request("failed to get HTTP URL content")
    name = unquote(urlsplit(address).path).rpartition("/")[2]
    return Upload(name or "file", got.content_type, data)
