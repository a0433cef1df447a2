"""Each word that is typed reaches each one named, without their looking, and nobody else, ever."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

import pytest

from conversations.registry import ALL
from conversations.script import Reads, Seen
from scheduler.talks.turns.open_talks import About
from tests.home import MEETING_AT
from tests.signals.worried import Play, a_play
from tests.told.canaries import (
    ASKED,
    CHOSEN,
    Asked,
    Typed,
    named_in,
    seen_by,
    told_differently,
    types,
)

EVERYONE = frozenset({"Kit", "Bea", "Jo", "Ali", "Sam", "Dee"})
STAFF = frozenset({"Jo", "Ali", "Sam", "Dee"})
A_WEEK = timedelta(days=7)
#: words for these go to someone without their looking for them
GOES = frozenset(
    {
        *(Seen.LINK_PERSON, Seen.FACILITATORS, Seen.ALL_LINKS, Seen.ALL_FACILITATORS),
        *(Seen.STAFF, Seen.WHO_GETS_IT, Seen.WHO_IS_TOLD),
    }
)
#: what does not go by itself, and why that is so
STAYS = {
    "called": "a name stands beside what its owner says; that it is another is no news",
    "hard_words": "they go with the yes to “Shall I send it?”, which is asked next",
}
#: talks that no one in a group of two has, or has yet; each is walked where it can be had
ELSEWHERE = {
    "joining": "tests/cycle/test_joining.py",
    "joining_outside": "tests/cycle/test_someone_outside.py",
    "first_talk": "tests/cycle/test_without_a_phone.py",
    "after_it": "tests/cycle/test_after_it.py",
    "still_coming": "below: with all else it is more than one digest says without a tap",
    "evaluation_adult": "tests/privacy/test_anonymity.py",
    "evaluation_child": "tests/privacy/test_anonymity.py",
    "with_my_name": "tests/cycle/test_few_write_so.py",
    "notes_from_me": "tests/cycle/test_taking_turns.py",
    "survey_for_me": "tests/privacy/test_survey_anonymity.py",
    "times_for_me": "tests/cycle/test_finding_a_time.py",
    "set_the_time": "tests/cycle/test_finding_a_time.py",
    "find_a_time": "tests/cycle/test_finding_a_time.py",
    "ask_group": "tests/cycle/test_asking_the_group.py",
    "new_meeting": "tests/cycle/test_making_a_meeting.py",
    "changed_mind": "tests/cycle/test_said_about_coming.py",
    "say_for_me": "tests/cycle/test_say_it_for_me.py",
    "send_notes": "tests/cycle/test_without_a_phone.py",
    "to_learn": "tests/cycle/test_pages_about_oneself.py",
    "digest": "tests/cycle/test_help_near_here.py",
    "other_way": "tests/cycle/test_coming_in_every_shade.py",
    "agreement": "tests/cycle/test_our_agreement.py",
    "settle_agreement": "tests/cycle/test_our_agreement.py",
}


class Week(NamedTuple):
    """What was typed, what has come to everyone since, and what nobody was asked."""

    typed: tuple[Typed, ...]
    seen: dict[str, str]
    never_asked: tuple[Asked, ...]


def _abouts(play: Play) -> list[About]:
    ids = play.home.ids
    return [About(meeting_id=1), About(), About(about_id=ids["Kit"]), About(about_id=ids["Jo"])]


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """Every word that can be typed has been, a word a question, and then a week has gone."""
    with a_play(tmp_path_factory.mktemp("told"), now=MEETING_AT - timedelta(days=4)) as play:
        here = [one for one in ASKED if one.talk not in ELSEWHERE]
        here.sort(key=lambda one: one.ask.reads is Reads.NAME)  # or others are named by then
        tried = {
            one: types(play, one, f"canary{number:03}x", _abouts(play))
            for number, one in enumerate(here)
        }
        play.life.post.until_quiet(500)
        play.waits(A_WEEK)
        typed = tuple(one for one in tried.values() if one is not None)
        never = tuple(asked for asked, one in tried.items() if one is None)
        return Week(typed, seen_by(play, tuple(sorted(EVERYONE))), never)


def _readers(week: Week, one: Typed) -> set[str]:
    return {name for name, said in week.seen.items() if one.word in said} - {one.by}


def test_no_word_reaches_anyone_whom_its_question_did_not_name(week: Week) -> None:
    wrong = [
        f"{one.asked.talk}.{one.asked.question}: “{one.line}”, and {name} read it"
        for one in week.typed
        if one.ask.reads is not Reads.NAME
        for name in sorted(_readers(week, one) - named_in(one.line, STAFF, EVERYONE))
    ]
    assert wrong == []


def test_each_word_reaches_each_one_named_without_their_looking(week: Week) -> None:
    missed = []
    for one in week.typed:
        if one.ask.seen_by not in GOES or one.ask.name in STAYS:
            continue
        named = {name for name in EVERYONE if name in one.line} - {one.by}
        got = _readers(week, one)
        if "taff" in one.line:
            named = set() if got else {"one of the staff"}
        missed += [
            f"{one.asked.talk}.{one.asked.question}: “{one.line}”, and {name} did not"
            for name in sorted(named - got)
        ]
    assert missed == []


def test_every_question_for_words_was_asked_or_is_walked_elsewhere(week: Week) -> None:
    assert len(week.typed) > 60
    assert {(one.talk, one.question) for one in week.never_asked} <= NEVER_ASKED
    assert set(ELSEWHERE) <= set(ALL)


def test_words_beside_a_changed_mind_reach_those_who_run_it_and_nobody_else(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    words = {name: f"canary{name}x" for name in ("apology", "thought")}
    with a_play(tmp_path_factory.mktemp("again"), now=MEETING_AT - timedelta(days=4)) as play:
        for name, word in words.items():
            assert types(play, Asked("still_coming", name), word, _abouts(play)) is not None
        play.life.post.until_quiet(500)
        play.waits(A_WEEK)
        seen = seen_by(play, tuple(EVERYONE - {"Kit"}))
    for word in words.values():
        assert {name for name, said in seen.items() if word in said} == {"Jo", "Ali"}


#: in this group nobody comes to these: a late change, a front desk, a meeting in no room, a move
NEVER_ASKED = {
    *(("changed", name) for name in ("thought", "apology")),
    *(("cancelling", name) for name in ("door_must", "door")),
    *(("changing", name) for name in ("door_must", "door", "new_card_join", "new_card_access")),
    *(("changing", name) for name in ("new_desk_place", "new_front_desk", "new_quiet_room")),
    ("fill_card", "new_card_join"),
    ("pre_brief", "thought"),
}


def test_whoever_is_told_of_one_answer_and_not_of_another_is_named(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The talk is played with each answer, and nothing of it stays: what would others get?"""
    reached, wrong = 0, []
    with a_play(tmp_path_factory.mktemp("chosen"), now=MEETING_AT - timedelta(days=4)) as play:
        for one in CHOSEN:
            for line, readers in told_differently(play, one, _abouts(play)):
                reached += 1
                wrong += [
                    f"{one.talk}.{one.question}: “{line}”, and {name} is told"
                    for name in sorted(readers - named_in(line, STAFF, EVERYONE))
                ]
    assert reached > 50
    assert wrong == []
