"""What people say about coming, and what those who prepare the meeting see of it."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from records.meetings import comings
from records.people import people
from tests.cycle.weekly import makes_a_weekly_one
from tests.example import MEETING_AT, an_example, with_a_meeting, with_a_yes, with_card
from tests.scene import Phone, Scene

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
        assert "Coming: 2\nOnly for the second half: 1\n• Kit has a sign" in seen
        assert not any(words in seen for words in ("Not sure", "No answer", "Unwell", "Bea"))
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
        assert "Bea" not in seen, "no answer looks like a no"
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
        assert "Coming: 0\n" in _opens(jo)
        assert "nwell" not in _opens(jo)
        assert "• Max: unwell, place kept" in _opens(sam)


def test_a_mind_can_be_changed_from_each_answer_to_each_other(tmp_path: Path) -> None:
    ways = {
        "Yes, I will come": "Coming: 1",
        "No, thank you": "Coming: 0",
        "Not sure yet": "Coming: 0",
        "I am unwell": "Coming: 0",
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
        assert "Coming: 1" in _opens(jo)


def test_nobody_counts_twice_or_for_whom_the_meeting_is_work(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, ali = scene.phones["Jo"], scene.phones["Ali"]
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("The place")
        jo.taps("Done")
        jo.says("the library")
        jo.taps("I do not know yet")
        jo.taps("Skip")
        jo.taps("Yes, change it")
        _shown(ali)
        ali.taps("I know")

        assert "Coming: 0\n" in _opens(jo)


def test_who_takes_part_in_another_way_is_asked_in_place_of_the_pre_brief(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, jo, sam = (scene.phones[name] for name in ("Kit", "Jo", "Sam"))
        _shown(kit)
        kit.taps("Not there, but in another way")
        assert "another way" not in _opens(jo)
        assert "• Kit: takes part in another way" in _opens(sam)
        scene.wait_until(MEETING_AT - timedelta(days=2))
        assert "You take part in another way." in kit.last()
        kit.taps("One to one, with someone")
        assert "Kit would like to talk about “Hub rules”, one to one." in "".join(sam.texts())
        scene.wait_until(MEETING_AT + timedelta(days=2))
        asked = [text for text in kit.texts() if "You take part in another way." in text]
        assert len(asked) == 1
        said = " ".join(kit.texts())
        assert "How do you feel about it?" not in said
        assert "What went well?" not in said


def test_who_comes_after_all_is_prepared_for_it_and_not_asked_in_another_way(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        _shown(kit)
        kit.taps("Not there, but in another way")
        _opens(kit)
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT - timedelta(days=2))
        assert "How do you feel about it?" in kit.last()
        assert not any("You take part in another way" in text for text in kit.texts())


def test_what_they_say_reaches_the_facilitators_and_moves_with_the_meeting(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        _shown(kit)
        kit.taps("Not there, but in another way")
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("The day or the time")
        jo.taps("Done")
        jo.says("17 June")
        jo.taps("The same time")
        jo.taps("Yes, change it")
        kit.says("skip")
        scene.wait_until(MEETING_AT + timedelta(days=5))
        asked = [text for text in kit.texts() if "You take part in another way." in text]
        assert len(asked) == 1
        assert "Wednesday 17 June" in asked[0]
        kit.taps("Here, in my own words")
        kit.says("The room is cold")
        kit.says("That we can sit down")
        scene.wait(days=1)
        read = " ".join(jo.texts())
        assert "Kit would like this to be said: “The room is cold”" in read
        assert "This matters most to Kit: “That we can sit down”" in read


def test_in_a_series_they_are_asked_each_time_and_invited_once(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        makes_a_weekly_one(scene)
        scene.wait(minutes=4)
        kit.taps("Not there, but in another way")
        scene.wait_until(MEETING_AT + timedelta(days=26))
        asked = [text for text in kit.texts() if "You take part in another way." in text]
        assert len(asked) == 5, "those made later too"
        assert not any("we meet for “Hub rules”" in text for text in kit.texts())


def test_words_that_change_an_answer_about_coming_are_read_and_asked_about(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit")) as scene:
        kit = scene.phones["Kit"]
        for typed, asks, button, stands in (
            ("actually I can't come", "not coming", "Yes, please", "no"),
            ("yes I can come after all", "coming", "Yes, I will come", "yes"),
            ("sorry, I can't make it after all", "not coming", "Yes, please", "no"),
        ):
            before = said_of_coming(scene, kit)
            kit.says(typed)
            at_the_invitation = "Did you mean “No, thank you”?" in kit.last()
            assert at_the_invitation or f"Shall I put you down as {asks}?" in kit.last(), typed
            assert said_of_coming(scene, kit) == before, "nothing is done before a yes"
            kit.taps("Yes" if at_the_invitation else button)
            assert said_of_coming(scene, kit) == stands


def said_of_coming(scene: Scene, phone: Phone) -> str:
    with scene.database.transaction() as tx:
        mine = select(comings.c.answer).join(people, people.c.id == comings.c.person_id)
        return str(tx.conn.scalar(mine.where(people.c.telegram_id == phone.id)))
