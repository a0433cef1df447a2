"""A meeting's whole life by e-mail: real servers for what goes out, comes back and is opened."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from records.access import Actor
from records.meetings import comings
from records.people import Person, people
from scheduler.meetings.planner import TOGETHER
from scheduler.post.mail import letterhead
from scheduler.surveys.ask_survey import ask_survey
from scheduler.talks.acts import Order
from scheduler.talks.cards import card_of
from tests.example import (
    MEETING_AT,
    Change,
    a_meeting_is_made,
    an_example,
    with_card,
    with_values,
)
from tests.ports import a_free_port
from tests.scene import Scene
from tests.scheduler.mail_office import Office, calendar_of, office, plain
from tests.scheduler.post_box import PostBox, a_post_box
from tests.scheduler.reports import postfix

__all__ = ["office"]
THE_MEETING = "Wednesday 10 June, 2 pm: Hub rules"


@dataclass
class Stage:
    """The scene, and what comes by e-mail."""

    scene: Scene
    office: Office
    box: PostBox

    def mails(self, name: str) -> list[EmailMessage]:
        """What someone has been sent."""
        to = f"{name.lower()}@example.org"
        return [mail for mail in self.office.mails() if mail["To"] == to]

    def newest(self, name: str) -> str:
        """The words of the last of them."""
        return plain(self.mails(name)[-1])

    def link(self, name: str, purpose: str) -> str:
        """A link in the last of them."""
        found = re.search(rf"http\S+/{purpose}/\S+", self.newest(name))
        assert found is not None, self.newest(name)
        return found[0]

    def presses(self, url: str) -> str:
        """Open a page, and press its button; what it says then."""
        shown = httpx.get(url, timeout=30)
        assert shown.text.count("<button") == 1
        said = httpx.post(url, timeout=30)
        assert said.status_code == 200
        self.scene.settle()
        return said.text

    def the_mailbox_is_looked_at(self) -> None:
        """As the bot does each minute."""
        bot = self.scene.bot
        assert bot is not None
        program, loop = bot.program, bot.loop
        assert program is not None
        assert program.returned is not None
        assert loop is not None
        asyncio.run_coroutine_threadsafe(program.returned.look(), loop).result(30)
        self.scene.settle()


def by_email(name: str, ways: str = "email,call") -> tuple[Change, Change]:
    """Someone without the app, who is written to."""
    address = {"email": f"{name.lower()}@example.org", "safe_write": "yes", "safe_ring": "yes"}
    return with_values(name, telegram_id=None, ways=ways), with_card(name, **address)


@pytest.fixture
def stage(tmp_path: Path, office: Office) -> Iterator[Stage]:
    with _stage(tmp_path, office) as one:
        yield one


@contextmanager
def _stage(folder: Path, office: Office) -> Iterator[Stage]:
    port = a_free_port()
    with a_post_box() as box:
        mail: dict[str, Any] = {
            "smtp_url": f"smtp://127.0.0.1:{office.port}",
            "mail_from": "meetings@example.org",
            "mail_answers_to": "office@example.org",
            "imap_url": box.url,
            "web_url": f"http://127.0.0.1:{port}",
            "web_port": port,
        }
        changes = (*by_email("Kit"), *by_email("Bea"), with_card("Sam", answers_to="sam@x.org"))
        with an_example(folder, *changes, **mail) as scene:
            yield Stage(scene, office, box)
    letterhead.choose(None)


def _changes_the_place(stage: Stage, place: str) -> None:
    jo = stage.scene.phones["Jo"]
    jo.says("/change")
    jo.taps(THE_MEETING)
    jo.taps("The place")
    jo.taps("Done")
    jo.says(place)
    jo.taps("I do not know yet")
    jo.taps("Skip")
    jo.taps("Yes, change it")


def _calls_it_off(stage: Stage) -> None:
    jo = stage.scene.phones["Jo"]
    jo.says("/cancel")
    jo.taps(THE_MEETING)
    jo.taps("Someone is ill")
    jo.taps("Send it")


def _confirmed(stage: Stage, name: str) -> bool:
    """Whether someone has said that they know the newest."""
    with stage.scene.database.transaction() as tx:
        (who,) = [
            person.id
            for person in tx.every(Person, select(people))
            if card_of(tx, person).get("called") == name
        ]
        mine = select(comings.c.confirmed_at).where(comings.c.person_id == who)
        return tx.conn.execute(mine).scalar_one() is not None


def test_one_person_by_e_mail_through_a_meeting_s_whole_life(stage: Stage) -> None:
    scene, sam = stage.scene, stage.scene.phones["Sam"]
    a_meeting_is_made(scene)
    scene.wait_until(scene.now() + TOGETHER)
    _is_invited(stage)
    scene.wait_until(MEETING_AT - timedelta(days=3))
    _is_prepared(stage)
    _hears_of_a_change_and_says_so(stage)
    scene.wait_until(MEETING_AT - timedelta(hours=25))
    _is_reminded(stage)
    _hears_that_it_is_off_and_says_so(stage)
    scene.wait_until(MEETING_AT - timedelta(hours=24))
    off = [text for text in sam.texts() if "• Bea: A meeting is off" in text]
    assert off, "who has not said so is rung"
    assert not any("Kit" in text for text in sam.texts())
    before = len(stage.mails("Kit"))
    scene.wait_until(MEETING_AT + timedelta(days=2))
    assert len(stage.mails("Kit")) == before, "it is off: nothing more comes"
    assert scene.phones["Kit"].texts() == []


def _is_invited(stage: Stage) -> None:
    (mail,) = stage.mails("Kit")
    assert (mail["Subject"], mail["Reply-To"]) == ("You have a message.", "sam@x.org")
    assert "You are invited to “Hub rules”." in plain(mail)
    assert "Just write back. Sam reads it." in plain(mail)
    made, how = calendar_of(mail)
    assert 'method="PUBLISH"' in how
    assert made.vevent.summary.value == "Appointment"


def _is_prepared(stage: Stage) -> None:
    assert len(stage.mails("Kit")) == 2
    assert "How do you feel about it?" in stage.newest("Kit")
    assert "There is a quiet room: upstairs." in stage.newest("Kit")


def _hears_of_a_change_and_says_so(stage: Stage) -> None:
    _changes_the_place(stage, "the Library")
    words = stage.newest("Kit")
    assert "Something is different about “Hub rules”." in words
    assert "the Hub, Mill Lane" in words
    assert "the Library" in words
    assert not _confirmed(stage, "Kit")
    said = stage.presses(stage.link("Kit", "know"))
    assert "Thank you. I have noted that you know." in said
    assert _confirmed(stage, "Kit")


def _is_reminded(stage: Stage) -> None:
    assert len(stage.mails("Kit")) == 4
    words = stage.newest("Kit")
    assert "How are you about it?" in words
    assert "the Library" in words, "it says what is true now"


def _hears_that_it_is_off_and_says_so(stage: Stage) -> None:
    _calls_it_off(stage)
    off = stage.mails("Kit")[-1]
    assert "“Hub rules” is off." in plain(off)
    assert "If I do not hear from you, staff may ring to make sure." in plain(off)
    calendar, how = calendar_of(off)
    assert 'method="PUBLISH"' in how
    assert calendar.vevent.status.value == "CANCELLED"
    assert not _confirmed(stage, "Kit")
    stage.presses(stage.link("Kit", "know"))
    assert _confirmed(stage, "Kit")
    assert not _confirmed(stage, "Bea")


def test_an_e_mail_that_comes_back_becomes_a_call_and_the_link_person_hears_why(
    stage: Stage,
) -> None:
    sam = stage.scene.phones["Sam"]
    a_meeting_is_made(stage.scene)
    stage.scene.wait_until(stage.scene.now() + TOGETHER)
    raw = next(raw for raw in stage.office.taken if b"To: kit@example.org" in raw)
    stage.box.gets(postfix(raw))

    stage.the_mailbox_is_looked_at()

    assert "Kit cannot be reached by e-mail. Please check the address together." in sam.texts()
    assert stage.box.unread() == []
    stage.scene.wait_until(MEETING_AT - timedelta(days=2))
    assert any("Please ring" in text and "Kit" in text for text in sam.texts())
    assert len(stage.mails("Kit")) == 1
    assert len(stage.mails("Bea")) >= 1


def test_who_stops_e_mail_is_rung_from_then_on(stage: Stage) -> None:
    sam = stage.scene.phones["Sam"]
    a_meeting_is_made(stage.scene)
    stage.scene.wait_until(stage.scene.now() + TOGETHER)

    said = stage.presses(stage.link("Kit", "stop"))

    assert "From now on one of the staff will ring you." in said
    note = "Kit wants no more e-mail from me. Please ask how best to reach them."
    assert note in sam.texts()
    stage.scene.wait_until(MEETING_AT - timedelta(days=2))
    assert len(stage.mails("Kit")) == 1
    assert any("Please ring" in text and "Kit" in text for text in sam.texts())


def test_who_is_written_to_hears_of_a_paper_and_reads_notes_that_were_typed(stage: Stage) -> None:
    scene, jo = stage.scene, stage.scene.phones["Jo"]
    a_meeting_is_made(scene)
    scene.wait_until(MEETING_AT - timedelta(days=3))
    jo.says("/paper")
    jo.taps(THE_MEETING)
    scene.post("document", person=jo.id)
    scene.settle()
    assert "There is a file for “Hub rules”" in stage.newest("Kit")
    mail = stage.mails("Kit")[-1]
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("note.txt", "text/plain")
    assert attached.get_content().strip() == "A note."
    assert plain(mail).count("note.txt") == 1
    scene.wait_until(MEETING_AT + timedelta(days=1, hours=3))
    jo.says("/notes")
    jo.taps(THE_MEETING)
    jo.says("We chose three rules")
    assert "We chose three rules" in stage.newest("Kit")


def test_what_staff_ask_with_no_name_comes_by_mail_and_is_answered_in_a_call(stage: Stage) -> None:
    with stage.scene.database.transaction() as tx:
        jo = tx.conn.execute(select(people.c.id).where(people.c.telegram_id == 101)).scalar_one()
        asked = {"about": "Our day out", "question_1": "Where shall we go?", "closes": "usual"}
        ask_survey(tx, Actor(jo), Order(answers=asked), stage.scene.now())
    stage.scene.settle()
    said = stage.newest("Kit")
    assert "The group is asked about “Our day out”." in said
    assert "If fewer do, I delete the answers." in said
    assert "I do not ask this by e-mail, so that your name stays out." in said


def test_who_is_written_to_reads_the_meeting_s_time_and_theirs(stage: Stage) -> None:
    with stage.scene.database.transaction() as tx:
        everyone = tx.every(Person, select(people))
        kit = next(one for one in everyone if card_of(tx, one).get("called") == "Kit")
        tx.conn.execute(update(people).where(people.c.id == kit.id).values(zone="Africa/Cairo"))
    a_meeting_is_made(stage.scene)
    stage.scene.wait_until(stage.scene.now() + TOGETHER)
    both = "2 pm to 4 pm in London (4 pm to 6 pm where you are)"
    assert both in " ".join(stage.newest("Kit").split())
    assert "where you are" not in stage.newest("Bea")
