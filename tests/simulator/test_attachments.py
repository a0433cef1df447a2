"""People send real recordings, pictures and files, and the bot can download them."""

import struct
from typing import Any

import pytest
from aiohttp import FormData
from telegram import Bot

from simulator.files import stand_in_picture
from simulator.pictures import picture_size
from tests.simulator.conftest import Simulator

WEBM = b"\x1aE\xdf\xa3 as a browser records it"


async def _send(
    sim: Simulator, kind: str, person: int, data: bytes, name: str, media: str, **more: str
) -> Any:
    form = FormData({"person": str(person), **more}, quote_fields=False)
    form.add_field("file", data, filename=name, content_type=media)
    async with sim.session.post(f"/_sim/{kind}", data=form) as response:
        return await response.json()


@pytest.mark.asyncio
async def test_a_recording_reaches_the_bot_byte_for_byte(sim: Simulator, bot: Bot) -> None:
    person = await sim.person()
    media = "audio/webm;codecs=opus"
    more = {"caption": "Listen, see https://example.org", "duration": "7"}
    sent = await _send(sim, "voice", person, WEBM, "note.webm", media, **more)
    (update,) = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.voice is not None
    assert message.message_id == sent["message_id"]
    told = message.voice.to_dict()
    assert (told["duration"], told["mime_type"]) == (7, "audio/webm")
    assert message.caption == more["caption"]
    assert [one.type for one in message.caption_entities] == ["url"]
    assert await (await message.voice.get_file()).download_as_bytearray() == WEBM
    (shown,) = (await sim.get(f"sees?person={person}"))["messages"]
    async with sim.session.get(f"/{shown['file']}") as response:
        assert (await response.read(), response.content_type) == (WEBM, "audio/webm")
        assert response.headers["Content-Security-Policy"] == "sandbox"


@pytest.mark.asyncio
async def test_a_picture_has_its_own_size(sim: Simulator, bot: Bot) -> None:
    person = await sim.person()
    await _send(sim, "photo", person, stand_in_picture(12, 34), "a.png", "image/png")
    (update,) = await bot.get_updates()
    assert update.message is not None
    (size,) = update.message.photo
    assert (size.width, size.height) == (12, 34)
    got = await (await size.get_file()).download_as_bytearray()
    assert got == stand_in_picture(12, 34)


@pytest.mark.asyncio
async def test_a_file_keeps_its_name(sim: Simulator, bot: Bot) -> None:
    person = await sim.person()
    await _send(sim, "document", person, b"a,b\n", "expenses äöü.csv", "text/csv")
    await sim.post("document", person=person, caption="A stand-in")
    real, stand_in = [update.message for update in await bot.get_updates()]
    assert real is not None
    assert real.document is not None
    assert (real.document.file_name, real.document.mime_type) == ("expenses äöü.csv", "text/csv")
    assert stand_in is not None
    assert stand_in.document is not None
    assert stand_in.caption == "A stand-in"


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("photo", b"not a picture", "That is no picture"),
        ("voice", b"", "The file is empty"),
        ("document", b"", "The file is empty"),
    ],
)
@pytest.mark.asyncio
async def test_what_is_no_such_file_is_refused(
    sim: Simulator, kind: str, data: bytes, words: str
) -> None:
    person = await sim.person()
    answer = await _send(sim, kind, person, data, "x", "application/octet-stream")
    assert words in answer["error"]
    assert (await sim.get("pending"))["unconfirmed"] == 0


@pytest.mark.asyncio
async def test_a_file_that_is_none_is_refused(sim: Simulator) -> None:
    person = await sim.person()
    assert "must be a file" in (await sim.post("photo", person=person, file="abc"))["error"]


_JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 34, 12) + b"\x03"
_VP8X = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x0b\0\0" + b"\x21\0\0"
_VP8L = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 11 | 33 << 14)
_VP8 = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 12, 34)


@pytest.mark.parametrize(
    "data",
    [stand_in_picture(12, 34), b"GIF89a" + struct.pack("<HH", 12, 34), _JPEG, _VP8X, _VP8L, _VP8],
)
def test_the_size_stands_in_the_first_bytes(data: bytes) -> None:
    assert picture_size(data) == (12, 34)
    assert picture_size(data[:9]) is None


def test_what_only_begins_like_a_jpeg_is_no_picture() -> None:
    assert picture_size(b"\xff\xd8\xff\xd9\x00\x02\x00") is None
    assert picture_size(b"\xff\xd8") is None
