"""To leave, or to be late: those who stand in the question hear of it, and no one else."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from records.meetings import meetings
from records.people import memberships
from records.tasks import tasks
from scheduler.joining.make_group import make_group
from scheduler.talks.cards import write_on_card
from tests.heard.states import last
from tests.signals.worried import Play


def _joins_garden(play: Play) -> None:
    """Kit is in a second group, which Jo runs."""
    with play.home.database.transaction() as tx:
        garden: int = make_group(
            tx, "Garden", play.now, zone="Europe/London", form="adult", evaluate_every=3
        )
        for name, role in (("Jo", "facilitator"), ("Kit", "co_producer")):
            values = {"person_id": play.home.ids[name], "group_id": garden, "role": role}
            tx.conn.execute(insert(memberships).values(since=play.now, **values))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("how do I leave", "Kit would like to leave “{group}”."),
        ("unsubscribe", "Kit would like fewer messages about “{group}”, or none."),
    ],
)
@pytest.mark.parametrize(("group", "to"), [("Hub group", "Sam"), ("Garden", "Jo")])
def test_who_is_in_two_groups_is_asked_first_which_they_mean(
    words: str, told: str, group: str, to: str, play: Play
) -> None:
    _joins_garden(play)
    play.life.says("Kit", words)
    assert play.last("Kit").startswith("Which group do you mean?")
    play.life.says("Kit", {"Hub group": "Garden", "Garden": "Hub group"}[group])
    play.life.says("Kit", "back")
    play.life.says("Kit", group)
    assert f"Shall I ask {to} " in play.last("Kit")
    play.life.says("Kit", "yes")
    assert f"I have asked {to}." in "".join(play.texts("Kit"))
    assert play.read_by(told.format(group=group)) == [to]


def test_to_be_forgotten_is_asked_of_each_group(play: Play) -> None:
    _joins_garden(play)
    play.life.says("Kit", "delete me")
    assert "Your places end with it: Hub group and Garden." in last(play)
    assert "Shall I ask Sam and Jo to see to it?" in last(play)
    play.life.says("Kit", "yes")
    assert play.read_by("Kit would like all that I keep about them to be deleted.") == [
        "Sam",
        "Jo",
    ]
    wanted = play.home.rows(tasks, tasks.c.state == "open")
    assert sorted(row.wanted_id for row in wanted) == sorted(
        play.home.ids[name] for name in ("Sam", "Jo")
    )
    assert len({row.group_id for row in wanted}) == 2


def test_a_yes_to_leave_is_none_for_others(play: Play) -> None:
    _joins_garden(play)
    play.life.says("Kit", "how do I leave")
    play.life.says("Kit", "Hub group")
    yes = play.life.data("Kit", "shall_leave.yes")
    _leaves_out(play, "Sam")
    play.life.taps_data("Kit", yes)
    assert "Who would get it has changed. So I have done nothing yet." in last(play)
    assert "Shall I ask Jo and Ali to see to it?" in last(play)
    assert play.read_by("Kit would like") == []
    play.life.says("Kit", "yes")
    assert play.read_by("Kit would like to leave “Hub group”.") == ["Jo", "Ali"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_who_is_left_out_never_hears_that_someone_is_late(when: str, play: Play) -> None:
    if when == "before":
        _leaves_out(play, "Ali")
    play.life.says("Kit", "I'm running late")
    if when == "after":
        yes = play.life.data("Kit", "tell_late.yes")
        _leaves_out(play, "Ali")
        play.life.taps_data("Kit", yes)
        assert play.read_by("will be late") == []
    assert "Shall I tell Jo that you will be late for “Hub rules”?" in last(play)
    play.life.says("Kit", "yes")
    assert play.read_by("Kit will be late for “Hub rules”") == ["Jo"]


@pytest.mark.parametrize(
    ("who", "told"), [("Jo", ["Ali"]), ("Ali", ["Jo"]), ("Sam", ["Jo", "Ali"])]
)
@pytest.mark.parametrize("words", ["i am running late", "late", "I'll be late"])
def test_staff_can_say_that_they_are_late(
    words: str, who: str, told: list[str], play: Play
) -> None:
    play.life.says(who, words)
    assert f"Shall I tell {' and '.join(told)} that you" in last(play, who)
    assert play.read_by("will be late for “Hub rules”, and") == []
    play.life.says(who, "yes")
    assert play.read_by(f"{who} will be late for “Hub rules”") == told


def test_who_meets_people_there_hears_of_it_too(play: Play) -> None:
    _is_met_by(play, "Bea")
    play.life.says("Kit", "I'm running late")
    assert "Shall I tell Jo, Ali and Bea that you" in last(play)
    play.life.says("Kit", "yes")
    assert "Kit will be late" in last(play, "Bea")


def _is_met_by(play: Play, who: str) -> None:
    (meeting,) = play.home.rows(meetings)
    with play.home.database.transaction() as tx:
        write_on_card(tx, meeting.id, who=play.home.ids[who])


def _leaves_out(play: Play, who: str) -> None:
    play.life.says("Kit", "/choices")
    play.does("Kit", "what.not_to")
    play.does("Kit", f"not_to.{play.home.ids[who]}")
    play.does("Kit", "not_to.~done")
