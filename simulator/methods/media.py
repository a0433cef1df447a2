"""Pictures, voice notes and files that the bot sends."""

from typing import Any

from simulator.errors import bad_request
from simulator.files import StoredFile
from simulator.methods.table import Json
from simulator.validation import Upload
from simulator.world import World

_PICTURE_START = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"RIFF": "image/webp"}


def media_content(world: World, kind: str, params: Json) -> Json:
    """Return the part of a message that holds this file; raises ApiError."""
    stored = _stored(world, kind, params[kind])
    part: Json = {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
    }
    if kind == "photo":
        return {"photo": [{**part, "width": 320, "height": 320}]}
    part["mime_type"] = stored.content_type
    if kind == "voice":
        return {"voice": {**part, "duration": params.get("duration", 0)}}
    return {"document": {**part, "file_name": stored.name}}


def _stored(world: World, kind: str, value: Any) -> StoredFile:
    if isinstance(value, Upload):
        if not value.data:
            raise bad_request("file must be non-empty")
        if kind == "photo" and not value.data.startswith(tuple(_PICTURE_START)):
            raise bad_request("IMAGE_PROCESS_FAILED")
        return world.files.add(kind, value.name, value.content_type, value.data)
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.get(value)
    if stored is None:
        words = "wrong remote file identifier specified: Wrong string length"
        raise bad_request(words if value else "file must be non-empty")
    return stored
