"""What people send besides words: voice notes, pictures and files, real ones or stand-ins."""

from typing import Any

from simulator.announcing import checked
from simulator.deeds import send
from simulator.errors import ControlError
from simulator.files import StoredFile, stand_in_picture, stand_in_voice
from simulator.formatting import found_entities
from simulator.given import Given
from simulator.people import Person
from simulator.pictures import picture_size
from simulator.validation import Upload
from simulator.world import World

Json = dict[str, Any]
STAND_IN_VOICE = "voice.oga", "audio/ogg"
STAND_IN_PICTURE = "picture.png", "image/png"


def send_voice(
    world: World, person: Person, chat_id: int, file: Upload | None, wanted: Json
) -> Json:
    """The person sends a voice note (a silent stand-in, if there is no recording)."""
    stored = _kept(world, "voice", file or Upload(*STAND_IN_VOICE, stand_in_voice()))
    voice = {
        **_part(stored),
        "duration": wanted.get("duration", 1),
        "mime_type": stored.content_type,
    }
    return _sent(world, person, chat_id, {"voice": voice}, wanted)


def send_photo(
    world: World, person: Person, chat_id: int, file: Upload | None, wanted: Json
) -> Json:
    """The person sends a picture (a plain stand-in, if there is none)."""
    file = file or Upload(*STAND_IN_PICTURE, stand_in_picture())
    size = picture_size(file.data)
    if size is None:
        raise ControlError(400, "That is no picture: send a PNG, JPEG, GIF or WebP.")
    stored = _kept(world, "photo", file)
    photo = {**_part(stored), "width": size[0], "height": size[1]}
    return _sent(world, person, chat_id, {"photo": [photo]}, wanted)


def send_document(
    world: World, person: Person, chat_id: int, file: Upload | None, wanted: Json
) -> Json:
    """The person sends a file (a short text as a stand-in, if there is none)."""
    stored = _kept(world, "document", file or Upload("note.txt", "text/plain", b"A note.\n"))
    document = {**_part(stored), "file_name": stored.name, "mime_type": stored.content_type}
    return _sent(world, person, chat_id, {"document": document}, wanted)


def _sent(world: World, person: Person, chat_id: int, content: Json, wanted: Json) -> Json:
    """Send it with the caption and as the reply that are wanted."""
    content = {**content, **_caption(wanted)}
    return send(world, person, chat_id, content, wanted.get("reply_to"), Given.of(wanted))


def send_anything(
    world: World, person: Person, chat_id: int, kind: str, value: Any, wanted: Json
) -> Json:
    """The person sends what the Bot API has under this name in a Message, as a sticker."""
    checked(person, kind, value)
    return _sent(world, person, chat_id, {kind: value}, wanted)


def _kept(world: World, kind: str, file: Upload) -> StoredFile:
    if not file.data:
        raise ControlError(400, "The file is empty.")
    content_type = file.content_type.partition(";")[0].strip() or "application/octet-stream"
    return world.files.add(kind, file.name or kind, content_type, file.data)


def _part(stored: StoredFile) -> Json:
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
    }


def _caption(wanted: Json) -> Json:
    text = str(wanted.get("caption") or "").strip()
    if not text:
        return {}
    entities = found_entities(text)
    return {"caption": text, **({"caption_entities": entities} if entities else {})}
