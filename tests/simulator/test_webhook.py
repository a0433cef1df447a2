"""Updates are posted to a webhook as Telegram does it; pauses are on the simulated clock."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import FormData, web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from simulator.bell import Bell
from tests.simulator.conftest import START, TOKEN, Simulator

pytestmark = pytest.mark.asyncio
SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Hook:
    """A bot that is posted to; answers with `statuses` in turn, then with 200."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[Any] = []
        self.headers: list[Any] = []
        self.statuses: list[int] = []
        self.answer: Any = None
        self.wish = ""
        self.bell = Bell()
        self.hold = asyncio.Event()
        self.hold.set()

    async def post(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.headers.append(request.headers.copy())
        self.bell.ring()
        await self.hold.wait()
        status = self.statuses.pop(0) if self.statuses else 200
        headers = {"Retry-After": self.wish} if self.wish and status != 200 else {}
        if status == 200 and self.answer is not None:
            return web.json_response(self.answer)
        return web.Response(status=status, headers=headers)

    async def posts(self, count: int) -> list[Any]:
        """What was posted, as soon as there are so many."""
        assert await self.bell.until(lambda: len(self.got) >= count, 20)
        return self.got

    def texts(self) -> list[str]:
        return [one["message"]["text"] for one in self.got]


@pytest_asyncio.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.add_routes([web.post("/hook", hook.post), web.post("/other", hook.post)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def _quiet(sim: Simulator) -> None:
    """Wait until everything was taken, or the hook is left in peace for a while."""
    assert await sim.world.quiet.until(sim.world.handled, 20)


async def _info(sim: Simulator) -> Any:
    return (await sim.call("getWebhookInfo"))[1]["result"]


async def _say(sim: Simulator, *texts: str) -> int:
    person = await sim.person()
    for text in texts:
        await sim.post("say", person=person, text=text)
    return person


async def test_updates_are_posted_in_order_and_carry_the_secret(
    sim: Simulator, hook: Hook
) -> None:
    await _say(sim, "before")
    _, body = await sim.call("setWebhook", url=hook.url, secret_token="Se_cr-et")
    assert body == {"ok": True, "result": True, "description": "Webhook was set"}
    await _say(sim, "one", "two")
    await hook.posts(3)
    await _quiet(sim)
    assert hook.texts() == ["before", "one", "two"]
    assert {one[SECRET] for one in hook.headers} == {"Se_cr-et"}
    assert {one["Content-Type"] for one in hook.headers} == {"application/json"}
    assert (await _info(sim))["pending_update_count"] == 0


async def test_without_a_secret_there_is_no_header(sim: Simulator, hook: Hook) -> None:
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one")
    await hook.posts(1)
    assert SECRET not in hook.headers[0]


async def test_a_hook_that_fails_is_tried_again_after_growing_pauses(
    sim: Simulator, hook: Hook
) -> None:
    hook.statuses = [500, 503, 404, 500]
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one", "two")
    tries, waited = [], 0
    while waited < 20:  # the first failure is tried again at once
        await _quiet(sim)
        tries.append(len(hook.got))
        await sim.post("clock", advance_seconds=1, wait=True)
        waited += 1
    await _quiet(sim)
    changes = [second for second in range(1, 20) if tries[second] != tries[second - 1]]
    assert tries[0] == 2
    assert changes == [2, 2 + 4, 2 + 4 + 8]
    assert hook.texts() == ["one"] * 5 + ["two"]


async def test_one_move_of_the_clock_meets_every_try(sim: Simulator, hook: Hook) -> None:
    hook.statuses = [500] * 5
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one")
    await sim.post("clock", advance_seconds=3600, wait=True)
    assert hook.texts() == ["one"] * 6
    assert (await _info(sim))["pending_update_count"] == 0


async def test_the_next_try_can_be_asked_for(sim: Simulator, hook: Hook) -> None:
    hook.statuses = [500, 500]
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one")
    await hook.posts(2)
    await _quiet(sim)
    await sim.post("webhook/retry")
    await hook.posts(3)
    assert sim.world.now == START


async def test_a_hook_can_say_how_long_to_wait(sim: Simulator, hook: Hook) -> None:
    hook.statuses, hook.wish = [429], "90"
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one")
    await hook.posts(1)
    await _quiet(sim)
    await sim.post("clock", advance_seconds=89, wait=True)
    assert len(hook.got) == 1
    await sim.post("clock", advance_seconds=1, wait=True)
    await hook.posts(2)


async def test_the_last_failure_is_told(sim: Simulator, hook: Hook) -> None:
    hook.statuses = [502, 502]
    await sim.call("setWebhook", url=hook.url, max_connections=500)
    await _say(sim, "one")
    await hook.posts(2)
    await _quiet(sim)
    assert await _info(sim) == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 100,
        "last_error_date": int(START.timestamp()),
        "last_error_message": "Wrong response from the webhook: 502 Bad Gateway",
    }


async def test_a_hook_that_nobody_answers_is_told_and_tried_again(
    sim: Simulator, hook: Hook
) -> None:
    await sim.call("setWebhook", url="http://127.0.0.1:9/hook")
    await _say(sim, "one")
    await _quiet(sim)
    info = await _info(sim)
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await sim.call("setWebhook", url=hook.url)
    await hook.posts(1)
    await _quiet(sim)
    assert "last_error_message" not in await _info(sim)


async def test_what_would_be_older_than_a_day_is_given_up(sim: Simulator, hook: Hook) -> None:
    hook.statuses = [500] * 3
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "old")
    await hook.posts(2)
    await _quiet(sim)
    sim.world.clock.set(START + timedelta(hours=24, seconds=-1))
    await hook.posts(3)
    await _quiet(sim)
    assert (await _info(sim))["pending_update_count"] == 0
    await _say(sim, "new")
    await hook.posts(4)
    assert hook.texts() == ["old"] * 3 + ["new"]


async def test_a_method_in_the_hooks_answer_is_carried_out(sim: Simulator, hook: Hook) -> None:
    person = await sim.person()
    hook.answer = {"method": "sendMessage", "chat_id": person, "text": "At once"}
    await sim.call("setWebhook", url=hook.url)
    seq = sim.world.events.seq
    await sim.post("say", person=person, text="Hello")
    await sim.world.events.wait(seq, 20, None)
    await hook.posts(1)
    await _quiet(sim)
    shown = (await sim.get(f"sees?person={person}"))["messages"]
    assert [one["text"] for one in shown] == ["Hello", "At once"]
    assert (await sim.get("log"))[-1]["method"] == "sendMessage"
    assert (await sim.get("log"))[-1]["ok"]


@pytest.mark.parametrize("name", ["deleteWebhook", "setWebhook", "getMe", "logOut", "close"])
async def test_some_methods_are_not_taken_from_an_answer(
    sim: Simulator, hook: Hook, name: str
) -> None:
    hook.answer = {"method": name}
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one")
    await hook.posts(1)
    await _quiet(sim)
    assert [one["method"] for one in await sim.get("log")] == ["setWebhook"]


async def test_a_wrong_method_in_an_answer_harms_nobody(sim: Simulator, hook: Hook) -> None:
    hook.answer = {"method": "sendMessage", "chat_id": 5, "text": "x"}
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one", "two")
    await hook.posts(2)
    await _quiet(sim)
    assert [one["error_code"] for one in await sim.get("log")][1:] == [400, 400]


async def test_while_all_is_down_nothing_is_posted(sim: Simulator, hook: Hook) -> None:
    await sim.call("setWebhook", url=hook.url)
    await sim.post("faults", kind="down", hours=1)
    await _say(sim, "one")
    await sim.post("clock", advance_seconds=3599, wait=True)
    assert hook.got == []
    await sim.post("clock", advance_seconds=1, wait=True)
    await hook.posts(1)


async def test_pending_updates_can_be_dropped_and_kinds_chosen(
    sim: Simulator, hook: Hook, keyboard: dict[str, Any]
) -> None:
    person = await _say(sim, "dropped")
    await sim.call("sendMessage", chat_id=person, text="?", reply_markup=keyboard)
    kinds = ["callback_query", "nonsense"]
    await sim.call("setWebhook", url=hook.url, drop_pending_updates=True, allowed_updates=kinds)
    await sim.post("say", person=person, text="unheard")
    await sim.post("tap", person=person, label="Ready")
    await hook.posts(1)
    await _quiet(sim)
    assert [set(one) - {"update_id"} for one in hook.got] == [{"callback_query"}]
    await sim.call("deleteWebhook")
    assert (await _info(sim))["allowed_updates"] == ["callback_query"]


async def test_getupdates_and_a_webhook_exclude_each_other(sim: Simulator, hook: Hook) -> None:
    poll = asyncio.create_task(sim.call("getUpdates", timeout=20))
    await sim.world.quiet.until(lambda: sim.world.updates.polling == 1, 5)
    await sim.call("setWebhook", url=hook.url)
    status, body = await poll
    assert (status, body["description"]) == (409, "Conflict: terminated by setWebhook request")
    hint = "use deleteWebhook to delete the webhook first"
    status, body = await sim.call("getUpdates")
    assert (status, body["description"]) == (
        409,
        f"Conflict: can't use getUpdates method while webhook is active; {hint}",
    )
    assert (await sim.call("deleteWebhook"))[1]["description"] == "Webhook was deleted"
    assert (await sim.call("getUpdates"))[0] == 200


async def test_what_a_hook_did_not_take_can_be_fetched_later(sim: Simulator, hook: Hook) -> None:
    hook.statuses = [500] * 9
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one")
    await _quiet(sim)
    await sim.call("deleteWebhook")
    _, body = await sim.call("getUpdates")
    assert [one["message"]["text"] for one in body["result"]] == ["one"]


async def test_what_is_on_its_way_when_the_hook_changes_goes_to_the_new_one(
    sim: Simulator, hook: Hook
) -> None:
    hook.hold.clear()
    await sim.call("setWebhook", url=hook.url, secret_token="old")
    await _say(sim, "one")
    await hook.posts(1)
    await sim.call("setWebhook", url=hook.url.replace("hook", "other"), secret_token="new")
    hook.hold.set()
    await hook.posts(2)
    await _quiet(sim)
    assert [one[SECRET] for one in hook.headers] == ["old", "new"]
    assert hook.texts() == ["one", "one"]


async def test_it_is_said_when_nothing_changed(sim: Simulator, hook: Hook) -> None:
    said = []
    for method, params in (
        ("setWebhook", {"url": hook.url}),
        ("setWebhook", {"url": hook.url}),
        ("setWebhook", {"url": hook.url, "secret_token": "x"}),
        ("setWebhook", {"url": ""}),
        ("deleteWebhook", {}),
    ):
        said.append((await sim.call(method, **params))[1]["description"])
    assert said == [
        "Webhook was set",
        "Webhook is already set",
        "Webhook was set",
        "Webhook was deleted",
        "Webhook is already deleted",
    ]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "http://example.org/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org:8080/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://"}, "invalid webhook URL specified"),
        ({"url": "not a url"}, "invalid webhook URL specified"),
        ({"url": "https://example.org:99999/"}, "invalid webhook URL specified"),
        (
            {"url": "https://example.org/", "secret_token": "with space"},
            "secret token contains unallowed characters",
        ),
        ({"url": "https://example.org/", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_that_telegram_would_refuse_is_refused(
    sim: Simulator, params: dict[str, Any], words: str
) -> None:
    status, body = await sim.call("setWebhook", **params)
    assert (status, body["description"]) == (400, f"Bad Request: {words}")
    assert (await _info(sim))["url"] == ""


@pytest.mark.parametrize("url", ["https://example.org/x", "example.org", "https://e.org:8443"])
async def test_https_is_fine(sim: Simulator, url: str) -> None:
    await sim.call("setWebhook", url=url, secret_token="x" * 256)
    assert (await _info(sim))["url"] == url


async def test_an_https_hook_is_trusted_by_the_certificate_it_was_set_with(
    sim: Simulator, tmp_path: Path
) -> None:
    hook, app = Hook(), web.Application()
    app.add_routes([web.post("/hook", hook.post)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=_own_certificate(tmp_path)).start()
    hook.url = f"https://localhost:{runner.addresses[0][1]}/hook"
    await sim.call("setWebhook", url=hook.url)
    await _say(sim, "one")
    await _quiet(sim)
    assert (await _info(sim))["last_error_message"].startswith("SSL error")
    form = FormData({"url": hook.url})
    form.add_field("certificate", (tmp_path / "cert.pem").read_bytes(), filename="cert.pem")
    async with sim.session.post(f"/bot{TOKEN}/setWebhook", data=form) as response:
        assert response.status == 200
    await hook.posts(1)
    assert (await _info(sim))["has_custom_certificate"]
    await sim.call("deleteWebhook")
    await runner.cleanup()


def _own_certificate(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    day = timedelta(days=1)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(Encoding.PEM))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(secret)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


@pytest.mark.parametrize("pem", [b"nonsense", b"\xff\xfe", b""])
async def test_a_certificate_that_is_none_is_refused(sim: Simulator, pem: bytes) -> None:
    form = FormData({"url": "https://example.org"})
    form.add_field("certificate", pem, filename="cert.pem")
    async with sim.session.post(f"/bot{TOKEN}/setWebhook", data=form) as response:
        assert response.status == 400
        assert (await response.json())["description"].startswith("Bad Request: bad webhook")
