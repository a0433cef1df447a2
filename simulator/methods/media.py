"""The files that the bot sends: new ones, and those it names by their id."""

from typing import Any

from simulator.errors import bad_request
from simulator.files import StoredFile
from simulator.media_formats import pixels, seconds
from simulator.methods.table import Json
from simulator.validation import Upload
from simulator.world import World

_PICTURE_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")
#: the longer side of each smaller copy that Telegram makes of a picture, in pixels
_SMALLER = (90, 320, 800)
#: Telegram makes no picture that is larger, in pixels
_LARGEST = 1280
_SEEN = {"video", "animation", "live_photo"}
_HIDDEN = {"photo", "video", "animation", "live_photo"}
_TIMED = {"voice", "audio", "video", "animation", "live_photo"}
_LENGTHS = {"width", "height", "duration"}
_STILLS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8")
#: a video can be sent again as the moving part of a live photo
_ALSO = {("video", "live_photo")}


def media_content(world: World, kind: str, value: Any, told: Json) -> Json:
    """Return the part of a message that holds this file; raises ApiError.

    `value` is an upload or the id of a file; `told` is what the bot says about it.
    """
    is_new = isinstance(value, Upload)
    shown = _new(world, kind, value, told) if is_new else _known(world, kind, value)
    content: Json = {kind: shown}
    if kind == "animation":
        content["document"] = {k: v for k, v in shown.items() if k not in _LENGTHS}
    if told.get("has_spoiler") and kind in _HIDDEN:
        content["has_media_spoiler"] = True
    return content


def _new(world: World, kind: str, upload: Upload, told: Json) -> Any:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        return _photo(world, upload)
    stored = world.files.add(kind, upload.name, upload.content_type, upload.data)
    shown = {**_file(stored), **_told(world, stored, told)}
    world.files.describe(stored.id, shown)
    return shown


def _known(world: World, kind: str, file_id: str) -> Any:
    if not file_id:
        raise bad_request(f"there is no {kind} in the request")
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.get(file_id)
    if stored is None:
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    if stored.kind != kind and (stored.kind, kind) not in _ALSO:
        names = (word.title().replace("_", "") for word in (stored.kind, kind))
        raise bad_request("can't use file of type {} as {}".format(*names))
    if shown := world.files.description(file_id):
        return shown
    return [_size(stored)] if kind == "photo" else {**_file(stored), **_told(world, stored, {})}


def _file(stored: StoredFile) -> Json:
    size = len(stored.data)
    return {"file_id": stored.id, "file_unique_id": stored.unique_id, "file_size": size}


def _size(stored: StoredFile, longest: int = _LARGEST) -> Json:
    """Return Telegram's PhotoSize; a side is never longer than `longest` pixels."""
    width, height = pixels(stored.data) or (longest, longest)
    share = min(1.0, longest / max(width, height, 1))
    return {**_file(stored), "width": round(width * share), "height": round(height * share)}


def _photo(world: World, upload: Upload) -> list[Json]:
    """Return the sizes of a picture, smallest first; all of them hold the same bytes here."""
    if not upload.data.startswith(_PICTURE_STARTS):
        raise bad_request("IMAGE_PROCESS_FAILED")
    longer = max(pixels(upload.data) or (_LARGEST,))
    sizes = []
    for longest in (*(side for side in _SMALLER if side < longer), _LARGEST):
        stored = world.files.add("photo", upload.name, upload.content_type, upload.data)
        sizes.append(_size(stored, longest))
    for size in sizes:
        world.files.describe(size["file_id"], sizes)
    return sizes


def _told(world: World, stored: StoredFile, told: Json) -> Json:
    """Return what the bot says about its file, and where it says nothing, what its headers say."""
    kind, shown = stored.kind, {"mime_type": stored.content_type}
    if kind != "voice":
        shown["file_name"] = stored.name
    more: Json = {**shown, **_measures(stored, told)}
    if kind == "audio":
        more |= {key: told[key] for key in ("performer", "title") if told.get(key)}
    if kind == "video" and told.get("start_timestamp"):
        more["start_timestamp"] = told["start_timestamp"]
    if kind == "live_photo" or (kind == "video" and told.get("cover")):
        name = "photo" if kind == "live_photo" else "cover"
        more[name] = _photo_of(world, told.get(name))
    return more | _thumbnail(world, stored, told)


def _photo_of(world: World, value: Any) -> Any:
    return media_content(world, "photo", value or "", {})["photo"]


def _measures(stored: StoredFile, told: Json) -> Json:
    found: Json = {}
    if stored.kind in _TIMED:
        found["duration"] = told.get("duration") or seconds(stored.data)
    if stored.kind in _SEEN:
        width, height = pixels(stored.data) or (0, 0)
        found |= {"width": told.get("width") or width, "height": told.get("height") or height}
    return found


def _thumbnail(world: World, stored: StoredFile, told: Json) -> Json:
    """Return the small picture of a file: the bot's own, or that of a file that is a picture."""
    given = told.get("thumbnail")
    if isinstance(given, Upload) and given.data and stored.kind != "voice":
        picture = world.files.add("thumbnail", given.name, given.content_type, given.data)
    elif stored.kind in {"document", "animation"} and stored.data.startswith(_STILLS):
        picture = world.files.add("thumbnail", stored.name, stored.content_type, stored.data)
    else:
        return {}
    return {"thumbnail": _size(picture, 320)}
