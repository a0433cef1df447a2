"""What staff have not filled in is asked for in their digest, and answered there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from records.database import Tx
from records.groups import groups
from scheduler.papers.papers import keep
from scheduler.talks.answers import Paper
from scheduler.talks.cards import read_card
from tests.example import all_is_asked, an_example, with_a_meeting, with_a_yes
from tests.scene import Phone, Scene

#: 9 in the morning in London
WEDNESDAY_9 = datetime(2026, 6, 3, 8, tzinfo=UTC)
THURSDAY_9 = WEDNESDAY_9 + timedelta(days=1)
FOOD: dict[str, Any] = {"title": "Food", "day": "2026-06-08", "time": "11:00"}
WAY_IN = "People cannot read how to get in at “Hub rules” on Wednesday 10 June."
JOIN = "People cannot read how to join “Food” on Monday 8 June."
ON_HAND = "Who is on hand at “Food” on Monday 8 June"
STAFF = "Which staff come to “Food” on Monday 8 June?"
RECORDED = "Is “Food” on Monday 8 June recorded?"
PAY = "What do people get for coming to “Food” on Monday 8 June, and how?"
SAY = "“Food” on Monday 8 June does not say who decides."
AIMS = "“Food” on Monday 8 June does not say what you want to do there."
ON_THE_CARD = "Thank you. It is on the card. People read it before the day."


def asked(phone: Phone) -> list[str]:
    """All that has come, in one."""
    return [message["text"] for message in phone.sees() if message["from"] == "bot"]


def card(scene: Scene, meeting_id: int) -> dict[str, object]:
    with scene.database.transaction() as tx:
        return dict(read_card(tx, meeting_id))


def test_the_soonest_is_asked_first_and_never_more_than_three(tmp_path: Path) -> None:
    later = with_a_meeting(card_access="")
    sooner = with_a_meeting(place="online", **FOOD)
    with an_example(tmp_path, later, sooner, all_is_asked) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)
        found = []
        for _ in range(3):
            found.append(jo.last())
            jo.says("skip")

        assert JOIN in found[0]
        assert ON_HAND in found[1]
        assert STAFF in found[2]
        assert "That is fine." in jo.last()
        assert not any(WAY_IN in text for text in asked(jo)), "it is later, and three are asked"


def test_what_nobody_answers_gives_way_to_others_on_the_day_after(tmp_path: Path) -> None:
    sooner = with_a_meeting(place="online", card_join="By phone.", **FOOD)
    with an_example(tmp_path, sooner, all_is_asked) as scene:
        jo = scene.phones["Jo"]
        days: list[list[bool]] = []
        for day in range(3):
            said = len(asked(jo))
            scene.wait_until(WEDNESDAY_9 + timedelta(days=day))
            for _ in range(3):
                jo.says("skip")
            came = "\n".join(asked(jo)[said:])
            days.append([one in came for one in (ON_HAND, STAFF, RECORDED, PAY, SAY, AIMS)])

    first, then = [True] * 3 + [False] * 3, [False] * 3 + [True] * 3
    assert days == [first, then, first]


def test_what_is_typed_there_goes_on_the_card_and_is_asked_no_more(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(card_access=""), all_is_asked) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        scene.wait(minutes=1)
        kit.taps("Yes, I will come")
        scene.wait_until(WEDNESDAY_9)
        assert WAY_IN in jo.last()
        jo.taps("Type it")
        assert jo.last().startswith("Please type it here.")
        jo.says("There is a ramp at the back.")
        jo.taps("Yes, send it")

        assert any(ON_THE_CARD in text for text in asked(jo))
        assert card(scene, 1)["card_access"] == "There is a ramp at the back."
        ali.taps("Type it")
        assert "That button is from before." in ali.last(), "one of them was quicker"
        seen = len(asked(jo))
        scene.wait_until(datetime(2026, 6, 7, 15, tzinfo=UTC))
        assert not any(WAY_IN in text for text in asked(jo)[seen:])
        assert any("Getting in: “There is a ramp at the back.”" in text for text in kit.texts())


def test_what_nobody_knows_yet_is_asked_again_two_days_later(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(card_access=""), all_is_asked) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)
        jo.taps("I do not know yet")
        assert "That is fine. I will ask again." in "\n".join(asked(jo))
        said = len(asked(jo))

        scene.wait_until(THURSDAY_9)
        assert not any(WAY_IN in text for text in asked(jo)[said:])
        scene.wait_until(THURSDAY_9 + timedelta(days=1))
        assert any(WAY_IN in text for text in asked(jo)[said:])


CAN_BE_TAPPED = (
    (ON_HAND, "Ali", "card_on_hand", None),
    (STAFF, "No other staff come", "card_staff", "no_staff"),
    (RECORDED, "No, nothing is recorded", "card_recording", "no_recording"),
    (PAY, "There is no pay", "card_pay", "no_pay"),
    (SAY, "Nothing is decided there", "card_decides", "nothing_decided"),
    (AIMS, "We just meet", "card_aims", "no_aims"),
)


@pytest.mark.parametrize(("question", "answer", "line", "kept"), CAN_BE_TAPPED)
def test_what_can_be_tapped_is_kept_and_is_asked_no_more(
    question: str, answer: str, line: str, kept: str | None, tmp_path: Path
) -> None:
    others: dict[str, Any] = {
        name: "Yes."
        for name in (
            *("card_join", "card_on_hand", "card_staff"),
            *("card_recording", "card_pay", "card_decides", "card_aims"),
        )
        if name != line
    }
    sooner = with_a_meeting(place="online", **FOOD, **others)
    with an_example(tmp_path, sooner, all_is_asked) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)
        assert question in jo.last()
        digest = next(one for one in reversed(jo.sees()) if question in one["text"])
        assert digest["silent"], "nobody is disturbed for it"
        jo.taps(answer)
        assert card(scene, 1).get(line, "") == "", "people read it: it is shown first"
        jo.taps("Yes, send it")

        found = card(scene, 1).get(line, "")
        assert found == kept if kept is not None else isinstance(found, int)
        said = len(asked(jo))
        scene.wait_until(THURSDAY_9 + timedelta(days=1))
        assert not any(question in text for text in asked(jo)[said:])


def test_in_a_room_it_is_not_asked_how_to_join_nor_if_it_is_recorded(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(**FOOD), all_is_asked) as scene:
        jo = scene.phones["Jo"]
        for day in range(4):
            scene.wait_until(WEDNESDAY_9 + timedelta(days=day))
            for _ in range(4):
                jo.says("skip")

        assert not any(JOIN in text or RECORDED in text for text in asked(jo))


def test_the_notes_are_asked_for_the_day_after_and_sent_from_there(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), all_is_asked, with_a_yes("Kit")) as scene:
        jo, ali, kit = (scene.phones[name] for name in ("Jo", "Ali", "Kit"))
        scene.wait_until(datetime(2026, 6, 11, 8, 0, 1, tzinfo=UTC))
        question = "What was said at “Hub rules” on Wednesday 10 June?"
        assert any(question in text for text in asked(jo))
        assert any(question in text for text in asked(ali))
        jo.taps("Send the notes")
        jo.says("We chose three rules.")
        assert jo.last().startswith("All who were asked will get this:")
        jo.taps("Yes, send it")

        assert "Thank you. All who were asked get it" in "\n".join(asked(jo))
        scene.wait(hours=3)
        assert any("We chose three rules." in text for text in kit.texts())
        said = len(asked(ali))
        scene.wait(days=4)
        assert not any(question in text for text in asked(ali)[said:])


def test_a_meeting_set_less_than_a_day_ahead_says_all_in_its_invitation(tmp_path: Path) -> None:
    said: dict[str, Any] = {
        "card_access": "There is a ramp.",
        "quiet_room": "by the back door",
        "card_topics": "Rough sleeping.",
        "card_staff": "Jo, from the Hub.",
        "card_on_hand": "Dee, all day.",
    }
    today = with_a_meeting(day="2026-06-02", time="16:00", **said)
    in_time = with_a_meeting(**said)
    with an_example(tmp_path, today, in_time) as scene:
        scene.wait(minutes=1)
        texts = [text for text in scene.phones["Kit"].texts() if "You are invited to" in text]
        short, other = sorted(texts, key=lambda text: "This is short notice." not in text)

    told_before = (
        "There is a quiet room: by the back door.",
        *("Staff who come: “Jo, from the Hub.”", "Dee, all day. is on hand"),
    )
    assert [line for line in told_before if line not in short] == []
    assert [line for line in told_before if line in other] == []
    in_any_case = ("Getting in: “There is a ramp.”", "This may come up: “Rough sleeping.”")
    assert [line for line in in_any_case if short.count(line) != 1 or line not in other] == []


def test_the_papers_come_with_the_invitation_where_nothing_comes_before(tmp_path: Path) -> None:
    def has_a_paper(tx: Tx, _ids: Mapping[str, int]) -> None:
        keep(tx, 1, "paper", Paper("", "", "Bring a cup."))

    today = with_a_meeting(day="2026-06-02", time="16:00")
    with an_example(tmp_path, today, has_a_paper) as scene:
        scene.wait(minutes=1)
        texts = scene.phones["Kit"].texts()
    assert sum("Bring a cup." in text for text in texts) == 1

    in_time = tmp_path / "in time"
    in_time.mkdir()
    with an_example(in_time, with_a_meeting(), has_a_paper) as scene:
        scene.wait(minutes=1)
        assert not any("Bring a cup." in text for text in scene.phones["Kit"].texts())


def test_of_a_series_it_is_asked_once_for_all_that_follow(tmp_path: Path) -> None:
    weekly = with_a_meeting(repeats="week", until="open", card_access="")
    with an_example(tmp_path, weekly, all_is_asked) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)
        assert WAY_IN in jo.last()
        jo.taps("Type it")
        jo.says("There is a ramp.")
        assert jo.last().startswith("For every “Hub rules” from Wednesday 10 June on, people")
        jo.taps("Yes, send it")
        assert any("on the cards of this meeting, and of all that follow" in t for t in asked(jo))
        scene.wait(days=7)

        assert not any("People cannot read how to get in" in text for text in asked(jo)[3:])
        assert card(scene, 2)["card_access"] == "There is a ramp."


def test_among_peers_nobody_is_asked_which_staff_come(tmp_path: Path) -> None:
    def peers(tx: Tx, _ids: Mapping[str, int]) -> None:
        tx.conn.execute(update(groups).values(peers_only=True))

    with an_example(tmp_path, with_a_meeting(**FOOD), all_is_asked, peers) as scene:
        jo = scene.phones["Jo"]
        scene.wait_until(WEDNESDAY_9)

        assert SAY in jo.last()
        assert not any(one in text for one in (STAFF, PAY, ON_HAND) for text in asked(jo))
