"""What the network and Telegram do on a bad day: nothing is lost, at most one message doubled."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot

from tests.crash.waiting import presses, sends, shows, times_taken
from tests.scene import TOKEN, Phone, Scene

pytestmark = pytest.mark.crash
A_LONG_TIME = timedelta(minutes=20)


def number_of(phone: Phone, words: str) -> int:
    """How many messages of the bot say this."""
    return sum(words in text for text in phone.texts())


def accepted(scene: Scene) -> list[tuple[float, int, bool, str]]:
    """The bot's messages: when, to whom, whether they were accepted, and their words."""
    return [
        (one["monotonic"], int(one["params"]["chat_id"]), one["ok"], one["params"]["text"])
        for one in scene.get_list("log")
        if one["method"] == "sendMessage"
    ]


# ---------------------------------------------------------------- away for long


def test_after_a_gap_people_hear_of_it_first_and_what_was_typed_is_taken(scene: Scene) -> None:
    kit, noor, ali = scene.phones["Kit"], scene.phones["Noor"], scene.phones["Ali"]
    scene.stop_bot()
    sends(kit, "1")
    presses(noor, "coming.no")
    scene.post("clock", advance_seconds=A_LONG_TIME.total_seconds(), wait=True)
    scene.start_bot()
    scene.settle()

    said = kit.texts()[-2:]
    assert "I was away from 10 am to 10:20 am" in said[0]
    assert "saved your answer" in said[1]
    assert "please tap again" in noor.last(), "her tap has gone: Telegram keeps it for 150 s"
    assert number_of(ali, "A call for a break may not have got") == 1
    noor.chooses("coming", "no")
    assert "No is a good answer" in noor.last()


def test_a_short_absence_is_not_spoken_of(scene: Scene) -> None:
    scene.stop_bot()
    scene.post("clock", advance_seconds=100, wait=True)
    scene.start_bot()
    scene.settle()

    assert all(number_of(phone, "I was away") == 0 for phone in scene.phones.values())


def test_a_gap_without_a_restart_is_told_once(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    intake = scene.bot.program.intake  # type: ignore[union-attr]  # the running one
    scene.post("clock", advance_seconds=A_LONG_TIME.total_seconds(), wait=True)
    intake.last_poll -= A_LONG_TIME.total_seconds()
    sends(kit, "1")
    scene.settle()
    kit.says("what can I do?")

    assert number_of(kit, "I was away from") == 1
    assert number_of(kit, "saved your answer") == 1


# ---------------------------------------------------------------- update ids


def comes_twice_more(scene: Scene, update_id: int) -> None:
    for _ in range(2):
        scene.post("repeat", update_id=update_id)
        scene.settle()


def test_an_update_that_comes_twice_is_taken_once(scene: Scene) -> None:
    kit, ali = scene.phones["Kit"], scene.phones["Ali"]
    update_id = sends(kit, "pineapple")
    scene.settle()
    covers = len(ali.texts())
    comes_twice_more(scene, update_id)

    assert number_of(kit, "telling Jo and Ali now") == 1
    assert len(ali.texts()) == covers
    assert times_taken(scene.database, update_id) == 1


def test_what_would_be_said_again_each_time_is_said_once(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    update_id = sends(kit, "menu")
    scene.settle()
    comes_twice_more(scene, update_id)

    assert number_of(kit, "Here is what I can do.") == 1
    assert times_taken(scene.database, update_id) == 1


def test_ids_that_begin_again_lower_after_an_idle_week_are_taken_like_any_other(
    scene: Scene,
) -> None:
    kit = scene.phones["Kit"]
    kit.says("what can I do?")
    scene.wait(days=8)
    before = len(kit.texts())
    for update_id in (4711, 12, 4712):
        scene.post("raw", update=typed(scene, kit, update_id, "what can I do?"))
        scene.settle()
    scene.post("raw", update=typed(scene, kit, 12, "what can I do?"))
    scene.settle()

    assert len(kit.texts()) == before + 3


def typed(scene: Scene, phone: Phone, update_id: int, text: str) -> dict[str, object]:
    """A raw update: someone typed something."""
    person = {"id": phone.id, "is_bot": False, "first_name": phone.name}
    return {
        "update_id": update_id,
        "message": {
            "message_id": 100_000 + update_id,
            "from": person,
            "chat": {"id": phone.id, "type": "private", "first_name": phone.name},
            "date": int(scene.now().timestamp()),
            "text": text,
        },
    }


def test_a_second_poller_takes_nothing_away(scene: Scene) -> None:
    kit = scene.phones["Kit"]

    async def poll_once() -> None:
        base = f"{scene.settings.api_url}/bot"
        async with Bot(TOKEN, base_url=base) as other:
            await other.do_api_request("getUpdates", api_kwargs={"timeout": 0})

    asyncio.run(poll_once())
    sends(kit, "1")
    scene.settle()

    assert number_of(kit, "saved your answer") == 1


# ---------------------------------------------------------------- refusals


def test_a_refused_chat_waits_and_the_others_do_not(scene: Scene) -> None:
    kit, cal = scene.phones["Kit"], scene.phones["Cal"]
    scene.post("faults", kind="429", method="sendMessage", chat=kit.id, times=1, retry_after=1)
    with scene.database.transaction():  # while it is held, both come together
        sends(kit, "1")
        sends(cal, "1")
    shows(cal, "saved your answer")
    shows(kit, "saved your answer")

    sent = [one for one in accepted(scene) if "saved your answer" in one[3]]
    refused = next(one for one in sent if one[1] == kit.id and not one[2])
    again = next(one for one in sent if one[1] == kit.id and one[2])
    others = next(one for one in sent if one[1] == cal.id)
    assert again[0] - refused[0] >= 1
    assert others[0] < again[0]
    assert number_of(kit, "saved your answer") == 1


def test_two_refused_chats_pause_everything_but_signals(scene: Scene) -> None:
    kit, cal, noor = (scene.phones[name] for name in ("Kit", "Cal", "Noor"))
    ali = scene.phones["Ali"]
    waiting = len(ali.texts())
    for phone in (cal, noor):
        scene.post(
            "faults", kind="429", method="sendMessage", chat=phone.id, times=1, retry_after=2
        )
    with scene.database.transaction():  # while Ivy's is being taken, the others come together
        sends(scene.phones["Ivy"], "1")
        sends(cal, "1")
        sends(noor, "1")
    scene.post("open", person=ali.id)
    while sum(not ok for _, _, ok, _ in accepted(scene)) < 2:
        pass  # each look is a request of its own
    sends(kit, "pineapple")
    shows(ali, "Please look now")
    sends(scene.phones["Max"], "1")
    shows(noor, "saved your answer")
    shows(cal, "saved your answer")
    shows(scene.phones["Max"], "saved your answer")
    shows(kit, "telling Jo and Ali now")

    sent = accepted(scene)
    refused = max(at for at, _, ok, _ in sent if not ok)
    first_signal = next(at for at, to, ok, text in sent if to == ali.id and "look now" in text)
    first_answer = min(
        at for at, _, ok, text in sent if ok and at > refused and "saved your answer" in text
    )
    assert len(ali.texts()) == waiting + 1
    assert first_signal < first_answer
    assert first_answer - refused >= 1.9


@pytest.mark.parametrize("kind", ["500", "502", "reset", "lost"])
def test_a_message_that_the_network_eats_comes_after_all(kind: str, scene: Scene) -> None:
    kit, cal = scene.phones["Kit"], scene.phones["Cal"]
    scene.post("faults", kind=kind, method="sendMessage", chat=kit.id, times=1)
    sends(kit, "1")
    sends(cal, "1")
    shows(cal, "saved your answer")
    scene.settle()

    most = 2 if kind == "lost" else 1
    assert 1 <= number_of(kit, "saved your answer") <= most
    assert number_of(cal, "saved your answer") == 1


def test_an_outage_of_days_ends_like_any_other(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    bot = scene.bot
    assert bot is not None
    program = bot.program
    assert program is not None
    program.intake.troubles = 20_000
    program.delivery.failures = dict.fromkeys(range(-5, 20), 20_000)
    scene.post("faults", kind="500", times=2)
    sends(kit, "pineapple")
    shows(scene.phones["Ali"], "Please look now")


@pytest.mark.parametrize("kind", ["500", "502", "reset", "lost", "429"])
def test_polls_that_fail_lose_no_update(kind: str, scene: Scene) -> None:
    kit, ali = scene.phones["Kit"], scene.phones["Ali"]
    covers = len(ali.texts())
    scene.post("faults", kind=kind, method="getUpdates", times=3, retry_after=1)
    updates = [sends(kit, "1"), sends(kit, "pineapple")]
    scene.settle()

    assert [times_taken(scene.database, one) for one in updates] == [1, 1]
    assert number_of(kit, "saved your answer") == 1
    assert len(ali.texts()) == covers + 1


def test_a_closed_chat_is_noted_and_the_link_person_asked_once(scene: Scene) -> None:
    sam = scene.phones["Sam"]
    scene.phones["Cal"].blocks()
    scene.phones["Cal"].blocks(blocked=False)
    scene.post("faults", kind="403", method="sendMessage", chat=scene.phones["Max"].id)
    scene.phones["Max"].says("what can I do?")

    assert number_of(sam, "I cannot reach Cal here") == 1
    assert number_of(sam, "I cannot reach Max here") == 1
