"""What people say about coming, and what those who prepare the meeting see of it."""

from pathlib import Path

from tests.example import an_example, with_a_meeting, with_card
from tests.scene import Phone

THE_MEETING = "Wednesday 10 June, 2 pm: Hub rules"


def _opens(phone: Phone) -> str:
    phone.says("/meetings")
    phone.taps(THE_MEETING)
    return phone.last()


def _shown(phone: Phone) -> str:
    if "Show" in phone.buttons():
        phone.taps("Show")
    return phone.last()


def test_facilitators_see_numbers_and_needs_and_never_who_said_no(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_card("Kit", sign="a red card")) as scene:
        kit, bea, noor, cal, jo = (scene.phones[n] for n in ("Kit", "Bea", "Noor", "Cal", "Jo"))
        for phone in (kit, bea, noor, cal):
            _shown(phone)
        kit.taps("Yes, I will come")
        bea.taps("I can come for a part")
        bea.taps("The second half")
        noor.taps("Not sure yet")
        cal.taps("No, thank you")

        seen = _opens(jo)
        assert "Coming: 1\nComing for a part: 1\nNot sure yet: 1\nNo answer yet: 2" in seen
        assert "• Bea comes for the second half" in seen
        assert "• Kit has a sign for a break: “a red card”" in seen
        assert "Cal" not in seen
        assert "not coming" not in seen
        assert "Would you like to come?" not in seen, "who runs it is not asked"


def test_a_link_person_sees_what_those_they_look_after_have_said(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        _shown(kit)
        kit.taps("I can come for a part")
        kit.taps("The first half")

        seen = _opens(sam)
        assert "• Kit: coming for a part" in seen
        assert "• Bea: no answer yet" in seen
        assert "Coming: " not in seen


def test_who_is_unwell_is_offered_a_stand_in_and_the_link_person_hears_of_a_yes(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        max_, sam, jo = (scene.phones[name] for name in ("Max", "Sam", "Jo"))
        _shown(max_)
        max_.taps("I am unwell")
        max_.taps("No, thank you")
        assert "Would you like someone to come in your place this time?" in max_.last()
        max_.taps("Yes, please")
        assert "I have passed this on to Sam." in max_.last()
        assert (
            "Max is unwell. Please find someone to come to “Hub rules” in their place."
            in sam.last()
        )
        assert "Unwell, place kept: 1" in _opens(jo)


def test_a_mind_can_be_changed_from_each_answer_to_each_other(tmp_path: Path) -> None:
    ways = {
        "Yes, I will come": "Coming: 1",
        "No, thank you": "Coming: 0",
        "Not sure yet": "Not sure yet: 1",
        "I am unwell": "Unwell, place kept: 1",
    }
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        for first in ways:
            for second, counted in ways.items():
                for label in (first, second):
                    _opens(kit)
                    kit.taps(label)
                assert counted in _opens(jo)
        _opens(kit)
        kit.taps("I can come for a part")
        kit.taps("Skip")
        assert "Coming for a part: 1" in _opens(jo)


def test_nobody_counts_twice_or_for_whom_the_meeting_is_work(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("The place")
        jo.taps("Done")
        jo.says("the library")
        jo.taps("Yes, change it")
        _shown(ali)
        ali.taps("I know")

        assert "No answer yet: 6" in _opens(jo)
