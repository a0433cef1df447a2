"""Each person in their own language: nothing escapes translation, and no name turns a line."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from conversations import phrases
from locales.catalogue import load
from records.database import Tx
from records.people import people
from tests.example import (
    CO_PRODUCERS,
    EVERYONE,
    MEETING,
    MEETING_AT,
    an_example,
    with_a_meeting,
    with_card,
    with_values,
)
from tests.scene import Phone, Scene

NAME = "كيت"


def _everyone_reads_pseudo(tx: Tx, _ids: Mapping[str, int]) -> None:
    tx.conn.execute(update(people).values(language="xx"))


#: what may stand in plain letters: names, what was typed, days, months, and Babel's own words
PLAIN = {
    word
    for words in (
        *EVERYONE,
        *MEETING.values(),
        "Ren English Food the shed We laughed marmalade Start on time",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday June am pm and",
        "SHOUT",
    )
    for word in re.findall(r"[A-Za-z_]+", words)
}


def test_every_word_a_person_sees_in_the_whole_cycle_has_been_translated(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, _everyone_reads_pseudo) as scene:
        seen = _Seen(scene)
        _a_meeting_is_made_and_answered(scene, seen)
        _a_break_in_it(scene, seen)
        _the_day_after(scene, seen)
        _the_next_one_is_called_off(scene, seen)
        assert len(seen.words) > 400
        assert seen.escaped == {}


class _Seen:
    """All that has been shown to anyone, and what of it was not translated."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.words: set[str] = set()
        self.escaped: dict[str, str] = {}
        self._english: set[str] = set()

    def leave_out(self, phone: Phone) -> None:
        """What this person has been shown so far was in English, and rightly so."""
        self._english |= {*phone.texts(), *phone.buttons()}

    def look(self) -> None:
        """Read all phones as they are now."""
        for phone in self._scene.phones.values():
            for message in phone.sees():
                if message["from"] == "bot":
                    labels = [label for row in message["buttons"] for label in row]
                    for text in (message["text"], *labels):
                        self._read(text)
            for alert in phone.alerts():
                self._read(alert["text"])

    def _read(self, text: str) -> None:
        if text in self._english:
            return
        text = re.sub(r"https://\S+", "", text)
        for word in re.findall(r"[^\W\d_]+|[A-Za-z_]+", text):
            self.words.add(word)
            if word.isascii() and word not in PLAIN:
                self.escaped[word] = text


def _a_meeting_is_made_and_answered(scene: Scene, seen: _Seen) -> None:
    jo, sam, kit, ren = (scene.phones[name] for name in ("Jo", "Sam", "Kit", "Ren"))
    jo.says("/newmeeting")
    for answer in MEETING.values():
        jo.says(answer)
    jo.chooses("send", "yes")
    with scene.at_once():
        for name, key in zip(
            CO_PRODUCERS, ("yes", "", "yes", "no", "unwell", "unsure"), strict=True
        ):
            if key:
                scene.phones[name].chooses("coming", key)
    for command in ("/meetings", "/plan", "/menu", "/choices", "/help", "/break"):
        kit.says(command)
    kit.sends_voice()
    kit.says("?")
    kit.taps_data("1.nonsense.x")
    sam.says("/invite")
    for question, key in (
        ("met", "yes"),
        ("role", "co_producer"),
        ("who", ""),
        ("confirm", "yes"),
    ):
        sam.chooses(question, key) if key else sam.says("Sam")
    link = next(text for text in reversed(sam.texts()) if "?start=" in text)
    ren.says("/start " + link.partition("?start=")[2].split()[0].rstrip("⟧"))
    seen.leave_out(ren)
    with scene.database.transaction() as tx:
        tx.conn.execute(update(people).values(language="xx"))
    for question, key in (("safe", "yes"), ("go_on", "go_on"), ("consent", "yes")):
        if question == "safe":
            ren.says("skip")
        ren.chooses(question, key)
    ren.says("Ren")
    for question, key in (("shared_phone", "yes"), ("hours", "any"), ("later", "now")):
        ren.chooses(question, key)
    seen.look()


def _a_break_in_it(scene: Scene, seen: _Seen) -> None:
    kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
    scene.wait_until(MEETING_AT - timedelta(days=3))
    kit.chooses("feeling", "worried")
    kit.chooses("call", "yes")
    scene.wait_until(MEETING_AT + timedelta(minutes=5))
    kit.says("pineapple")
    scene.wait(minutes=3)
    for phone in (jo, sam, scene.phones["Bea"]):
        (show,) = (data for row in phone.sees()[-1]["data"] for data in row)
        phone.taps_data(show)
    jo.chooses("answer", "sit")
    kit.chooses("come", "yes")
    kit.chooses("now_what", "ok")
    seen.look()
    scene.wait(minutes=31)
    seen.look()


def _the_day_after(scene: Scene, seen: _Seen) -> None:
    scene.wait_until(datetime(2026, 6, 11, 9, tzinfo=UTC))
    kit = scene.phones["Kit"]
    kit.chooses("how", "good")
    kit.says("We laughed")
    kit.says("skip")
    kit.chooses("claim", "yes")
    scene.wait_until(datetime(2026, 6, 11, 11, tzinfo=UTC))
    for _ in range(4):
        kit.says("1")
    kit.says("Start on time")
    kit.says("skip")
    seen.look()


def _the_next_one_is_called_off(scene: Scene, seen: _Seen) -> None:
    jo, kit = scene.phones["Jo"], scene.phones["Kit"]
    jo.says("/newmeeting")
    jo.chooses("like_last", "no")
    for answer in (
        "Food",
        "skip",
        "12 June",
        "10 am",
        "60",
        "1",
        "the shed",
        "1",
        "skip",
        "1",
        "skip",
    ):
        jo.says(answer)
    jo.chooses("send", "yes")
    jo.says("/cancel")
    jo.says("1")
    jo.says("1")
    jo.says("1")
    jo.chooses("sure", "yes")
    kit.chooses("got_it_late", "on_my_way")
    scene.phones["Cal"].blocks()
    seen.look()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with an_example(
        tmp_path, with_card("Kit", called=NAME), with_a_meeting(), english=False
    ) as scene:
        yield scene


def _isolated(text: str, name: str) -> bool:
    return all(
        text[max(0, at.start() - 1)] == "\u2068" and text[at.end()] == "\u2069"
        for at in re.finditer(re.escape(name), text)
    )


def test_a_name_in_another_direction_is_kept_apart(scene: Scene) -> None:
    kit, jo, noor = (scene.phones[name] for name in ("Kit", "Jo", "Noor"))
    assert kit.last().startswith(f"Hello \u2068{NAME}\u2069.")
    scene.wait_until(MEETING_AT)
    kit.says("pineapple")
    jo.taps("Show")
    assert NAME in jo.last()
    assert _isolated(jo.last(), NAME)
    noor_read = [text for text in noor.texts() if "Hub rules" in text]
    assert noor_read
    for text in noor_read:
        assert _isolated(text, "Hub rules")


def test_unchecked_words_say_so_and_english_is_one_tap_away(scene: Scene) -> None:
    noor = scene.phones["Noor"]
    arabic = load("ar").gettext
    assert arabic(phrases.BACK) != phrases.BACK
    assert noor.last().startswith(arabic(phrases.NOT_CHECKED))
    assert arabic("Yes, I will come") in noor.buttons()
    noor.taps(phrases.IN_ENGLISH)
    assert noor.last().startswith("Hello Noor.")
    assert "Would you like to come?" in noor.last()
    noor.taps("Yes, I will come")
    assert noor.last().startswith(arabic("Thank you. I have saved your answer."))
    assert phrases.IN_ENGLISH not in noor.buttons()


def test_arabic_words_and_digits_are_understood(scene: Scene) -> None:
    noor = scene.phones["Noor"]
    noor.says("نعم")
    saved = load("ar").gettext("Thank you. I have saved your answer.")
    assert noor.last().startswith(saved)
    noor.says("/meetings")
    noor.says("١")
    noor.says("٣")
    assert noor.last().startswith(load("ar").gettext("Thank you for telling us. That is fine."))


def test_a_language_can_be_changed_in_the_middle_of_a_talk(scene: Scene) -> None:
    ivy = scene.phones["Ivy"]
    arabic = load("ar").gettext
    ivy.taps("I am unwell")
    assert "Would you like to send us a thought in some other way?" in ivy.last()
    ivy.says("/choices")
    ivy.taps("My language")
    ivy.taps("العربية")
    assert ivy.texts()[-2].startswith(arabic("Thank you. I have saved that."))
    assert arabic("Would you like to send us a thought in some other way?") in ivy.last()
    ivy.chooses("views", "no")
    ivy.chooses("stand_in", "no")
    assert arabic("That is fine. Take care.") in ivy.last()


def test_days_and_times_are_those_of_the_persons_own_zone(tmp_path: Path) -> None:
    with an_example(
        tmp_path, with_values("Max", zone="Pacific/Auckland"), with_a_meeting()
    ) as scene:
        max_, kit = scene.phones["Max"], scene.phones["Kit"]
        assert "It is on Wednesday 10 June, 2 pm to 4 pm." in kit.last()
        scene.wait(hours=12)
        there = "(1 am on Thursday 11 June to 3 am where you are)"
        assert f"It is on Wednesday 10 June, 2 pm to 4 pm in London {there}." in max_.last()
