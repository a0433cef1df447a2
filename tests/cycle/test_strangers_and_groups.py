"""Who writes to the bot, and where: strangers, commands, voice notes, group chats, two groups."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from records.database import Tx
from records.people import memberships, people
from scheduler.joining.make_group import make_group
from scheduler.post.help_now import help_lines
from tests.example import an_example, with_a_meeting
from tests.scene import START, Phone, Scene

GROUP_CHAT = -100500
SHORTER = "I am a bot, and no one reads this chat. For help, type “help”."


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with an_example(tmp_path, with_a_meeting()) as scene:
        yield scene


def test_a_stranger_without_a_link_hears_how_to_come_in_once(scene: Scene) -> None:
    stranger = scene.phone("Someone", 4711, started=False)
    stranger.says("/start")
    assert stranger.last().startswith("Hello. I am a bot. I work with small groups.")
    assert "you need a link from someone you have met." in stranger.last()
    assert "In danger, ring 999." in stranger.last()
    assert stranger.last().endswith("Ask whoever told you about me."), "who runs it"
    for words in ("hello", "/newmeeting", "when is the next meeting?", "delete me"):
        stranger.says(words)
        assert stranger.last() == SHORTER, words
    stranger.sends_voice()
    stranger.taps_data("1.coming.yes")
    stranger.taps_data("go.need_a_break")
    assert len(set(stranger.texts())) == 2
    scene.wait(minutes=11)
    stranger.says("hello")
    assert stranger.last().startswith("Hello. I am a bot. I work with small groups.")
    with scene.database.transaction() as tx:
        found = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == 4711))
    assert found is None, "nothing is kept about someone who has not come in"


@pytest.mark.parametrize(
    "cry", ["I want to die", "he hit me", "help me", "can I talk to a human?", "أريد أن أموت"]
)
def test_a_stranger_in_need_gets_who_helps_first_and_alone(scene: Scene, cry: str) -> None:
    stranger = scene.phone("Someone", 4711, started=False)
    before = {name: phone.texts() for name, phone in scene.phones.items() if name != "Someone"}
    stranger.says(cry)
    helps = help_lines("ar" if cry == "أريد أن أموت" else "en")
    assert stranger.texts()[0] == helps
    assert len(stranger.texts()) == 2
    stranger.says(cry)
    assert stranger.texts()[2:] == [helps], "the rest has just been said"
    assert before == {
        name: phone.texts() for name, phone in scene.phones.items() if name != "Someone"
    }


def test_help_now_is_there_for_everyone_at_any_time(scene: Scene) -> None:
    kit, stranger = scene.phones["Kit"], scene.phone("Someone", 4711, started=False)
    kit.taps("Help now")
    assert "116 123" in kit.last()
    assert "999" in kit.last()
    kit.says("help")
    kit.says("/help")
    kit.says("/helpnow")
    assert sum("116 123" in text for text in kit.texts()) == 4
    kit.says("yes")
    assert "I have saved your answer." in kit.last(), "the question stayed open"
    for words in ("/help", "Help", "/helpnow"):
        stranger.says(words)
    assert sum("116 123" in text for text in stranger.texts()) == 3


def test_commands_begin_talks_and_unknown_ones_show_what_can_be_done(scene: Scene) -> None:
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    for command, words in {
        "/meetings": "These are your meetings:",
        "/plan": "This is what I plan to send you:",
        "/choices": "What would you like to change?",
        "/break": "No meeting is on right now.",
        "/menu": "Here is what I can do.",
        "/no_such_command": "Here is what I can do.",
        "/": "Here is what I can do.",
        "/meetings@alongside_bot": "These are your meetings:",
        "/MEETINGS now": "These are your meetings:",
    }.items():
        kit.says(command)
        assert words in kit.last(), command
    kit.says("menu")
    assert "Make a meeting" not in kit.buttons()
    kit.says("My choices")
    assert "What would you like to change?" in kit.last()
    jo.says("hello there")
    assert jo.last().startswith("Hello Jo.\n\nHere is what I can do.")
    jo.taps("Make a meeting")
    assert "Shall it be like the last one" in jo.last()


def test_what_is_not_open_to_someone_is_said_kindly(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    for command in ("/newmeeting", "/cancel", "/invite"):
        kit.says(command)
        assert kit.last().startswith("That is not open to you. Please ask one of the staff.")
        assert "Would you like to come?" in kit.last()
        assert "To join, you need a link" not in kit.last()
    kit.taps("Not sure yet")
    kit.says("/newmeeting")
    assert kit.last().startswith("Hello Kit.\n\nHere is what I can do.")
    kit.taps_data("go.new_meeting")
    assert kit.alerts()[-1]["text"].startswith("That is not open to you.")


def test_a_voice_note_gets_a_kind_word_and_a_person(scene: Scene) -> None:
    kit, sam = scene.phones["Kit"], scene.phones["Sam"]
    kit.sends_voice()
    assert kit.last().startswith("Thank you for that. I am sorry. I cannot hear voice notes")
    kit.says("yes please")
    assert "I have asked Sam to get in touch with you." in kit.last()
    assert sam.last() == "Kit sent a voice note or a picture. Please get in touch."
    scene.post("photo", person=kit.id)
    scene.settle()
    kit.taps("No, thank you")
    assert kit.last() == "That is fine."


def test_what_is_said_in_a_group_chat_is_left_alone(scene: Scene) -> None:
    kit = scene.phones["Kit"]
    scene.post("groups", id=GROUP_CHAT, title="Hub", members=[101, 104, 107], has_bot=True)
    for person in (101, 104, 107):
        for text in ("yes", "pineapple", "/break", "/newmeeting", "/start x"):
            scene.post("say", person=person, chat=GROUP_CHAT, text=text)
    scene.settle()
    assert kit.last().endswith("Nobody is shown a no.")
    in_the_group = scene.get("sees", person=104, chat=GROUP_CHAT)["messages"]
    assert [m for m in in_the_group if m["from"] == "bot"] == []
    assert scene.phones["Jo"].texts() == []


def test_a_blocked_chat_is_noted_and_unblocking_heals_it(scene: Scene) -> None:
    kit, sam = scene.phones["Kit"], scene.phones["Sam"]
    kit.blocks()
    assert sam.last() == "I cannot reach Kit here. Please get in touch in some other way."
    before = sam.texts()
    scene.wait(days=6)
    assert [text for text in sam.texts() if "cannot reach" in text] == [before[-1]]
    kit.blocks(blocked=False)
    kit.says("hello")
    assert "Something went wrong" not in kit.last()
    scene.wait(days=2)
    assert any("How are you about it?" in text for text in kit.texts())


def test_a_chat_blocked_without_a_word_is_found_out_by_sending(scene: Scene) -> None:
    kit, sam = scene.phones["Kit"], scene.phones["Sam"]
    scene.stop_bot()
    scene.post("block", person=kit.id, blocked=True)
    scene.wait(days=2)
    scene.start_bot()
    scene.wait(days=4)
    assert "I cannot reach Kit here. Please get in touch in some other way." in sam.texts()


def _garden(tx: Tx, ids: Mapping[str, int]) -> None:
    """Kit, who takes part in the Hub group, runs the Garden group; Ivy takes part in it too."""
    garden = make_group(tx, "Garden", START, zone="Europe/London", form="adult", evaluate_every=3)
    for name, role in (("Kit", "facilitator"), ("Ivy", "co_producer"), ("Jo", "facilitator")):
        link = ids["Sam"] if role == "co_producer" else None
        values = {"person_id": ids[name], "group_id": garden, "role": role, "link_id": link}
        tx.conn.execute(insert(memberships).values(since=START, **values))


def _newest(phone: Phone, words: str) -> str:
    return next(text for text in reversed(phone.texts()) if words in text)


def test_someone_in_two_groups_is_in_each_what_they_are_there(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), _garden) as scene:
        kit, ivy, cal, jo = (scene.phones[name] for name in ("Kit", "Ivy", "Cal", "Jo"))
        cal_before = cal.texts()
        kit.says("/newmeeting")
        assert "What shall we call it?" in kit.last(), "Kit runs one group only"
        for answer in (
            "Seeds",
            "skip",
            "12 June",
            "10 am",
            "1 hour",
            "once",
            "the shed",
            "a ramp",
        ):
            kit.says(answer)
        assert kit.buttons()[:2] == ["Kit", "Jo"], "who is staff of this group"
        for answer in ("Kit", "Jo", "skip"):
            kit.says(answer)
        kit.taps("Yes, ask them")
        assert "You are invited to “Seeds”." in ivy.last()
        assert cal.texts() == cal_before
        ivy.taps("Yes, I will come")
        kit.says("/meetings")
        assert "Wednesday 10 June, 2 pm: Hub rules" in kit.last()
        assert "Friday 12 June, 10 am: Seeds" in kit.last()
        jo.says("/newmeeting")
        assert jo.buttons()[:2] == ["Hub group", "Garden"]
        ivy.says("/meetings")
        ivy.says("2")
        assert "“Seeds” is on Friday 12 June" in ivy.last()


def test_a_break_is_told_to_the_staff_of_the_meeting_that_is_on(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), _garden) as scene:
        kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
        scene.wait(days=8, hours=4, minutes=10)
        kit.says("pineapple")
        assert kit.last().startswith("I am telling Jo and Ali now")
        assert jo.last() == ali.last() == "Please look now."
