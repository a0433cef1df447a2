"""Several pictures, videos, files or pieces of music in one album."""

from simulator.errors import ApiError, bad_request
from simulator.methods.media import media_content
from simulator.methods.sending import caption_content, post
from simulator.methods.table import Json, method
from simulator.world import World

#: these stand in an album only among their own kind
ALONE = ("audio", "document")


@method("sendMediaGroup")
def send_media_group(world: World, params: Json) -> list[Json]:
    """Return the album's messages; none is sent when one of them can't be."""
    world.destination(params["chat_id"])
    _check_mixture({item["type"] for item in params["media"]})
    contents = [_content(world, *numbered) for numbered in enumerate(params["media"], start=1)]
    album = {"media_group_id": world.messages.new_album()}
    return [world.as_json(post(world, params, content, album)) for content in contents]


def _check_mixture(kinds: set[str]) -> None:
    for kind in ALONE:
        if kind in kinds and len(kinds) > 1:
            raise bad_request(f"{kind.title()} can't be mixed with other media types")


def _content(world: World, number: int, item: Json) -> Json:
    try:
        media = media_content(world, item["type"], item["media"], item)
    except ApiError as error:
        reason = error.description.removeprefix("Bad Request: ")
        words = f'failed to send message #{number} with the error message "{reason}"'
        raise bad_request(words) from None
    return {**media, **caption_content(item)}
