"""What waits for a yes, or has gone, is changed: only the new words go, and to whom they may."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from records.meetings import comings
from records.notices import notices
from records.people import memberships
from records.talks import talks
from tests.heard.quick import Quick, edits
from tests.heard.quick_states import begins, newest_talk
from tests.home import MEETING_AT
from tests.signals.worried import STAFF, Play, a_play

BEFORE = MEETING_AT - timedelta(days=6)
CHECK_IN = MEETING_AT - timedelta(days=1)
_MARKS = dict.fromkeys((0x2068, 0x2069))
WITH_NAME = "If I pass it on, it goes with your name."


def has_told(play: Play) -> Quick:
    """Kit has told Sam what to learn."""
    play.life.says("Kit", "/forme")
    for tapped in ("next.learning", "what.write", "learn.else", "learn.~done"):
        play.does("Kit", tapped)
    kit = Quick(play)
    kit.says("gardening")
    return kit


def wrote_to(play: Play) -> Quick:
    """Sam has read what Kit wrote."""
    play.life.says("Kit", "my leg is bad")
    play.does("Kit", "pass_it_on.yes")
    play.waits(timedelta(minutes=1))
    play.shows("Sam")
    return Quick(play, "Sam")


def an_evaluation(play: Play) -> Quick:
    """Kit has answered the last question of a form that bears no name."""
    begins(play, "evaluation_child")
    for question in ("q1", "q2", "q3", "q4"):
        play.does("Kit", f"{question}.yes")
    kit = Quick(play)
    kit.says("it was good")
    return kit


def all_words(play: Play) -> str:
    """All that any of the staff can read."""
    for name in STAFF:
        play.shows(name)
    return "\n".join(text for name in STAFF for text in play.texts(name))


# ------------------------------------------------------------------ nobody has read it yet


@pytest.mark.parametrize("new", ["and my knee", "and cake, please", "ok", "Sam must not know"])
def test_words_to_be_added_are_changed_before_they_go(new: str, night: Play) -> None:
    kit = has_told(night)
    wrote = kit.more("my zebra man must not know")
    edits(kit, wrote, new)
    assert f"You wrote more: “{new}”" in night.last("Kit").translate(
        dict.fromkeys((0x2068, 0x2069))
    )
    night.does("Kit", "add_these.yes")
    assert night.read_by(new) == ["Sam"]
    assert "zebra" not in all_words(night)


def test_one_of_two_messages_is_changed_and_one_is_taken_out(night: Play) -> None:
    kit = has_told(night)
    first, second = kit.more("my zebra man"), kit.more("and clementine cake")
    edits(kit, first, "tell no one")
    assert "and clementine cake" in night.last("Kit")
    assert "zebra" not in night.last("Kit")
    edits(kit, second, "no")
    assert "I have not added it." in night.last("Kit")
    assert "clementine" not in all_words(night)


def test_of_an_answer_without_a_name_too(play: Play) -> None:
    kit = an_evaluation(play)
    wrote = kit.more("my zebra man")
    edits(kit, wrote, "and cold")
    play.does("Kit", "add_these.yes")
    _, answers = newest_talk(play, "evaluation_child")
    assert answers["more"] == "it was good\nand cold"


@pytest.mark.parametrize("when", ["before", "after"])
def test_more_than_a_button_says_is_changed_before_it_is_passed_on(
    when: str, tmp_path: Path
) -> None:
    with a_play(tmp_path, now=BEFORE) as play:
        begins(play, "invitation")
        kit = Quick(play)
        wrote = kit.says("yes but my zebra man must not know")
        if when == "after":
            kit.says("yes")
        edits(kit, wrote, "yes but my knee hurts")
        if when == "before":
            kit.says("yes")
        play.does("Kit", "pass_it_on.yes")
        assert play.read_by("yes but my knee hurts") == ["Sam"]
        assert "zebra" not in all_words(play)


def test_words_of_staff_are_changed_before_they_are_sent(night: Play) -> None:
    sam = wrote_to(night)
    wrote = sam.says("poor zebra, I can ring you")
    edits(sam, wrote, "I can ring you")
    assert "I can ring you" in night.last("Sam")
    assert "zebra" not in night.last("Sam")
    night.does("Sam", "send_it.yes")
    night.waits(timedelta(hours=12))
    assert not any("zebra" in text for text in night.texts("Kit"))
    assert any("I can ring you" in text for text in night.texts("Kit"))


def test_two_quick_messages_of_staff_are_sent_together(night: Play) -> None:
    sam = wrote_to(night)
    first = sam.says("I can ring you")
    sam.more("at three")
    sam.more("on Friday")
    assert "I can ring you\nat three\non Friday" in night.last("Sam")
    edits(sam, first, "I will try to ring")
    night.does("Sam", "send_it.yes")
    night.waits(timedelta(hours=12))
    assert any("I will try to ring\nat three\non Friday" in text for text in night.texts("Kit"))


def test_a_word_of_staff_that_is_taken_out_is_not_sent(night: Play) -> None:
    sam = wrote_to(night)
    wrote = sam.says("poor zebra")
    edits(sam, wrote, "no")
    assert "I have sent nothing." in "".join(night.texts("Sam"))


# ------------------------------------------------------------------------- it has gone already


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ("not great, Sam hit me", "You can tell Jo"),
        ("not great, it is Sam's fault", "You can tell Jo"),
        ("not great, Sam and Jo hit me", "You can tell Ali"),
        ("not great, my knee", "You can tell Sam"),
    ],
)
def test_nobody_is_sent_to_someone_whom_the_new_words_name(
    changed: str, to: str, tmp_path: Path
) -> None:
    with a_play(tmp_path, now=CHECK_IN) as play:
        begins(play, "check_in")
        kit = Quick(play)
        wrote = kit.says("not great")
        edits(kit, wrote, changed)
        assert to in play.last("Kit").translate(_MARKS)


def coming(play: Play) -> str:
    """What Kit has said about coming."""
    kit = comings.c.person_id == play.home.ids["Kit"]
    return str(play.home.rows(comings, kit)[-1].answer)


@pytest.mark.parametrize(
    ("how", "said", "then"),
    [
        ("edit", "yes", "no"),
        ("edit", "yes", "not sure yet"),
        ("edit", "no", "yes"),
        ("quick", "yes", "no"),
        ("quick", "yes", "not sure yet"),
        ("quick", "yes", "2"),
    ],
)
def test_another_answer_about_coming_is_asked_about_with_what_stands(
    how: str, said: str, then: str, tmp_path: Path
) -> None:
    with a_play(tmp_path, now=BEFORE) as play:
        begins(play, "invitation")
        kit = Quick(play)
        wrote = kit.says(said)
        stands = coming(play)
        if how == "edit":
            edits(kit, wrote, then)
        else:
            kit.more(then)
        assert "You can change that here." in play.last("Kit")
        assert coming(play) == stands, "nothing is done unasked"
        kit.says(then)
        assert coming(play) == {"not sure yet": "unsure", "2": "no"}.get(then, then)


def test_the_same_answer_once_more_is_no_other(tmp_path: Path) -> None:
    with a_play(tmp_path, now=BEFORE) as play:
        begins(play, "invitation")
        kit = Quick(play)
        kit.says("yes")
        kit.more("yes")
        assert "You can change that here." not in play.last("Kit")
        assert coming(play) == "yes"


# ----------------------------------------------------------------------- who may hear it by now


def test_who_has_left_the_group_gets_no_more_words(night: Play) -> None:
    kit = has_told(night)
    kit.more("clementine cake")
    with night.home.database.transaction() as tx:
        sam, them = night.home.ids["Sam"], night.home.ids["Kit"]
        tx.conn.execute(delete(memberships).where(memberships.c.person_id == sam))
        mine = memberships.c.person_id == them
        tx.conn.execute(update(memberships).where(mine).values(link_id=night.home.ids["Jo"]))
    night.does("Kit", "add_these.yes")
    assert night.read_by("clementine") == []
    assert "It is too late to add it. No one has got it." in night.last("Kit")


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_never_came_to_anyone_is_not_said_to_be_added(when: str, night: Play) -> None:
    kit = has_told(night)
    if when == "after":
        kit.more("clementine cake")
    with night.home.database.transaction() as tx:
        tx.conn.execute(update(notices).where(notices.c.kind == "tell").values(state="failed"))
    if when == "before":
        kit.more("clementine cake")
        assert "Shall I pass it to Sam?" in night.last("Kit")
        night.does("Kit", "pass_it_on.yes")
        assert night.read_by("clementine") == ["Sam"]
    else:
        night.does("Kit", "add_these.yes")
        assert not any("I have added it" in text for text in night.texts("Kit"))
        assert "I can pass it on as new words." in night.last("Kit")


# ----------------------------------------------------------------------------- without a name


def is_opened(play: Play) -> None:
    """The answers have been opened: nothing leads back to who gave them."""
    with play.home.database.transaction() as tx:
        here = talks.c.conversation == "evaluation_child"
        tx.conn.execute(update(talks).where(here).values(answers=b"", state="closed"))


def test_more_words_that_would_bear_a_name_are_offered_so(play: Play) -> None:
    kit = an_evaluation(play)
    is_opened(play)
    kit.more("clementine and cold")
    assert "This cannot go in without your name any more." in play.last("Kit")
    assert WITH_NAME in play.last("Kit")
    assert play.read_by("clementine") == []


def test_what_can_still_go_in_goes_without_a_name_and_that_is_said(play: Play) -> None:
    kit = an_evaluation(play)
    kit.more("clementine and cold")
    assert "This would go in without your name too." in play.last("Kit")
    is_opened(play)
    play.does("Kit", "add_these.yes")
    assert "It goes with your name then." in play.last("Kit")


def test_after_answers_with_a_name_nothing_is_said_of_it(night: Play) -> None:
    Quick(night).says("my leg is bad")
    assert WITH_NAME not in night.last("Kit")
