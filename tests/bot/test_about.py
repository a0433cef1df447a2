"""What is kept about someone, told to the page of the demo: their own data, and no one else's."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import insert, select

from bot import about
from bot.__main__ import main
from bot.trouble import in_a_line
from conversations.script import Seen
from conversations.seen import SEEN
from records.access import Actor, Chat, NotAllowed
from records.database import Tx
from records.groups import groups
from records.people import people
from records.programs import quarantined
from scheduler.leaving.forget import forget
from scheduler.my_data import my_data
from scheduler.talks.acts import Order
from tests.example import (
    CO_PRODUCERS,
    EVERYONE,
    MEETING_AT,
    an_example,
    with_a_meeting,
    with_card,
    with_values,
)
from tests.ports import a_free_port
from tests.scene import START, TOKEN, BotThread, Scene

ONLY_ME = SEEN[Seen.ONLY_BOT]
STRANGER = 999_999
#: who has these words on their card, and nowhere else
CANARIES = {name: f"persimmon{name.lower()} helps" for name in EVERYONE}


class Told:
    """Asks as the simulator does."""

    def __init__(self, scene: Scene, port: int) -> None:
        self.scene, self.url = scene, f"http://127.0.0.1:{port}"

    def ask(self, what: str, **headers: str) -> httpx.Response:
        return httpx.get(f"{self.url}/{what}", headers=headers, timeout=30)

    def stored(self, name: str) -> dict[str, Any]:
        answer = self.ask(f"stored?person={self.scene.phones[name].id}")
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        assert found.pop("offered") is True
        return found

    def items(self, name: str) -> list[tuple[str, str, str]]:
        """Each thing as (what, value, seen by)."""
        return [
            (item["what"], item["value"], item["seen_by"])
            for part in self.stored(name)["parts"]
            for item in part["items"]
        ]

    def part(self, name: str, title: str) -> list[tuple[str, str, str]]:
        (found,) = [part for part in self.stored(name)["parts"] if part["title"] == title]
        return [(item["what"], item["value"], item["seen_by"]) for item in found["items"]]

    def planned(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("planned").json()["planned"]
        return found


def _helped(tx: Tx, ids: Mapping[str, int]) -> None:
    for name, words in CANARIES.items():
        with_card(name, helps_break=words)(tx, ids)


@contextmanager
def _telling(folder: Path) -> Iterator[Told]:
    port = a_free_port()
    with an_example(folder, with_a_meeting(), _helped, about_port=port) as scene:
        yield Told(scene, port)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    """A scene of its own."""
    with _telling(tmp_path) as one:
        yield one


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """One scene for the tests that only look."""
    with _telling(tmp_path_factory.mktemp("still")) as one:
        yield one


def test_people_see_what_they_chose_and_who_may_see_it(tmp_path: Path) -> None:
    port = a_free_port()
    card = with_card("Kit", helps=["door", "else"], helps_other="A lift", not_to=["2"], sign="✋")
    away = with_values("Kit", hours="mornings", covered=True, rhythm_days=0)
    with an_example(tmp_path, card, away, about_port=port) as scene:
        found = Told(scene, port).part("Kit", "About you")

    assert ("My name", "Kit", "Staff will see this.") in found
    assert ("My language", "English", ONLY_ME) in found
    assert ("Who sees this phone", "Yes, or maybe", ONLY_ME) in found
    assert ("When you may write", "Mornings", ONLY_ME) in found
    assert ("My word for a break", "pineapple", ONLY_ME) in found
    assert ("My hand sign", "✋", "Jo and Ali will see this.") in found
    assert ("Who not to tell", "Ali", ONLY_ME) in found
    helps = ("What helps me", "Someone at the door and Something else", "Staff will see this.")
    assert helps in found
    assert ("A friendly word", "Not at all", "Sam will see this.") in found
    circle = "If staff there miss it, may I ask Sam, and then other staff?"
    assert (circle, "Yes", "Staff will see this.") in found
    assert ("Your number in Telegram", "104", ONLY_ME) in found
    assert ("The time where you are", "London", ONLY_ME) in found
    assert [value for _, value, _ in found].count("A lift") == 1


def test_sealed_words_are_shown_to_whoever_said_them_and_to_no_one_else(told: Told) -> None:
    kit = told.scene.phones["Kit"]
    kit.taps("Yes, I will come")
    told.scene.wait_until(MEETING_AT - timedelta(days=3))
    for question, key in (("feeling", "unsure"), ("bring", "yes"), ("said_for_me", "no")):
        kit.chooses(question, key)
    kit.says("skip")
    told.scene.wait_until(MEETING_AT + timedelta(days=1, hours=-4))
    kit.taps("Hard 😟")
    kit.taps("Yes, please")
    kit.says("clementine went well")

    mine = told.part("Kit", "Thank you, and how it was, Thursday 11 June")
    assert ("How was it for you?", "Hard 😟", "Sam will see this.") in mine
    assert ("What went well?", "clementine went well", "Jo and Ali will see this.") in mine
    meeting = told.part("Kit", "“Hub rules”, Wednesday 10 June")
    who = "Jo and Ali will see this."
    how_many = (
        "Jo and Ali will see how many are coming. Sam will see a yes, or that you are unwell. "
        "Nobody is shown a no."
    )
    assert meeting == [
        ("Would you like to come?", "Yes, I will come", how_many),
        ("Will you bring someone with you? You need not say who.", "Yes, I will", who),
        ("How do you feel about it?", "Not sure yet 😐", "Sam will see this."),
        ("How was it for you?", "Hard 😟", "Sam will see this."),
        ("What went well?", "clementine went well", who),
    ]
    others = [told.ask(f"stored?person={told.scene.phones[n].id}").text for n in EVERYONE[:3]]
    assert not any("clementine" in text for text in others)
    about_me = told.part("Kit", "What I told others about you")
    assert ("Thank you, and how it was", "Sent: Thursday 11 June, 10 am", "Sam") in about_me


def test_nobody_sees_the_words_of_anyone_else(still: Told) -> None:
    for name in EVERYONE:
        text = still.ask(f"stored?person={still.scene.phones[name].id}").text
        assert [words for words in CANARIES.values() if words in text] == [CANARIES[name]]


def test_a_break_is_shown_to_whoever_asked_and_names_them_to_no_one(told: Told) -> None:
    kit, ali = (told.scene.phones[name] for name in ("Kit", "Ali"))
    kit.taps("Yes, I will come")
    told.scene.wait_until(MEETING_AT + timedelta(minutes=5))
    ali.looks()
    kit.taps("I need a break")
    ali.taps("Show")
    ali.taps("I've seen it")

    asked = "Wednesday 10 June, 2:05 pm"
    assert told.part("Kit", "When you asked for a break") == [
        (asked, "Ali has seen it.", "I told Jo and Ali.")
    ]
    assert ("Calls for a break you answered", "1", "Staff will see this.") in told.items("Ali")
    assert not any("Kit" in " ".join(item) for item in told.items("Ali"))
    assert any("Someone" in what for what, _, _ in told.items("Ali"))
    kit.taps("I am OK now")
    told.scene.wait(days=8)
    titles = [part["title"] for part in told.stored("Kit")["parts"]]
    assert "When you asked for a break" not in titles
    assert not any("I need a break" in title for title in titles)
    assert "Calls for a break you answered" not in [what for what, _, _ in told.items("Ali")]


def _evaluated(told: Told, names: tuple[str, ...]) -> None:
    """Each of them says a word of their own in the evaluation, and finishes it."""
    for name in names:
        phone = told.scene.phones[name]
        if "Show" in phone.buttons():
            phone.taps("Show")
        phone.chooses("q1", "happy")
        for question in ("q2", "q3", "q4"):
            phone.chooses(question, "~skip")
        phone.says(f"clementine {name.lower()}")
        phone.chooses("more", "~skip")


def test_anonymous_words_are_shown_to_oneself_and_to_no_one_once_they_are_shuffled(
    told: Told,
) -> None:
    title = "Questions about our meetings, Thursday 11 June"
    told.scene.wait_until(MEETING_AT + timedelta(days=1))
    _evaluated(told, CO_PRODUCERS[:4])
    words = ("What could we do better?", "clementine kit", SEEN[Seen.ANONYMOUS])
    assert words in told.part("Kit", title)
    assert ("Do you get enough chance to speak?", "You skipped this.") in [
        item[:2] for item in told.part("Kit", title)
    ]
    assert "clementine" not in told.ask(f"stored?person={told.scene.phones['Jo'].id}").text

    _evaluated(told, CO_PRODUCERS[4:5])

    assert "• “clementine kit”" in told.scene.phones["Jo"].last(), "the answers are open"
    for name in EVERYONE:
        text = told.ask(f"stored?person={told.scene.phones[name].id}").text
        assert "clementine" not in text
        assert "Quite happy" not in text
    assert told.part("Kit", title) == [
        ("Your answers", "I no longer have them with your name.", SEEN[Seen.ANONYMOUS])
    ]


def test_what_staff_did_is_theirs_without_the_people_they_did_it_for(still: Told) -> None:
    jo, sam = still.items("Jo"), still.items("Sam")

    assert ("Hub group", "Run the meetings", "Staff will see this.") in jo
    assert ("Meetings you made", "1", "Staff will see this.") in jo
    assert not [item for item in (*jo, *sam) if set(CO_PRODUCERS) & set(" ".join(item).split())]


def test_a_link_persons_list_of_whom_to_ring_names_no_one_afterwards(told: Told) -> None:
    jo, sam = told.scene.phones["Jo"], told.scene.phones["Sam"]
    told.scene.wait_until(MEETING_AT - timedelta(hours=2))
    jo.says("/cancel")
    jo.chooses("which", "1")
    jo.chooses("door_must", "1")
    jo.chooses("why", "ill")
    jo.chooses("sure", "yes")
    sam.chooses("went", "several")
    for key in ("4", "5"):
        sam.chooses("told", key)
    sam.chooses("told", "~done")

    rung = [item for item in told.items("Sam") if item[0].startswith("Whom have you told?")]
    assert [value for _, value, _ in rung] == ["Someone and Someone"]
    assert ("People you look after", "6", "Staff will see this.") in told.items("Sam")
    assert ("Meetings where you are named", "1", "Staff will see this.") in told.items("Jo")
    assert [what for what, _, _ in told.part("Kit", "“Hub rules”, Wednesday 10 June")] == [
        "Would you like to come?",
        "Someone told you that it is off",
    ]


def test_whatever_stands_on_a_persons_row_is_told_of() -> None:
    """A new column has to be thought of in scheduler/choices/kept.py first."""
    assert {column.name for column in people.columns} == {
        "id",
        "telegram_id",
        "key_id",
        "card",
        "language",
        "zone",
        "hours",
        "covered",
        "rhythm_days",
        "ways",
        "state",
        "began_at",
        "blocked_at",
        "heard_at",
    }


def test_notes_are_told_by_their_kind_and_time(still: Told) -> None:
    notes = still.part("Kit", "Notes to you")

    assert ("Invitation", "Sent: Tuesday 2 June, 10 am", ONLY_ME) in notes
    assert ("Reminder", "Planned: Tuesday 9 June, 12 pm", ONLY_ME) in notes


def test_a_message_that_was_set_aside_is_told_of(told: Told) -> None:
    with told.scene.database.transaction() as tx:
        kit = tx.conn.execute(select(people).where(people.c.telegram_id == 104)).one()
        raw = tx.seal(kit.key_id, "quarantine", {"text": "clementine"})
        values = {"update_id": 1, "key_id": kit.key_id, "raw": raw, "error": "ValueError"}
        tx.conn.execute(insert(quarantined).values(at=START, **values))

    aside = ("A thing you sent that I could not read, as it came", "Tuesday 2 June, 10 am")
    assert aside in [item[:2] for item in told.part("Kit", "Notes to you")]
    assert not any(aside[0] == what for what, _, _ in told.items("Bea"))


def test_what_is_not_kept_is_said(still: Told) -> None:
    found = {what: value for what, value, _ in still.part("Ivy", "What I do not keep")}

    assert found["Why you say no"] == "I do not ask, and I do not keep it."
    assert found["Voice notes and pictures"] == "I do not keep this."


def test_it_is_told_in_the_persons_own_language(tmp_path: Path) -> None:
    port = a_free_port()
    with an_example(tmp_path, with_a_meeting(), english=False, about_port=port) as scene:
        noor = Told(scene, port).stored("Noor")

    assert noor["title"] == "ما أحتفظ به عنك"
    assert noor["parts"][0]["title"] == "عنك"
    latin = {
        item["what"]
        for part in noor["parts"]
        for item in part["items"]
        if item["what"].isascii() and item["what"] != "Hub group"
    }
    assert latin == set()


@pytest.mark.postgres
def test_it_is_told_from_postgresql_as_well(tmp_path: Path, postgres: str) -> None:
    port = a_free_port()
    with an_example(tmp_path, with_a_meeting(), about_port=port, database_url=postgres) as scene:
        told = Told(scene, port)
        scene.phones["Kit"].taps("Yes, I will come")
        titles = [part["title"] for part in told.stored("Kit")["parts"]]
        work = told.part("Jo", "Your groups")
        planned = {note["what"] for note in told.planned()}

    assert titles == [
        "About you",
        "Your groups",
        "“Hub rules”, Wednesday 10 June",
        "Invitation, Tuesday 2 June",
        "Notes to you",
        "What I do not keep",
    ]
    assert ("Meetings you made", "1") in [item[:2] for item in work]
    assert "Reminder" in planned


def test_a_stranger_gets_an_empty_kind_answer(still: Told) -> None:
    answer = still.ask(f"stored?person={STRANGER}")

    assert answer.json() == {
        "offered": True,
        "title": "I do not know you. I keep nothing about you.",
        "parts": [],
    }


@pytest.mark.parametrize(
    "query", ["", "?person=", "?person=Kit", "?person=1%20OR%201", "?person=²"]
)
def test_what_is_no_number_is_refused(still: Told, query: str) -> None:
    assert still.ask(f"stored{query}").status_code == 400


def test_a_forgotten_person_shows_nothing_and_nothing_is_planned_for_them(told: Told) -> None:
    assert told.part("Kit", "About you")
    with told.scene.database.transaction() as tx:
        kit = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == 104))
        forget(tx, Actor(kit), Order(), told.scene.now())
        assert my_data(tx, Actor(kit), told.scene.now()) == []
    told.scene.database.sweep_keys()

    assert told.stored("Kit")["parts"] == []
    assert 104 not in {note["person"] for note in told.planned()}


@pytest.mark.parametrize("chat", [Chat.GROUP, Chat.TERMINAL])
def test_ones_data_is_read_in_private_only(still: Told, chat: Chat) -> None:
    with still.scene.database.transaction() as tx, pytest.raises(NotAllowed):
        my_data(tx, Actor(1, chat), START)


def test_what_is_planned_is_told_soonest_first_without_a_word_of_anyones(still: Told) -> None:
    notes = still.planned()

    staffs = 1 + 2 + 1  # the holder's, two digests, and the link person's list
    before_a_yes = 3 + 1  # of the meeting, and a friendly word
    assert len(notes) == before_a_yes * len(CO_PRODUCERS) + staffs
    assert [note["at"] for note in notes] == sorted(note["at"] for note in notes)
    kits = [(note["at"], note["what"]) for note in notes if note["person"] == 104]
    assert kits == [
        ("2026-06-07T13:00:00+00:00", "What to expect"),
        ("2026-06-09T11:00:00+00:00", "Reminder"),
        ("2026-06-11T11:00:00+00:00", "Questions about our meetings"),
        ("2026-06-13T09:00:00+00:00", "A friendly word"),
    ]
    assert {note["chat"] for note in notes} == {None}


def test_at_most_fifty_notes_are_told_and_a_groups_go_with_its_chat(told: Told) -> None:
    from scheduler.post import outbox

    with told.scene.database.transaction() as tx:
        tx.conn.execute(groups.update().values(chat_id=-1_001_234))
        for day in range(60):
            due = START + timedelta(days=1 + day)
            outbox.post(tx, kind="note", name="comfort_break", now=START, due_at=due, group=1)

    notes = told.planned()

    assert len(notes) == 50
    first = next(note for note in notes if note["chat"] is not None)
    assert (first["person"], first["chat"], first["what"]) == (None, -1_001_234, "Comfort break")


def test_a_page_from_elsewhere_that_points_its_name_at_us_is_refused(still: Told) -> None:
    assert still.ask("stored?person=104", host="evil.example").status_code == 403
    assert still.ask("planned", host="evil.example:80").status_code == 403
    answer = still.ask("planned", origin="http://evil.example")
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_nothing_of_it_is_logged_even_when_it_fails(
    told: Told, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise ValueError("clementine 104")

    caplog.set_level(logging.DEBUG)
    told.stored("Kit")
    monkeypatch.setattr(about, "my_data", stumble)
    answer = told.ask("stored?person=104")

    assert (answer.status_code, answer.json()) == (500, {"offered": False})
    ours = [r.getMessage() for r in caplog.records if r.threadName in {"bot", "writer_0"}]
    assert any(said.startswith("what is kept could not be told: ValueError") for said in ours)
    assert not any("104" in said or "clementine" in said or "Kit" in said for said in ours)


def test_it_listens_to_this_machine_only_and_stops_with_the_bot(told: Told) -> None:
    port = int(told.url.rpartition(":")[2])
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", port))

    told.scene.stop_bot()

    with pytest.raises(httpx.ConnectError):
        told.ask("planned")


def test_without_the_setting_nothing_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(about, "About", lambda *args: opened.append(args))

    with an_example(tmp_path) as scene:
        scene.phones["Kit"].says("hello")

    assert opened == []


def test_run_against_telegram_refuses_to_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text(f"ALONGSIDE_TOKEN={TOKEN}\nALONGSIDE_ABOUT_PORT={a_free_port()}\n")

    assert main(["run"]) == 2

    line = "ALONGSIDE_ABOUT_PORT is for the demo and tests only. Take it out to use Telegram.\n"
    assert capsys.readouterr().err == line


def test_a_taken_port_is_one_plain_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, an_example(tmp_path) as scene:
        scene.stop_bot()
        port = taken.getsockname()[1]
        settings = scene.settings.model_copy(update={"about_port": port})
        second = BotThread(settings, scene.database)

        with pytest.raises(Exception, match="is taken") as failed:
            second.start()

    assert (
        in_a_line(failed.value) == f"Port {port} is taken. Give ALONGSIDE_ABOUT_PORT another one."
    )


def test_it_ends_at_once_though_someone_holds_the_line(told: Told) -> None:
    async def hold() -> None:
        port = int(told.url.rpartition(":")[2])
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /planned HTTP/1.1\r\nHost: localhost\r\n")
        await writer.drain()
        await asyncio.to_thread(told.scene.stop_bot)
        writer.close()

    asyncio.run(hold())


def test_when_they_were_last_heard_from_is_the_day_of_it(told: Told) -> None:
    kit = told.scene.phones["Kit"]
    told.scene.wait(days=3)
    kit.says("hello")
    told.scene.wait(hours=2)
    kit.says("/menu")
    heard = told.items("Kit")
    assert ("I last heard from you", "Friday 5 June") in [item[:2] for item in heard]
