"""What people ask for stands on someone's list until done, and they can see it (P:one-list)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.scene import Scene

MONDAY_10 = datetime(2026, 6, 8, 9, tzinfo=UTC)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """Kit comes to a meeting on Wednesday, and it is Monday morning."""
    with an_example(tmp_path, with_a_meeting()) as scene:
        scene.phones["Kit"].taps("Yes, I will come")
        scene.wait_until(MONDAY_10)
        yield scene


def asks_for_a_call(scene: Scene, name: str = "Kit") -> None:
    scene.phones[name].taps("Worried 😟")
    scene.phones[name].taps("Yes, please")


def to_do(scene: Scene, name: str) -> str:
    scene.phones[name].says("/todo")
    return scene.phones[name].last()


def i_asked_for(scene: Scene, name: str) -> str:
    scene.phones[name].says("/forme")
    scene.phones[name].taps("What I asked for")
    told = reversed(scene.phones[name].texts())
    return next(text for text in told if text.startswith(("You asked for", "Nothing that you")))


def test_who_asks_hears_who_has_it_and_by_when_and_can_look_again(scene: Scene) -> None:
    asks_for_a_call(scene)
    said = "\n".join(scene.phones["Kit"].texts())
    assert "I have asked Sam to ring you." in said
    assert "It is on the list for Monday 8 June. It stays there until it is done." in said
    assert "• A call. Since Monday 8 June it is with Sam." in i_asked_for(scene, "Kit")


def test_it_stands_on_the_list_of_whoever_was_asked_and_on_no_other(scene: Scene) -> None:
    asks_for_a_call(scene)
    assert "Kit would like a call before “Hub rules”. Since Monday 8 June." in to_do(scene, "Sam")
    for name in ("Jo", "Ali"):
        assert "Kit" not in to_do(scene, name)


def test_it_stands_among_the_people_to_ring_at_once(scene: Scene) -> None:
    asks_for_a_call(scene)
    sam = scene.phones["Sam"]
    sam.says("menu")
    sam.taps("People to ring")
    assert "Please ring Kit" in sam.last()


def came_to(scene: Scene, name: str, **gone: float) -> str:
    """What came to someone while time went by."""
    before = len(scene.phones[name].texts())
    scene.wait(**gone)
    return "\n".join(scene.phones[name].texts()[before:])


def test_what_is_left_comes_again_each_working_day_until_it_is_done(scene: Scene) -> None:
    scene.phones["Kit"].taps("Worried 😟")
    sam = scene.phones["Sam"]
    for _ in range(3):
        assert "Kit is worried about coming" in came_to(scene, "Sam", days=1)
    sam.taps("Kit: A worry about a meeting")
    sam.taps("It is done")
    assert "Kit is worried" not in came_to(scene, "Sam", days=3)
    assert "Nothing that you asked for is open right now." in i_asked_for(scene, "Kit")


def test_a_call_that_was_asked_for_comes_again_until_there_was_one(scene: Scene) -> None:
    asks_for_a_call(scene)
    for _ in range(3):
        assert "Please ring Kit." in came_to(scene, "Sam", days=1)
    scene.phones["Sam"].taps("I have told Kit")
    assert "Kit" not in to_do(scene, "Sam"), "the worry that led to it is seen to as well"
    assert "ring Kit" not in came_to(scene, "Sam", days=3)
    assert "Nothing that you asked for is open right now." in i_asked_for(scene, "Kit")


def test_who_asked_reads_that_it_is_done_and_can_ask_again(scene: Scene) -> None:
    asks_for_a_call(scene)
    sam, kit = scene.phones["Sam"], scene.phones["Kit"]
    sam.says("/todo")
    sam.taps("Kit: A call")
    sam.taps("It is done")
    assert any("Sam says that this is done: A call." in text for text in kit.texts())


def test_two_taps_on_it_is_done_are_one(scene: Scene) -> None:
    asks_for_a_call(scene)
    sam, kit = scene.phones["Sam"], scene.phones["Kit"]
    sam.says("/todo")
    sam.taps("Kit: A call")
    message = sam.sees()[-1]
    button = message["data"][message["buttons"].index(["It is done"])][0]
    sam.taps_data(button)
    sam.taps_data(button)
    assert sum("Sam says that this is done: A call." in text for text in kit.texts()) == 1


def test_who_asked_can_take_it_back_and_whoever_had_it_hears(scene: Scene) -> None:
    asks_for_a_call(scene)
    kit, sam = scene.phones["Kit"], scene.phones["Sam"]
    i_asked_for(scene, "Kit")
    kit.taps("A call")
    assert any("I have taken it back, and said so." in text for text in kit.texts())
    assert any("Kit no longer needs this: A call." in text for text in sam.texts())
    assert "A call" not in to_do(scene, "Sam")
    sam.says("menu")
    sam.taps("People to ring")
    assert "Please ring Kit" not in sam.last()


def test_passed_on_it_is_with_the_other_and_who_asked_can_see_that(scene: Scene) -> None:
    asks_for_a_call(scene)
    sam = scene.phones["Sam"]
    sam.says("/todo")
    sam.taps("Kit: A call")
    sam.taps("Someone else sees to it")
    sam.taps("Ali")
    assert "It is on the list of Ali now." in sam.last()
    assert "Kit would like a call" in to_do(scene, "Ali")
    assert "A call. Since Monday 8 June it is with Ali." in i_asked_for(scene, "Kit")


def test_it_goes_to_whoever_covers_and_comes_back(scene: Scene) -> None:
    asks_for_a_call(scene)
    sam, ali = scene.phones["Sam"], scene.phones["Ali"]
    sam.says("menu")
    sam.taps("When I am away")
    sam.says("9 June")
    sam.says("12 June")
    sam.taps("Ali")
    ali.taps("Yes, I can")
    scene.wait_until(MONDAY_10 + timedelta(days=1))
    assert "it is with Ali." in i_asked_for(scene, "Kit")
    assert "Kit would like a call" in to_do(scene, "Ali")
    sam.says("menu")
    sam.taps("When I am away")
    sam.taps("I am here after all")
    assert "A call. Since Tuesday 9 June it is with Sam." in i_asked_for(scene, "Kit")
    assert "Kit would like a call" in to_do(scene, "Sam")


def test_whoever_closes_their_chat_holds_nothing(scene: Scene) -> None:
    asks_for_a_call(scene)
    scene.phones["Sam"].blocks()
    scene.wait(minutes=1)
    assert "it is with Sam" not in i_asked_for(scene, "Kit")
    assert any("Kit would like a call" in to_do(scene, name) for name in ("Jo", "Ali"))


def test_back_takes_the_request_back(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.taps("Worried 😟")
    assert "worried" in to_do(scene, "Sam")
    kit.taps("Back")
    assert "worried" not in to_do(scene, "Sam")


def test_a_break_that_nobody_answers_stays_until_someone_has_talked(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        kit.taps("Yes, I will come")
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        kit.says("pineapple")
        scene.wait(minutes=10)
        said = kit.last()
        assert "No one came when you asked. We let you down, and I am sorry." in said
        assert "I have asked Sam" in said
        assert "It stays on the list until you have talked." in said
        kit.taps("Please do not ring")
        scene.wait_until(MEETING_AT + timedelta(days=1))
        assert "No one came when you asked for a break." in "\n".join(kit.texts())
        assert "No one came in time when Kit asked for a break." in to_do(scene, "Sam")
        scene.wait(days=9)  # the signal has faded by then
        assert "No one came in time when Kit asked for a break." in to_do(scene, "Sam")
        sam.taps("Kit: A break that no one answered")
        sam.taps("It is done")
        assert "No one came" not in to_do(scene, "Sam")


def test_nobody_came_is_not_said_once_someone_has_opened_it(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        kit.says("pineapple")
        jo.taps("Show")
        scene.wait(minutes=10)
        said = "\n".join(kit.texts())
        assert "No one came" not in said
        assert "No one has seen it yet" not in said
        assert "Jo opened it, but no one has answered." in said


def test_what_was_shown_is_not_said_to_stand_below(scene: Scene) -> None:
    asks_for_a_call(scene)
    sam = scene.phones["Sam"]
    sam.says("/todo")
    sam.taps("Kit: A call")
    sam.taps("Show me the number")
    assert sam.last() == "I have sent you the number, and what is safe."
    assert "Please ring Kit." in sam.texts()[-2]


def test_a_leaving_and_a_call_are_two_things_to_do(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.says("I want to leave the group")
    kit.taps("Yes, please")
    kit.says("pineapple")
    said = to_do(scene, "Sam")
    assert "Kit would like to leave the group." in said
    assert "Kit would like to hear from you." in said


def test_what_came_covered_comes_covered_on_the_list_too(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        kit.says("pineapple")
        kit.taps("Yes, it is")
        assert sam.texts() == ["You have a message."]
        for _ in range(3):
            scene.wait(days=1)
        assert len(sam.texts()) > 1, "it comes again until it is done"
        shown = {one["text"] for one in sam.lock_screen()}
        assert shown == {"You have a message."}
        sam.taps("Show")
        assert "Kit would like to hear from you." in sam.last()
        sam.taps("Kit: To hear from someone")
        assert "Kit would like to hear from you." in sam.last(), "a live talk is plain"
        sam.taps("It is done")
        assert "Sam says that someone has been in touch with you." in "\n".join(kit.texts())


def test_a_stand_in_is_asked_for_until_the_meeting_is_over_and_what_is_told_then_is_so(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        kit.taps("I am unwell")
        kit.taps("No, thank you")
        kit.taps("Yes, please")
        said = "It stays there until it is done, or the meeting is over."
        assert said in "\n".join(kit.texts())
        assert "Kit is unwell. Please find someone to come" in to_do(scene, "Sam")
        sam.taps("Kit: Someone to come instead")
        message = sam.sees()[-1]
        done = message["data"][message["buttons"].index(["It is done"])][0]
        scene.wait_until(MEETING_AT + timedelta(hours=3))
        assert "Kit is unwell" not in to_do(scene, "Sam")
        told = "You asked for this before “Hub rules”: Someone to come instead. No one has told me"
        assert sum(told in text for text in kit.texts()) == 1
        sam.taps_data(done)
        assert "someone can come in your place" not in "\n".join(kit.texts())


def test_what_was_asked_for_before_a_meeting_is_said_as_it_is_after_it(scene: Scene) -> None:
    asks_for_a_call(scene)
    scene.wait_until(MEETING_AT + timedelta(hours=3))
    said = to_do(scene, "Sam")
    assert "Kit asked for a call before “Hub rules”." in said
    assert "would like a call before" not in said


def test_who_says_that_they_are_fine_is_on_no_list_as_worried(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    kit.taps("Worried 😟")
    kit.taps("No, thank you")
    assert "Kit is worried about coming" in to_do(scene, "Sam")
    scene.wait_until(MEETING_AT - timedelta(hours=20))
    kit.taps("Fine 🙂")
    assert "worried" not in to_do(scene, "Sam")


def test_whoever_dealt_with_it_by_whichever_way_ends_it_everywhere(scene: Scene) -> None:
    kit, sam = scene.phones["Kit"], scene.phones["Sam"]
    kit.taps("Worried 😟")
    sam.says("menu")
    sam.taps("A word with my people")
    sam.taps("I had a word with Kit")
    assert "worried" not in to_do(scene, "Sam")
    told = "Sam says that someone has been in touch about your worry. If that is not so"
    assert sum(told in text for text in kit.texts()) == 1


def test_who_did_what_was_asked_has_been_in_touch(scene: Scene) -> None:
    asks_for_a_call(scene)
    sam = scene.phones["Sam"]
    sam.says("/todo")
    sam.taps("Kit: A call")
    sam.taps("It is done")
    sam.says("menu")
    sam.taps("A word with my people")
    assert "Kit: I know of no word" not in sam.last()
    scene.wait_until(datetime(2026, 6, 15, 8, tzinfo=UTC))
    lists = [text for text in sam.texts() if "glad of a word" in text]
    assert "• Kit" not in lists[-1]
    assert "• Bea: I know of no word with them yet." in lists[-1]
