"""An answer is a tap, its words, a number or a yes; what does not fit gets a kind word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from records.people import people
from tests.example import an_example, with_a_meeting
from tests.scene import Phone, Scene

UNSEEN = dict.fromkeys((0x2068, 0x2069))
INVITED = (
    "Would you like to come?\nJo and Ali will see how many are coming. "
    "Sam will see a yes, or that you are unwell. Nobody is shown a no."
)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A scene of one's own, for who moves the clock or needs everyone."""
    with an_example(tmp_path, with_a_meeting()) as scene:
        yield scene


@pytest.fixture
def kit(scene: Scene) -> Phone:
    """Kit, who has just been invited."""
    kit = scene.phones["Kit"]
    assert kit.last().endswith(INVITED)
    return kit


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A scene that tests share: in each of them another person does something."""
    with an_example(tmp_path_factory.mktemp("room"), with_a_meeting()) as scene:
        yield scene


#: what is typed -> what it leads to; each by another person, in the same instant
TYPED = {
    "Kit": ("yes", "I have saved your answer."),
    "Cal": ("yes, i will come!", "I have saved your answer."),
    "Max": ("👍", "I have saved your answer."),
    "Ivy": ("2", "No is a good answer."),
    "Noor": ("not sure", "You can choose in “My meetings”."),
    "Bea": ("4.", "I am sorry you are unwell."),
}


def test_typed_words_count_as_the_tap(scene: Scene) -> None:
    scene.phones["Bea"].says("4.")
    assert scene.phones["Bea"].last() == "You have a message.", "it answers nothing unread"
    scene.phones["Bea"].taps("Show")
    with scene.at_once():
        for name, (typed, _) in TYPED.items():
            scene.phones[name].says(typed)
    for name, (_, leads_to) in TYPED.items():
        assert leads_to in scene.phones[name].last(), name


def test_nonsense_gets_a_kind_word_and_the_question_again(room: Scene) -> None:
    cal = room.phones["Cal"]
    sorry = "Sorry, I did not get that. Here is the question again."
    for nonsense, kindly in (("7", sorry), ("🦆", "Please tap one of these, or type its words.")):
        cal.says(nonsense)
        assert cal.last() == f"{kindly}\n\n{INVITED}", "never the same twice in a row"
        assert cal.buttons()[:2] == ["Yes, I will come", "No, thank you"]
    cal.says("x" * 3000)
    assert cal.last().startswith("That is too long for me. Please send it in parts.")
    for words in ("bananas", "maybe?"):
        cal.says(words)
        assert f"I cannot read this as a person would: “{words}”" in cal.last().translate(UNSEEN)
        cal.says("no")
        assert cal.last().endswith(INVITED), "and the question comes again"
    cal.says("depends on the bus")
    cal.says("Yes, I will come")
    assert "I have saved your answer." in cal.last(), "its own words count, asked again or not"


def test_back_goes_one_question_back_and_takes_back_what_was_told(
    scene: Scene, kit: Phone
) -> None:
    sam = scene.phones["Sam"]
    scene.wait(days=5, hours=4)
    kit.taps("Worried 😟")
    kit.taps("Yes, please")
    assert sam.last() == "Kit would like a call before “Hub rules”."
    assert "Will you bring someone with you?" in kit.last()
    kit.taps("Back")
    assert "Would a short call before we start help?" in kit.last()
    assert sam.last() == "Kit has changed that answer. Please forget the note above."
    kit.says("back")
    assert "How do you feel about it?" in kit.last()
    assert "Back" not in kit.buttons()
    kit.says("back")
    assert kit.last().startswith("I cannot go back past this step.")
    kit.taps("Ready 🙂")
    assert "Will you bring someone with you?" in kit.last()


def test_what_has_been_done_is_not_undone_by_back(room: Scene) -> None:
    max_ = room.phones["Max"]
    max_.taps("I am unwell")
    assert "Back" not in max_.buttons()
    max_.says("back")
    assert max_.last().startswith("I cannot go back past this step. We can go on from here.")


def test_who_stops_for_now_goes_on_a_week_later_where_they_were(scene: Scene, kit: Phone) -> None:
    kit.says("/choices")
    kit.taps("My word for a break")
    kit.taps("I will type my own")
    kit.taps("Stop for now")
    assert kit.last() == "That is fine. I have kept your answers. Type anything to go on."
    scene.wait(minutes=30)
    kit.taps("Back")  # a button from before wakes it too
    assert "What word shall we use?" in kit.last()
    kit.taps("I will type my own")
    kit.taps("Stop for now")
    scene.stop_bot()
    scene.start_bot()
    scene.wait(days=1)
    kit.says("hello")
    assert "You were half-way through “My choices”. That was on Tuesday 2 June." in kit.last()
    kit.taps("Go on")
    assert kit.last().startswith(
        "We go back to where we were.\n\nThis is about “My choices”.\n\nPlease type one word"
    )
    kit.taps("Stop for now")
    scene.wait(days=7)
    kit.says("/choices")
    kit.taps("My name")
    kit.says("Kitty")
    assert kit.last() == "Thank you. I have saved that."


def _data(phone: Phone, question: str, key: str) -> str:
    found: str = next(
        data
        for message in reversed(phone.sees())
        for row in message["data"]
        for data in row
        if data and data.partition(".")[2] == f"{question}.{key}"
    )
    return found


def test_an_old_button_does_no_harm(room: Scene) -> None:
    ivy = room.phones["Ivy"]
    yes, no = _data(ivy, "coming", "yes"), _data(ivy, "coming", "no")
    ivy.taps_data(no)
    assert "Is there anything you would like?" in ivy.last()
    more = _data(ivy, "no_more", "notes")
    ivy.taps_data(yes)
    assert "I have noted that you come." in ivy.last(), "a mind may change"
    ivy.taps_data(more)
    assert ivy.last().startswith("That was “Invitation”. “Hub rules” is on Wednesday 10 June")


def test_a_double_tap_is_one_answer(room: Scene) -> None:
    noor = room.phones["Noor"]
    no = _data(noor, "coming", "no")
    before = len(noor.texts())
    with room.at_once():
        noor.taps_data(no)
        noor.taps_data(no)
    assert len(noor.texts()) == before + 1
    assert "Is there anything you would like?" in noor.last()
    noor.taps_data(no)
    assert len(noor.texts()) == before + 1
    assert noor.alerts()[-1]["text"] == "I have that already. There is nothing more to do."


def test_an_update_that_comes_twice_is_taken_once(room: Scene) -> None:
    kit = room.phones["Kit"]
    sent = room.post("tap", person=kit.id, label="Help now")
    room.settle()
    before = kit.texts()
    assert "999" in before[-1], "taken again, it would be said again"
    room.post("repeat", update_id=sent["update_id"])
    room.settle()
    assert kit.texts() == before


#: talk 1 is Kit's and talk 2 is Bea's: Cal has no business there
FORGED = (
    *("1.coming.yes", "2.coming.yes", "999999.coming.yes", "1.coming.", "1..", "..", "."),
    *("show.1", "show.99999999999999999999", "show.x", "go.", "go.answer_a_signal", "go.results"),
    *("go.no_such_talk", "١.coming.yes", "-1.coming.yes", "1.coming.~english", "1.coming.~done"),
    *("9" * 30 + ".coming.yes", "é" * 32, "\x01\x02", "{}", "%s%s", "x" * 64, "help.me", "²"),
)


def test_forged_buttons_do_no_harm(scene: Scene) -> None:
    cal, kit, bea = (scene.phones[name] for name in ("Cal", "Kit", "Bea"))
    before = (kit.texts(), bea.texts())
    for forged in FORGED:
        cal.taps_data(forged)
    assert (kit.texts(), bea.texts()) == before
    assert "Something went wrong" not in "".join(cal.texts())
    cal.taps("Yes, I will come")
    assert "I have saved your answer." in cal.last()


def test_several_choices_are_picked_in_place(room: Scene) -> None:
    jo = room.phones["Jo"]
    jo.says("/choices")
    jo.taps("What helps me")
    before = len(jo.sees())
    jo.taps("Someone at the door")
    jo.taps("A quiet seat")
    assert len(jo.sees()) == before
    assert jo.buttons()[:5] == [
        "✓ Someone at the door",
        "My fare before the day",
        "✓ A quiet seat",
        "Something else",
        "Done",
    ]
    jo.taps("✓ Someone at the door")
    assert jo.buttons()[0] == "Someone at the door"
    jo.taps("Done")
    assert jo.last() == "Thank you. I have saved that."
    assert _helps(room, jo) == ["seat"]


def test_several_choices_can_be_typed(room: Scene) -> None:
    ali = room.phones["Ali"]
    ali.says("/choices")
    ali.says("what helps me")
    ali.says("fare and seat")
    assert ali.last() == "Thank you. I have saved that."
    assert _helps(room, ali) == ["fare", "seat"]


def _helps(scene: Scene, phone: Phone) -> object:
    with scene.database.transaction() as tx:
        row = tx.conn.execute(select(people).where(people.c.telegram_id == phone.id)).one()
        return tx.unseal(row.key_id, "person.card", row.card)["helps"]
