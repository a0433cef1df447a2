"""Stories of the whole cycle: people with phones, and days that go by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from records.database import Tx
from records.groups import groups
from records.people import people
from tests.example import (
    MEETING,
    MEETING_AT,
    Change,
    an_example,
    with_a_meeting,
    with_a_yes,
    with_values,
)
from tests.scene import START
from tests.transcripts.recording import Recording

AS_FAR_AS_CONSENT = ("English", "Yes, it is safe", "Go on")
#: 9 in the morning in London, after the day on which the story begins
THE_NEXT_MORNING = datetime(2026, 6, 3, 8, tzinfo=UTC)
THE_DAY_AFTER = datetime(2026, 6, 11, tzinfo=UTC)


@contextmanager
def _recording(folder: Path, *changes: Change, english: bool = True) -> Iterator[Recording]:
    with an_example(folder, *changes, english=english) as scene:
        yield Recording(scene)


def _invited(r: Recording, staff: str, *choices: str) -> str:
    """The link that a member of staff makes; what a person who taps it sends."""
    r.says(staff, "/invite")
    r.taps(staff, "Yes, we have met", *choices, "Yes, make it")
    texts = reversed(r.scene.phones[staff].texts())
    link = next(text for text in texts if "?start=" in text)
    return "/start " + link.partition("?start=")[2].split()[0]


def coming_in(folder: Path) -> dict[str, list[str]]:
    with _recording(folder) as r:
        with r.writes("bring_in.en", "Sam"):
            link = _invited(r, "Sam", "Take part", "Sam")
        with r.writes("joining.en", "Ren", "Sam"):
            r.opens("Ren", link)
            r.taps("Ren", *AS_FAR_AS_CONSENT, "Yes, I will join")
            r.says("Ren", "Ren")
            r.taps("Ren", "Yes, or maybe", "Mornings", "Do it now", "A quiet seat", "Done")
            r.taps("Ren", "I will type my own")
            r.says("Ren", "marmalade")
            r.taps("Ren", "Yes")
        link = _invited(r, "Sam", "Take part", "Sam")
        r.scene.phone("Lee", 501, started=False)
        with r.writes("joining_no.en", "Lee", "Sam"):
            r.opens("Lee", link)
            r.taps("Lee", "English", "Not now")
            r.wait(hours=2)
            r.opens("Lee", link)
            r.taps("Lee", *AS_FAR_AS_CONSENT, "No, thank you")
        link = _invited(r, "Jo", "Run the meetings")
        r.scene.phone("Pat", 502, started=False)
        with r.writes("joining_staff.en", "Pat"):
            r.opens("Pat", link)
            r.taps("Pat", *AS_FAR_AS_CONSENT, "Yes, I will join")
            r.says("Pat", "Pat")
            r.taps("Pat", "9 to 9, any time", "At noon", "Done")
        return r.written


def before_the_day(folder: Path) -> dict[str, list[str]]:
    with _recording(folder) as r:
        with r.writes("invitation.en", "Kit"), r.writes("new_meeting.en", "Jo", "Ali"):
            r.says("Jo", "/newmeeting")
            for answer in MEETING.values():
                r.says("Jo", answer)
            r.taps("Jo", "Yes, ask them")
            r.wait(minutes=4)
            r.taps("Kit", "Yes, I will come")
        with r.writes("invitation_no.en", "Cal"):
            r.taps("Cal", "No, thank you", "Ask me again in four weeks")
        with r.writes("invitation_unwell.en", "Max", "Jo"):
            r.taps("Max", "I am unwell", "Yes, I would")
            r.says("Max", "Please keep the tea")
        with r.writes("my_meetings.en", "Ivy"):
            r.says("Ivy", "/meetings")
            r.taps("Ivy", "Wednesday 10 June, 2 pm: Hub rules", "Not sure yet")
        with r.writes("my_meetings_staff.en", "Jo"):
            r.says("Jo", "/meetings")
            r.says("Jo", "1")
            r.taps("Jo", "The plan of this meeting")
        with r.writes("what_will_i_get.en", "Kit"):
            r.says("Kit", "/plan")
        with r.writes("digest.en", "Jo", "Ali"):
            r.wait_until(THE_NEXT_MORNING)
        _the_days_before(r)
        return r.written


def _the_days_before(r: Recording) -> None:
    with r.writes("pre_brief_shared_phone.en", "Bea"):
        with r.writes("pre_brief_worried.en", "Kit", "Sam"):
            r.wait_until(MEETING_AT - timedelta(days=3))
            r.taps("Kit", "Worried 😟")
            r.says("Kit", "yes")
            r.says("Kit", "bananas")
            r.taps("Kit", "No", "Yes, there is")
            r.says("Kit", "I will not read out loud")
        r.taps("Bea", "Show", "Ready 🙂", "Stop for now")
        r.wait(minutes=2)
        r.says("Bea", "hide")
    with r.writes("check_in_not_coming.en", "Ivy"):
        with r.writes("check_in.en", "Kit", "Sam"):
            r.wait_until(MEETING_AT - timedelta(days=1))
            r.taps("Kit", "Fine 🙂")
        r.taps("Ivy", "I am not coming")
        r.says("Ivy", "/plan")
    with r.writes("opening.en", "Jo"):
        r.wait_until(MEETING_AT - timedelta(minutes=50))


def on_the_day(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, with_a_meeting(), with_a_yes("Kit")) as r:
        with r.writes("holding.en", "Jo", "Ali"):
            r.wait_until(MEETING_AT - timedelta(hours=1))
            r.taps("Jo", "Someone else will", "Ali")
            r.taps("Ali", "Yes, I can")
        with (
            r.writes("need_a_break.en", "Kit", "Jo", "Ali"),
            r.writes("after_a_signal.en", "Ali", "Sam"),
        ):
            r.wait_until(MEETING_AT + timedelta(minutes=12))
            r.taps("Kit", "I need a break")
            r.taps("Ali", "Show", "I've seen it")
            r.taps("Jo", "Show")
            r.wait(minutes=9)
            r.taps("Kit", "I am OK now", "Yes, you may")
            r.taps("Ali", "Show", "I want a word with Sam")
            r.taps("Sam", "Show")
            r.wait(minutes=31)
        with r.writes("come_over.en", "Ivy", "Jo"):
            r.says("Ivy", "break")
            r.taps("Jo", "Show", "Offer to sit with Ivy")
            r.taps("Ivy", "Yes, please")
            r.taps("Jo", "Show")
        with r.writes("answer_a_signal.en", "Jo"):
            r.says("Max", "break")
            r.taps("Jo", "Show", "Break for all")
        _the_day_after(r)
        return r.written


def _the_day_after(r: Recording) -> None:
    with r.writes("debrief.en", "Kit", "Jo", "Sam"):
        r.wait_until(THE_DAY_AFTER + timedelta(hours=9))
        r.taps("Kit", "Hard 😟", "Yes, please")
        r.says("Kit", "The tea")
        r.taps("Kit", "Skip", "Yes, I have")
    with r.writes("evaluation_adult.en", "Kit"):
        r.wait_until(THE_DAY_AFTER + timedelta(hours=11))
        r.taps("Kit", "Quite happy 🙂", "Sometimes", "Back")
        r.says("Kit", "yes")
        r.taps("Kit", "Often", "Quite a part")
        r.says("Kit", "Start on time")
        r.taps("Kit", "Skip")
    with r.writes("next_time.en", "Kit"):
        r.wait_until(THE_DAY_AFTER + timedelta(hours=13))
        r.says("Kit", "Do not look at me. Open a door.")
        r.taps("Kit", "No, thank you")
    with r.writes("results.en", "Kit", "Jo", "Bea"):
        _the_others_answer(r)


def _the_others_answer(r: Recording) -> None:
    phones = [r.scene.phones[name] for name in ("Noor", "Cal", "Max", "Ivy")]
    for label in ("Very happy 😀", "Yes", "Always", "Very much a part", "Skip", "Skip"):
        with r.scene.at_once():
            for phone in phones:
                phone.taps(label)
    r.wait(seconds=0)


def nobody_comes(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, with_a_meeting()) as r:
        r.wait_until(MEETING_AT + timedelta(minutes=12))
        with (
            r.writes("signal_again.en", "Jo"),
            r.writes("ring_the_desk.en", "Sam", "Kit"),
            r.writes("no_one_yet_3.en", "Kit"),
        ):
            r.says("Kit", "Pineapple")
            r.wait(minutes=3)
            r.taps("Jo", "Show")
            r.taps("Sam", "Show", "No answer")
            r.taps("Kit", "I have stepped out")
        with r.writes("no_one_yet_6.en", "Kit"):
            r.wait(minutes=3)
            r.taps("Kit", "I am going home")
        with r.writes("no_one_came.en", "Kit", "Sam"):
            r.wait(minutes=3)
            r.taps("Kit", "Please ring")
        with r.writes("we_let_you_down.en", "Kit"):
            r.wait_until(THE_DAY_AFTER + timedelta(hours=9))
            r.taps("Kit", "Nothing, thank you")
        return r.written


def _without_who_meets_them(tx: Tx, ids: Mapping[str, int]) -> None:
    """A meeting that lacks what people would like to know; and Cal can't be reached."""
    with_a_meeting(who="", purpose="")(tx, ids)
    with_a_meeting(title="Food", day="2026-06-08", time="11:00", who="")(tx, ids)
    row = people.c.id == ids["Cal"]
    tx.conn.execute(update(people).where(row).values(blocked_at=START))


def to_be_decided(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, _without_who_meets_them) as r:
        with r.writes("digest_decisions.en", "Jo", "Ali"):
            r.wait_until(THE_NEXT_MORNING + timedelta(days=1))
            r.taps("Jo", "I will", "Ali")
            r.taps("Ali", "I will")
            r.says("Ali", "skip")
            r.says("Jo", "skip")
        with r.writes("timeline.en", "Jo"):
            r.wait_until(MEETING_AT - timedelta(hours=25))
            r.says("Jo", "/timeline")
            r.says("Jo", "1")
        return r.written


def called_off_in_time(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, with_a_meeting()) as r:
        r.wait(days=2)
        with (
            r.writes("call_list.en", "Sam"),
            r.writes("cancelled.en", "Kit", "Cal"),
            r.writes("cancelling.en", "Jo"),
        ):
            r.says("Jo", "/cancel")
            r.taps("Jo", "Wednesday 10 June, 2 pm: Hub rules", "Someone is ill")
            r.taps("Jo", "Send it")
            r.taps("Kit", "I know")
            r.taps("Cal", "Please ring me")
            r.wait(hours=23)
            r.taps("Sam", "I have told Bea", "No answer", "Someone else first", "Max")
            r.taps("Sam", "I have told Max")
        return r.written


def called_off_late(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, with_a_meeting()) as r:
        r.wait_until(MEETING_AT - timedelta(hours=4))
        with (
            r.writes("call_list_late.en", "Sam"),
            r.writes("cancelled_late.en", "Kit", "Ivy"),
            r.writes("cancelling_late.en", "Jo"),
        ):
            r.says("Jo", "/cancel")
            r.taps("Jo", "Wednesday 10 June, 2 pm: Hub rules", "Ali")
            r.says("Jo", "The heating is broken")
            r.taps("Jo", "Send it")
            r.taps("Kit", "I am on my way")
            r.taps("Ivy", "It is not safe to ring")
            r.taps("Sam", "I have told Kit", "I have told Bea", "No answer")
            r.taps("Sam", "I have told several", "Cal", "Max", "Done")
        with r.writes("at_the_door.en", "Ali", "Jo"):
            r.wait_until(MEETING_AT + timedelta(minutes=30))
            r.taps("Ali", "Yes")
            r.says("Ali", "1")
        return r.written


def changed_in_time(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, with_a_meeting()) as r:
        r.wait(days=1)
        with (
            r.writes("call_list_changed.en", "Sam"),
            r.writes("changed.en", "Kit", "Cal"),
            r.writes("changing.en", "Jo"),
        ):
            r.says("Jo", "/change")
            r.taps("Jo", "Wednesday 10 June, 2 pm: Hub rules")
            r.taps("Jo", "The day or the time", "The place", "Done")
            r.says("Jo", "17 June")
            r.taps("Jo", "The same time")
            r.says("Jo", "the library, Park Road")
            r.says("Jo", "There is a ramp at the side.")
            r.taps("Jo", "A quiet room", "Done")
            r.says("Jo", "the blue door")
            r.taps("Jo", "Yes, change it")
            r.taps("Kit", "Yes, I will come")
            r.taps("Cal", "Please ring me")
            r.wait(hours=23)
            r.taps("Sam", "I have told Bea")
        return r.written


def changed_late(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, with_a_meeting()) as r:
        r.wait_until(MEETING_AT - timedelta(hours=4))
        with r.writes("changed_late.en", "Kit"), r.writes("changing_late.en", "Jo"):
            r.says("Jo", "/change")
            r.taps("Jo", "Wednesday 10 June, 2 pm: Hub rules", "The place", "Done")
            r.says("Jo", "the library, Park Road")
            r.taps("Jo", "I do not know yet", "Skip", "Ali", "Yes, change it")
            r.taps("Kit", "I know")
        return r.written


def on_any_day(folder: Path) -> dict[str, list[str]]:
    with _recording(folder) as r:
        with r.writes("menu.en", "Kit", "Jo"):
            r.says("Kit", "hi")
            r.says("Jo", "hi")
        with r.writes("help_now.en", "Kit"):
            r.taps("Kit", "Help now")
        with r.writes("my_choices.en", "Kit"):
            r.says("Kit", "/choices")
            r.taps("Kit", "My word for a break", "I will type my own")
            r.says("Kit", "marmalade")
            r.taps("Kit", "Only Sam")
        with r.writes("my_choices_plan.en", "Kit"):
            r.says("Kit", "/choices")
            r.taps("Kit", "My plan for a break")
            r.says("Kit", "Do not look at me")
            r.taps("Kit", "Skip")
            r.says("Kit", "I go quiet")
            r.taps("Kit", "Jo", "Done")
            r.says("Kit", "My sister, 01632 960 222")
        with r.writes("looking.en", "Sam"):
            r.says("Sam", "menu")
            r.taps("Sam", "When I look here", "At 9 am", "At 4 pm", "Done")
        with r.writes("looking_facilitator.en", "Jo"):
            r.says("Jo", "menu")
            r.taps("Jo", "When I look here", "Skip", "At once, without a sound")
        with r.writes("voice_or_picture.en", "Kit", "Sam"):
            r.sends_voice("Kit")
            r.taps("Kit", "Yes, please")
        with r.writes("need_a_break_on_any_day.en", "Kit", "Sam"):
            r.says("Kit", "marmalade")
            r.taps("Kit", "No, take it back")
            r.says("Kit", "marmalade")
            r.taps("Kit", "Yes, it is")
            r.taps("Sam", "Show")
        with r.writes("hello.en", "Kit", "Sam"):
            r.wait(days=11)
            r.taps("Kit", "Not good 😟")
        return r.written


def _a_group_of_children(tx: Tx, _ids: Mapping[str, int]) -> None:
    tx.conn.execute(update(groups).values(form="child"))


def among_children(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, _a_group_of_children, with_a_meeting()) as r:
        r.wait_until(THE_DAY_AFTER + timedelta(hours=10, minutes=59))
        with r.writes("evaluation_child.en", "Kit"):
            r.wait_until(THE_DAY_AFTER + timedelta(hours=11))
            r.taps("Kit", "Yes 🙂", "Sometimes 😐")
            r.says("Kit", "no")
            r.taps("Kit", "Skip", "Skip")
        with r.writes("for_the_form.en", "Bea"):
            r.taps("Bea", "Show")
            r.wait(minutes=30)
            r.says("Bea", "nobody asked me a thing")
            r.taps("Bea", "With my comment, without my name")
        return r.written


def in_arabic(folder: Path) -> dict[str, list[str]]:
    with _recording(folder, with_values("Jo", language="ar"), with_a_meeting()) as r:
        link = _invited(r, "Sam", "Take part", "Sam")
        with r.writes("joining.ar", "Ren"):
            r.opens("Ren", link)
            r.taps("Ren", "العربية")
            for question, key in (("safe", "yes"), ("go_on", "go_on"), ("consent", "yes")):
                r.chooses("Ren", question, key, f"({key})")
            r.says("Ren", "رين")
            for question, key in (("shared_phone", "no"), ("hours", "any"), ("later", "now")):
                r.chooses("Ren", question, key, f"({key})")
        return r.written
