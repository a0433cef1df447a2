"""Facilitators see the plan of a meeting: what has gone, what waits, and what is at risk."""

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.scene import Phone


def _plan(phone: Phone) -> str:
    phone.says("/timeline")
    phone.says("1")
    return phone.last()


def test_what_goes_only_to_who_may_come_has_a_time_and_no_number(tmp_path: Path) -> None:
    """A number beside the group's would give how many said no."""
    with an_example(tmp_path, with_a_meeting()) as scene:
        scene.wait(minutes=1)
        scene.phones["Bea"].taps("Show")
        before = _plan(scene.phones["Jo"])
        assert "• Invitation: Tuesday 2 June, 10 am.\n" in before
        assert "• Reminder: Tuesday 9 June, 12 pm.\n" in before
        assert "Nothing is at risk, as far as I can see." in before
        scene.phones["Bea"].taps("No, thank you")
        assert _plan(scene.phones["Jo"]) == before


def test_gone_opened_confirmed_are_three_different_things(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, bea = scene.phones["Jo"], scene.phones["Bea"]
        scene.wait(minutes=1)
        for said in ("/change", "1", "The place", "Done", "the mill"):
            jo.says(said)
        for label in ("I do not know yet", "Skip", "Yes, change it"):
            jo.taps(label)
        bea.taps("Show")
        assert "Gone: 8. Opened: 1.\n" in _plan(jo)
        bea.taps("I know")
        assert "Gone: 8. Know: 1.\n" in _plan(jo)


def test_what_is_at_risk_is_said_and_who_said_no_is_told_from_no_list(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(who="")) as scene:
        scene.wait(minutes=1)
        scene.phones["Ivy"].taps("No, thank you")
        for name in ("Cal", "Ivy"):
            scene.phones[name].blocks()
        scene.wait_until(MEETING_AT - timedelta(hours=25))
        plan = _plan(scene.phones["Jo"])
        assert "• I cannot reach Cal and Ivy here." in plan
        assert "• Nobody is named to meet people." in plan
        assert "• From Tuesday 9 June, 2 pm on, a change comes late." in plan


def test_only_those_who_run_the_meeting_see_its_plan(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        scene.wait(minutes=1)
        for name in ("Sam", "Kit"):
            before = len(scene.phones[name].texts())
            scene.phones[name].says("/timeline")
            assert not any("plan of" in text for text in scene.phones[name].texts()[before:])
        scene.phones["Sam"].says("/meetings")
        scene.phones["Sam"].says("1")
        assert "The plan of this meeting" not in scene.phones["Sam"].buttons()
        scene.phones["Jo"].says("/meetings")
        scene.phones["Jo"].says("1")
        scene.phones["Jo"].taps("The plan of this meeting")
        assert "• Invitation: Tuesday 2 June, 10 am." in scene.phones["Jo"].last()
