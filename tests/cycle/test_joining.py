"""Someone comes in: by a link with a one-time code, from a person who has met them."""

from pathlib import Path

from sqlalchemy import select

from records.access import Actor
from records.people import people
from scheduler.joining.make_invitation import make_invitation
from scheduler.talks.acts import Order
from tests.example import an_example, with_a_meeting
from tests.scene import Phone, Scene


def _link(scene: Scene) -> str:
    """Sam has met someone, and makes the link; what a person who taps it sends."""
    sam = scene.phones["Sam"]
    sam.says("/invite")
    sam.taps("Yes, we have met")
    sam.taps("Take part")
    sam.taps("Sam")
    sam.taps("Yes, make it")
    assert "It works once, until Tuesday 16 June." in sam.last()
    link = next(line for line in sam.last().splitlines() if line.startswith("https://"))
    return f"/start {link.partition('?start=')[2]}"


def _given_link(scene: Scene) -> str:
    """The same, without Sam's typing it all."""
    with scene.database.transaction() as tx:
        sam = tx.conn.execute(select(people.c.id).where(people.c.telegram_id == 103)).scalar_one()
        order = Order(answers={"met": "yes", "role": "co_producer", "who": str(sam)})
        made = make_invitation(tx, Actor(sam), order, scene.now())
    return f"/start {made.say['invite_link'].partition('?start=')[2]}"


def _goes_as_far_as_consent(ren: Phone) -> None:
    ren.taps("English")
    ren.taps("Yes, it is safe")
    ren.taps("Go on")


def test_a_new_person_comes_in_by_the_link_and_is_asked_everything(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        ren = scene.phones["Ren"]
        ren.says(_link(scene))
        assert ren.last().startswith("Hello.\n\nPlease pick a language.")
        ren.taps("English")
        assert "Is it safe to chat here now?" in ren.last()
        ren.taps("Yes, it is safe")
        assert ren.last().startswith("Sam asked me to say hello.")
        ren.taps("Go on")
        assert "One limit: staff must act if someone is in danger." in ren.last()
        ren.taps("Yes, I will join")
        ren.says("Ren")
        ren.taps("Yes, or maybe")
        ren.taps("Mornings")
        assert "That is all I need, Ren. Thank you." in ren.last()
        ren.taps("Do it now")
        ren.taps("Someone at the door")
        ren.taps("A quiet seat")
        ren.taps("Done")
        ren.taps("I will type my own")
        ren.says("Marmalade")
        ren.taps("Yes")
        assert "Sam can see your name. I also tell Sam what helps you take part." in ren.last()
        assert "Your next note: Tuesday 16 June, 10 am: a friendly word" in ren.last()
        assert "Shall I show you the group's page, who is who" in ren.last()
        ren.taps("Yes, please")
        assert "This is the page about “Hub group”." in ren.last()
        assert "Who is who:" in ren.last()
        assert "There is no agreement yet." in ren.last()
        ren.says("marmalade!")
        assert ren.last().startswith("No meeting is on right now.")


def test_who_comes_in_is_asked_to_the_meetings_that_are_planned(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        ren = scene.phones["Ren"]
        ren.says(_given_link(scene))
        _goes_as_far_as_consent(ren)
        ren.taps("Yes, I will join")
        ren.says("Ren")
        ren.taps("No")
        ren.taps("9 to 9, any time")
        ren.taps("Another day")
        assert "an invitation to “Hub rules”" in ren.last()
        scene.wait(minutes=11)
        assert "You are invited to “Hub rules”." in ren.last()


def test_what_comes_next_is_said_as_it_comes_in_the_hours_that_were_chosen(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        ren = scene.phones["Ren"]
        ren.says(_given_link(scene))
        _goes_as_far_as_consent(ren)
        ren.taps("Yes, I will join")
        ren.says("Ren")
        ren.taps("No")
        ren.taps("Evenings")
        ren.taps("Another day")
        assert "Your next note: Tuesday 2 June, 5 pm: an invitation to “Hub rules”" in ren.last()
        scene.wait(hours=6, minutes=59)
        assert "You are invited" not in ren.last()
        scene.wait(minutes=2)
        assert "You are invited to “Hub rules”." in ren.last()


def test_a_link_works_once(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        link, ren = _given_link(scene), scene.phones["Ren"]
        other = scene.phone("Another", 999, started=False)
        ren.says(link)
        _goes_as_far_as_consent(ren)
        other.says(link)
        _goes_as_far_as_consent(other)
        with scene.at_once():
            ren.taps("Yes, I will join")
            other.taps("Yes, I will join")
        said = [phone.last() for phone in (ren, other)]
        assert sorted("You are in." in words for words in said) == [False, True]
        assert sum("This link has been used. Please ask for a new one." in w for w in said) == 1
        third = scene.phone("Third", 998, started=False)
        third.says(link)
        assert third.last() == "This link has been used. Please ask for a new one."


def test_the_link_goes_on_where_it_was_until_there_is_a_yes(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        link, ren = _given_link(scene), scene.phones["Ren"]
        ren.says(link)
        ren.taps("English")
        ren.taps("Not now")
        assert "Your link works until Tuesday 16 June." in ren.last()
        assert "What I can do" not in ren.buttons()
        scene.wait(days=3)
        ren.says(link)
        assert "Please pick a language." in ren.last()
        ren.taps("English")
        ren.says(link)
        assert "Is it safe to chat here now?" in ren.last()


def test_a_link_that_is_too_old_is_refused_kindly(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        link, ren = _given_link(scene), scene.phones["Ren"]
        ren.says(link)
        _goes_as_far_as_consent(ren)
        scene.wait(days=14, seconds=1)
        ren.taps("Yes, I will join")
        assert ren.last() == "This link is too old. Please ask for a new one."
        ren.says(link)
        assert ren.last() == "This link is too old. Please ask for a new one."
        ren.says("/start made-up")
        assert ren.last() == "This link is too old. Please ask for a new one."


def test_no_is_a_good_answer_and_nothing_more_is_sent(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        link, ren = _given_link(scene), scene.phones["Ren"]
        ren.says(link)
        _goes_as_far_as_consent(ren)
        ren.taps("No, thank you")
        assert "No is a good answer." in ren.last()
        before = ren.texts()
        scene.wait(days=40)
        assert ren.texts() == before
        ren.says("/start " + link.partition(" ")[2])
        assert ren.last() == "This link has been used. Please ask for a new one."


def test_who_has_not_met_the_person_gets_no_link(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        sam = scene.phones["Sam"]
        sam.says("/invite")
        sam.taps("Not yet")
        assert "It is kinder if a person comes first." in sam.last()
        assert "https://" not in sam.last()


def test_a_facilitator_who_comes_in_gets_the_signals(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, ren = scene.phones["Jo"], scene.phones["Ren"]
        jo.says("/invite")
        jo.says("yes")
        jo.taps("Run the meetings")
        jo.says("yes")
        link = next(line for line in jo.last().splitlines() if line.startswith("https://"))
        ren.says(f"/start {link.partition('?start=')[2]}")
        _goes_as_far_as_consent(ren)
        assert "You are asked to join as staff." in ren.last()
        ren.taps("Yes, I will join")
        ren.says("Ren")
        ren.taps("9 to 9, any time")
        for label in ("At 9 am", "At 4 pm", "Done"):
            ren.taps(label)
        assert ren.last().startswith("That is all I need. Thank you.")
        ren.says("menu")
        assert {"Make a meeting", "Cancel a meeting", "Invite someone"} <= set(ren.buttons())


def test_before_joining_nothing_else_can_be_begun(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        ren = scene.phones["Ren"]
        ren.says(_given_link(scene))
        for command in ("/newmeeting", "/menu", "/break", "/invite"):
            ren.says(command)
            assert "Please pick a language." in ren.last()
        ren.taps_data("go.new_meeting")
        assert "What shall we call it?" not in "".join(ren.texts())
