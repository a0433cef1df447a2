"""Pictures, recordings, files, albums and places, as Telegram takes and refuses them."""

import json
import struct
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from simulator.files import stand_in_picture, stand_in_voice
from simulator.media_formats import pixels, seconds
from tests.simulator.conftest import TOKEN, Simulator

pytestmark = pytest.mark.asyncio
PICTURE = stand_in_picture(1000, 500)
UNNAMED = "wrong remote file identifier specified: Wrong string length"


async def _upload(sim: Simulator, method: str, files: dict[str, bytes], **params: Any) -> Any:
    form = aiohttp.FormData()
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, data in files.items():
        form.add_field(name, data, filename=f"{name}.png", content_type="image/png")
    async with sim.session.post(f"/bot{TOKEN}/{method}", data=form) as response:
        return await response.json()


def _item(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "media": f"attach://{name}", **more}


async def _album(sim: Simulator, person: int, *items: dict[str, Any]) -> Any:
    files = {"one": PICTURE, "two": PICTURE}
    return await _upload(sim, "sendMediaGroup", files, chat_id=person, media=list(items))


async def test_a_picture_comes_in_several_sizes_with_its_own_shape(sim: Simulator) -> None:
    person = await sim.person()
    sent = await _upload(sim, "sendPhoto", {"photo": PICTURE}, chat_id=person)
    sizes = [(size["width"], size["height"]) for size in sent["result"]["photo"]]
    assert sizes == [(90, 45), (320, 160), (800, 400), (1000, 500)]


@pytest.mark.parametrize("kind", ["Document", "Voice", "Audio", "Video", "Animation"])
async def test_a_file_sent_again_by_its_id_stays_the_same(sim: Simulator, kind: str) -> None:
    person, name = await sim.person(), kind.lower()
    data = {name: PICTURE}
    sent = await _upload(sim, f"send{kind}", data, chat_id=person, duration=4)
    first = sent["result"][name]
    _, again = await sim.call(f"send{kind}", chat_id=person, **{name: first["file_id"]})
    assert again["result"][name] == first
    assert first["file_unique_id"] != first["file_id"]


async def test_an_uploaded_file_can_be_downloaded_as_it_was(bot: Bot, sim: Simulator) -> None:
    person = await sim.person()
    message = await bot.send_document(person, PICTURE, filename="测试.png")
    assert message.document
    assert message.document.file_name == "测试.png"
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == PICTURE


@pytest.mark.parametrize(
    ("method", "files", "params", "words"),
    [
        ("sendPhoto", {"photo": b""}, {}, "file must be non-empty"),
        ("sendPhoto", {"photo": b"no picture"}, {}, "IMAGE_PROCESS_FAILED"),
        ("sendVideo", {}, {"video": ""}, "there is no video in the request"),
        ("sendAudio", {}, {}, "there is no audio in the request"),
        ("sendAudio", {}, {"audio": "nothing"}, UNNAMED),
        ("sendVideo", {}, {"video": "https://a.example"}, "failed to get HTTP URL content"),
        (
            "sendLocation",
            {},
            {"latitude": 1, "longitude": 1, "live_period": 5},
            "wrong live location period specified",
        ),
    ],
)
async def test_what_is_no_file_is_refused(
    sim: Simulator, method: str, files: Any, params: Any, words: str
) -> None:
    refused = await _upload(sim, method, files, chat_id=await sim.person(), **params)
    assert refused["description"] == f"Bad Request: {words}"


async def test_a_voice_note_is_not_taken_for_music(sim: Simulator) -> None:
    person = await sim.person()
    sent = await _upload(sim, "sendVoice", {"voice": stand_in_voice()}, chat_id=person)
    voice = sent["result"]["voice"]
    assert voice["duration"] == 1
    _, refused = await sim.call("sendAudio", chat_id=person, audio=voice["file_id"])
    assert refused["description"] == "Bad Request: can't use file of type Voice as Audio"


async def test_an_album_is_one_on_the_phone(sim: Simulator) -> None:
    person = await sim.person()
    first, second = _item("photo", "one", caption="Both"), _item("video", "two", has_spoiler=True)
    sent = (await _album(sim, person, first, second))["result"]
    assert sent[0]["media_group_id"] == sent[1]["media_group_id"]
    seen = (await sim.get(f"sees?person={person}"))["messages"]
    assert [(m["kind"], m["text"], m["spoiler"]) for m in seen] == [
        ("photo", "Both", False),
        ("video", "", True),
    ]
    assert {m["album"] for m in seen} == {sent[0]["media_group_id"]}
    async with sim.session.get(f"/{seen[0]['file']}") as picture:
        assert await picture.read() == PICTURE
    assert await sim.get("violations") == []


async def test_nothing_of_an_album_is_sent_when_a_part_cannot_be(sim: Simulator) -> None:
    person = await sim.person()
    refused = await _album(sim, person, _item("photo", "one"), _item("photo", "missing"))
    words = f'failed to send message #2 with the error message "{UNNAMED}"'
    assert refused["description"] == f"Bad Request: {words}"
    mixed = await _album(sim, person, _item("document", "one"), _item("photo", "two"))
    assert mixed["description"] == "Bad Request: Document can't be mixed with other media types"
    many = await _album(sim, person, *[_item("photo", "one")] * 11)
    assert many["description"] == "Bad Request: too many messages to send as an album"
    assert (await sim.get(f"sees?person={person}"))["messages"] == []


async def test_another_file_takes_the_place_of_the_first(sim: Simulator) -> None:
    person = await sim.person()
    sent = await _upload(sim, "sendPhoto", {"photo": PICTURE}, chat_id=person, caption="Old")
    where = {"chat_id": person, "message_id": sent["result"]["message_id"]}
    media = _item("document", "one", caption="New")
    edited = await _upload(sim, "editMessageMedia", {"one": PICTURE}, **where, media=media)
    assert "photo" not in edited["result"]
    (seen,) = (await sim.get(f"sees?person={person}"))["messages"]
    assert (seen["kind"], seen["text"], seen["file_name"]) == ("document", "New", "one.png")
    same = {"type": "document", "media": edited["result"]["document"]["file_id"], "caption": "New"}
    _, refused = await sim.call("editMessageMedia", **where, media=same)
    assert refused["description"].startswith("Bad Request: message is not modified")


async def test_a_picture_of_an_album_cannot_become_a_file(sim: Simulator) -> None:
    person = await sim.person()
    sent = await _album(sim, person, _item("photo", "one"), _item("photo", "two"))
    where = {"chat_id": person, "message_id": sent["result"][0]["message_id"]}
    media = _item("document", "one")
    refused = await _upload(sim, "editMessageMedia", {"one": PICTURE}, **where, media=media)
    assert refused["description"] == "Bad Request: can't change media type in the album"


async def test_a_place_moves_only_while_it_is_shared(sim: Simulator) -> None:
    person = await sim.person()
    place = {"latitude": 52.5, "longitude": 5.25}
    _, sent = await sim.call("sendLocation", chat_id=person, **place, live_period=60)
    where = {"chat_id": person, "message_id": sent["result"]["message_id"]}
    status, _ = await sim.call("editMessageLiveLocation", **where, latitude=52, longitude=5)
    assert status == 200
    await sim.post("clock", advance_seconds=60)
    _, late = await sim.call("editMessageLiveLocation", **where, **place)
    assert late["description"] == "Bad Request: message can't be edited"


async def test_headers_that_are_cut_short_say_nothing() -> None:
    for start in (b"\x89PNG", b"GIF89a", b"\xff\xd8\xff\xe0", b"\0\0\0\x08ftyp", b"RIFF", b"OggS"):
        assert pixels(start) is None
        assert seconds(start) == 0
    assert pixels(b"GIF89a" + struct.pack("<HH", 3, 2)) == (3, 2)
