"""What someone answers reaches whom the question named, also if the talk is stopped or left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from conversations.registry import ALL
from conversations.script import Choice, Tell
from records.notices import notices
from scheduler.post.sending import claims
from tests.heard.quick import Quick, edits
from tests.heard.states import begins, last, newest
from tests.signals.worried import Play

#: what can wait, and what it says
WAITS = [
    (name, ask.name, choice.key)
    for name, one in ALL.items()
    for ask in one.questions.values()
    for choice in ask.choices
    if isinstance(choice, Choice) and any(isinstance(s, Tell) and s.waits for s in choice.then)
]
LEFT = timedelta(minutes=10)
A_DAY = timedelta(days=3)
_MARKS = dict.fromkeys((0x2068, 0x2069))


def told_to_sam(night: Play) -> list[str]:
    """What the messages say that bring Sam what can wait."""
    rows = night.home.rows(notices, notices.c.name == "told_together")
    sent = [row.message_id for row in rows if row.state == "accepted"]
    return [text.text for number, text in night.phone("Sam").items() if number in sent]


def test_each_answer_on_how_someone_is_can_wait_and_none_is_forgotten() -> None:
    assert {(name, key) for name, _, key in WAITS} >= {
        *(("debrief", key) for key in ("good", "mixed")),
        *(("hello", key) for key in ("good", "so_so")),
        *(("pre_brief", key) for key in ("ready", "unsure")),
        *(("check_in", key) for key in ("fine", "unsure")),
    }


@pytest.mark.parametrize(("talk", "question", "key"), WAITS)
def test_what_can_wait_reaches_who_was_named_and_no_one_else(
    talk: str, question: str, key: str, night: Play
) -> None:
    begins(night, talk)
    before = {name: night.texts(name) for name in ("Jo", "Ali", "Dee", "Bea")}
    night.does("Kit", f"{question}.{key}")
    assert newest(night, talk)[question] == key
    night.waits(LEFT)
    (said,) = told_to_sam(night)
    assert "Kit" in said
    assert {name: night.texts(name) for name in before} == before


def test_it_goes_ten_minutes_after_the_last_answer_though_the_talk_is_left(night: Play) -> None:
    begins(night, "pre_brief")
    night.does("Kit", "feeling.unsure")
    night.waits(timedelta(minutes=9))
    night.does("Kit", "bring.no")
    night.waits(timedelta(minutes=9))
    assert told_to_sam(night) == []
    night.waits(timedelta(minutes=1))
    assert len(told_to_sam(night)) == 1
    night.waits(LEFT)
    assert len(told_to_sam(night)) == 1


@pytest.mark.parametrize("ends", ["stop", "skip"])
def test_it_goes_at_once_when_the_talk_is_stopped_or_over(ends: str, night: Play) -> None:
    begins(night, "debrief")
    night.does("Kit", "how.mixed")
    night.waits(timedelta(seconds=30))
    assert told_to_sam(night) == []
    for _ in range(1 if ends == "stop" else 3):
        night.life.says("Kit", ends)
    night.waits(timedelta(seconds=30))
    (said,) = told_to_sam(night)
    assert said.translate(_MARKS) == "Kit says that “Hub rules” was mixed."


@pytest.mark.parametrize(
    ("talk", "ends", "said"),
    [
        ("debrief", "how.hard", "Kit says that “Hub rules” was hard."),
        ("pre_brief", "feeling.worried", "Kit is worried about coming to “Hub rules”."),
        ("check_in", "feeling.worried", "Kit is worried about coming to “Hub rules”."),
    ],
)
def test_hard_and_worried_wait_for_nothing(talk: str, ends: str, said: str, night: Play) -> None:
    begins(night, talk)
    night.does("Kit", ends)
    assert night.read_by(said) == ["Sam"]


def test_a_program_that_dies_while_it_tells_tells_it_all_again(night: Play) -> None:
    begins(night, "hello")
    night.does("Kit", "how.so_so")
    with night.home.database.transaction() as tx:  # it was sending when it died
        sent = notices.c.state == "accepted"
        mine = (notices.c.name == "told_together") | (notices.c.kind == "tell")
        died = {"state": "sending", "boot_id": "dead", "message_id": None, "settled_at": None}
        assert tx.conn.execute(update(notices).where(sent, mine).values(**died)).rowcount == 2
        assert claims.release(tx, "alive") == 2
    night.life.post.until_quiet(100)
    assert len(told_to_sam(night)) == 1
    assert "“So-so”" in told_to_sam(night)[0]


def test_what_is_taken_back_meanwhile_is_told_to_no_one(night: Play) -> None:
    begins(night, "debrief")
    night.does("Kit", "how.mixed")
    night.life.says("Kit", "back")
    night.waits(LEFT)
    assert told_to_sam(night) == []
    night.does("Kit", "how.good")
    night.waits(LEFT)
    (said,) = told_to_sam(night)
    assert "good" in said
    assert "mixed" not in said


def test_what_went_well_reaches_those_who_run_it_though_nothing_else_is_answered(
    night: Play,
) -> None:
    begins(night, "debrief")
    night.does("Kit", "how.good")
    night.life.says("Kit", "we baked sourdough")
    night.life.says("Kit", "longer tea")
    assert "Do you have" in last(night) or "Have you a fare" in last(night)
    night.waits(A_DAY)
    assert night.read_by("sourdough") == ["Jo", "Ali"]
    assert night.read_by("longer tea") == ["Jo", "Ali"]


def test_what_waits_can_be_said_otherwise_until_it_goes(night: Play) -> None:
    begins(night, "debrief")
    night.does("Kit", "how.good")
    kit = Quick(night)
    edits(kit, kit.says("we baked sourdoug"), "we baked sourdough")
    assert newest(night, "debrief")["well"] == "we baked sourdough"
    night.waits(A_DAY)
    assert night.read_by("sourdough") == ["Jo", "Ali"]
    assert "sourdoug”" not in "".join(night.texts("Jo"))


def test_who_brings_someone_is_counted_as_soon_as_they_say_so(night: Play) -> None:
    begins(night, "pre_brief")
    with night.home.database.transaction() as tx:
        before = set(tx.conn.scalars(select(notices.c.id).where(notices.c.name == "replies")))
    night.does("Kit", "feeling.ready")
    night.does("Kit", "bring.yes")
    told = night.home.rows(notices, notices.c.name == "replies", notices.c.id.not_in(before))
    assert {row.person_id for row in told} == {night.home.ids["Jo"], night.home.ids["Ali"]}
