"""The oldest button of a talk that is over: what it says is so, and leads on."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from conversations.registry import ALL
from conversations.script import Choice
from locales.catalogue import load
from records.meetings import comings
from records.people import Person, people
from records.signals import signals
from records.talks import talks
from records.worries import worries
from scheduler.talks.answers import sealed
from tests.example import (
    CO_PRODUCERS,
    EVERYONE,
    MEETING_AT,
    an_example,
    with_a_meeting,
    with_a_yes,
    with_values,
)
from tests.scene import Phone, Scene

THE_MEETING = "Wednesday 10 June, 2 pm: Hub rules"
OFF = "“Hub rules” is off. It was to be on Wednesday 10 June at 2 pm."
#: these lead straight to a screen of their own
SCREENS = {"safety", "menu", "more_for_me", "about_group", "run_group", "more_about"}


def data_of(phone: Phone, question: str, key: str) -> str:
    """The oldest button for a choice, as the chat still has it."""
    found: Iterator[str] = (
        data
        for message in phone.sees()
        for row in message["data"]
        for data in row
        if data and data.partition(".")[2] == f"{question}.{key}"
    )
    return next(found)


def seen(phone: Phone) -> Phone:
    """The phone, with its newest message open."""
    while "Show" in phone.buttons():
        phone.taps("Show")
    return phone


def others_of(scene: Scene, *but: str) -> dict[str, list[str]]:
    return {name: p.texts() for name, p in scene.phones.items() if name not in but}


def calls_it_off(jo: Phone, door: str = "") -> None:
    jo.says("/cancel")
    jo.taps(THE_MEETING)
    if door:
        jo.taps(door)
    jo.taps("Someone is ill")
    jo.taps("Send it")


def moves_it(jo: Phone) -> None:
    jo.says("/change")
    jo.taps(THE_MEETING)
    jo.taps("The day or the time")
    jo.taps("Done")
    jo.says("Thursday 11 June")
    jo.says("4 pm")
    for _ in range(4):
        if "Yes, change it" in jo.buttons():
            break
        jo.says("skip")
    jo.taps("Yes, change it")


def test_yes_to_a_meeting_that_is_off_says_that_it_is_off(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = seen(scene.phones["Kit"])
        yes = data_of(kit, "coming", "yes")
        calls_it_off(scene.phones["Jo"])
        before = others_of(scene, "Kit")
        kit.taps_data(yes)
        assert kit.last().startswith(OFF)
        assert {"My meetings", "What I can do"} <= set(kit.buttons())
        kit.taps_data(yes)
        assert kit.last().startswith(OFF)
        assert others_of(scene, "Kit") == before


def test_yes_to_a_meeting_that_was_moved_asks_for_the_new_time(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit")) as scene:
        kit, jo = seen(scene.phones["Kit"]), scene.phones["Jo"]
        yes = data_of(kit, "coming", "yes")
        scene.wait(minutes=1)
        moves_it(jo)
        before = others_of(scene, "Kit")
        kit.taps_data(yes)
        now = "“Hub rules” was moved. It is on Thursday 11 June now, 4 pm to 6 pm, at the Hub"
        assert kit.last().startswith(now)
        assert "You said that you come." in kit.last()
        assert others_of(scene, "Kit") == before, "nothing is done before they have seen that"
        kit.taps("No, thank you")
        assert "I have noted that you do not come." in kit.last()
        jo.says("/meetings")
        jo.taps("Thursday 11 June, 4 pm: Hub rules")
        assert "Coming: 0" in jo.last()
        with scene.database.transaction() as tx:
            row = tx.conn.execute(select(comings).where(comings.c.answer == "no")).one()
        assert row.confirmed_at == scene.now(), "who has answered for the new time is not rung"


def test_a_button_of_a_meeting_that_is_over_says_when_it_was(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = seen(scene.phones["Kit"])
        yes = data_of(kit, "coming", "yes")
        scene.wait_until(MEETING_AT + timedelta(minutes=40))
        kit.taps_data(yes)
        assert kit.last().startswith("“Hub rules” is on now, until 4 pm.")
        scene.wait_until(MEETING_AT + timedelta(days=2))
        before = others_of(scene, "Kit")
        kit.taps_data(yes)
        assert kit.last().startswith("“Hub rules” was on Wednesday 10 June at 2 pm.")
        assert "My meetings" in kit.buttons(), "there they can say that they were there"
        assert others_of(scene, "Kit") == before


@pytest.mark.parametrize("half_way", [True, False])
def test_a_mind_is_changed_with_the_old_button(tmp_path: Path, half_way: bool) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        ivy, jo = seen(scene.phones["Ivy"]), scene.phones["Jo"]
        yes, no = data_of(ivy, "coming", "yes"), data_of(ivy, "coming", "no")
        ivy.taps_data(no)
        if not half_way:
            ivy.taps("That is all")
        scene.wait(hours=1)
        before = others_of(scene, "Ivy")
        ivy.taps_data(yes)
        assert ivy.last().startswith("This is about “Hub rules”, Wednesday 10 June at 2 pm.")
        assert "I have noted that you come." in ivy.last()
        assert others_of(scene, "Ivy") == before
        jo.says("/meetings")
        jo.taps(THE_MEETING)
        assert "Coming: 1" in jo.last()

        count = len(ivy.texts())
        scene.wait(hours=1)
        ivy.taps_data(yes)
        stands = "This is about “Hub rules”, Wednesday 10 June at 2 pm. You said that you come."
        assert ivy.last() == f"{stands} That stands."
        assert len(ivy.texts()) == count + 1
        ivy.taps_data(no)
        assert "I have noted that you do not come." in ivy.last()
        jo.says("/meetings")
        jo.taps(THE_MEETING)
        assert "Coming: 0" in jo.last()


def test_a_slip_of_two_taps_is_one_answer_and_says_nothing_new(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = seen(scene.phones["Kit"])
        yes = data_of(kit, "coming", "yes")
        kit.taps_data(yes)
        count = len(kit.texts())
        kit.taps_data(yes)
        assert len(kit.texts()) == count
        assert kit.alerts()[-1]["text"] == "I have that already. There is nothing more to do."


def test_i_am_not_coming_counts_after_fine(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit")) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        scene.wait_until(MEETING_AT - timedelta(hours=20))
        no = data_of(seen(kit), "feeling", "not_coming")
        kit.taps("Fine 🙂")
        kit.taps_data(no)
        assert "I have noted that you do not come." in kit.last()
        jo.says("/meetings")
        jo.taps(THE_MEETING)
        assert "Coming: 0" in jo.last()


def test_a_reminder_that_is_opened_late_sends_no_one_to_a_meeting_that_is_off(
    tmp_path: Path,
) -> None:
    with an_example(
        tmp_path, with_a_meeting(), with_a_yes("Kit"), with_values("Kit", covered=True)
    ) as scene:
        kit = scene.phones["Kit"]
        scene.wait_until(MEETING_AT - timedelta(hours=20))
        shows = [d for m in kit.sees() for row in m["data"] for d in row if "show." in (d or "")]
        calls_it_off(scene.phones["Jo"], door="Ali")
        kit.taps_data(shows[-1])
        assert not any("at the Hub" in text and "is on" in text for text in kit.texts())
        assert any(text.startswith(OFF) for text in kit.texts())


def test_i_know_and_then_a_fare_asks_for_it_and_tells_no_one_unasked(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        calls_it_off(scene.phones["Jo"])
        fare = data_of(seen(kit), "got_it", "fare")
        kit.taps("I know")
        before = sam.texts()
        kit.taps_data(fare)
        assert kit.last().startswith("“Hub rules” is off. It was on Wednesday 10 June at 2 pm")
        assert sam.texts() == before
        kit.taps("I have paid for something")
        assert "I have told Sam." in kit.last()
        assert "Kit has paid a fare or more" in sam.last()


def test_what_cancels_is_shown_once_more_on_another_day(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo = scene.phones["Jo"]
        jo.says("/cancel")
        jo.taps(THE_MEETING)
        jo.taps("Someone is ill")
        send = data_of(jo, "sure", "yes")
        scene.wait(days=1)
        before = others_of(scene, "Jo")
        jo.taps_data(send)
        assert jo.last().startswith("We go back to where we were.")
        assert "Send it" in jo.buttons()
        assert others_of(scene, "Jo") == before
        jo.taps("Send it")
        assert any("“Hub rules” is off." in t for t in seen(scene.phones["Kit"]).texts())
        scene.wait(hours=1)
        jo.taps_data(send)
        assert jo.last().startswith(OFF)


def test_an_old_button_of_a_talk_that_was_stopped_offers_to_take_it_up(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        kit.taps("My word for a break")
        kit.taps("I will type my own")
        old = data_of(kit, "what", "called")
        kit.taps("Stop for now")
        scene.wait(hours=1)
        kit.taps_data(old)
        assert "You were half-way through “My choices”." in kit.last()
        assert "Go on" in kit.buttons()


def test_an_old_menu_is_as_good_as_a_new_one(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        kit.says("/menu")
        old = {key: data_of(kit, "choose", key) for key in ("my_choices", "my_meetings", "safety")}
        kit.taps_data(old["my_choices"])
        kit.taps_data(old["my_meetings"])
        assert "Which one would you like to see?" in kit.last()
        before = jo.texts()
        kit.taps_data(old["safety"])
        assert "Would you like me to tell them?" in kit.last()
        assert jo.texts() == before
        with scene.database.transaction() as tx:
            assert not tx.conn.execute(select(worries)).all()


def test_a_break_that_is_over_is_named_and_a_new_one_is_beside_it(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        kit.says("pineapple")
        ring, danger = data_of(kit, "now_what", "ring"), data_of(kit, "now_what", "safety")
        seen_it = data_of(seen(ali), "answer", "seen")
        seen(jo).taps("I've seen it")
        kit.taps("I am OK now")
        kit.taps("No, thank you")
        scene.wait(days=1)
        before = others_of(scene, "Kit", "Ali")
        kit.taps_data(ring)
        assert kit.last().startswith(
            "That was about the break you asked for on Wednesday 10 June."
        )
        assert "I need a break" in kit.buttons()
        ali.taps_data(seen_it)
        assert ali.last().startswith("Someone asked for a break. It was answered.")
        kit.taps_data(danger)
        assert "Would you like me to tell them?" in kit.last(), "at once, and nobody is told"
        assert others_of(scene, "Kit", "Ali") == before
        with scene.database.transaction() as tx:
            assert len(tx.conn.execute(select(signals)).all()) == 1


def test_while_a_break_goes_on_an_older_button_shows_the_newest_question(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        kit.says("pineapple")
        topic = data_of(kit, "now_what", "topic")
        kit.taps("Please ring me")
        kit.taps_data(topic)
        assert "Tap here when you are OK." in kit.last()


def over_talk(scene: Scene, name: str, conversation: str, state: str) -> int:
    """A talk that is over, with nothing said in it; its id."""
    with scene.database.transaction() as tx:
        telegram_id = scene.phones[name].id
        found = tx.one(Person, select(people).where(people.c.telegram_id == telegram_id))
        script, now = ALL[conversation], scene.now()
        key_id = tx.keys.new() if script.anonymous else found.key_id
        done = tx.conn.execute(
            insert(talks).values(
                person_id=found.id,
                conversation=conversation,
                version=script.version,
                key_id=key_id,
                answers=sealed(tx, key_id, {}, anonymous=script.anonymous),
                began_at=now - timedelta(days=1),
                last_at=now - timedelta(days=1),
                state=state,
            )
        )
        (talk_id,) = done.inserted_primary_key or (0,)
    return int(talk_id)


def who_has(conversation: str) -> str:
    roles = ALL[conversation].roles
    if not roles or "co_producer" in roles:
        return "Kit"
    return "Jo" if "facilitator" in roles or "peer" in roles else "Sam"


def first_key(conversation: str) -> tuple[str, str] | None:
    for ask in ALL[conversation].questions.values():
        for choice in ask.choices:
            if isinstance(choice, Choice) and not choice.begins:
                return ask.name, choice.key
    asks = list(ALL[conversation].questions)
    return (asks[0], "1") if asks else None


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("state", ["finished", "closed"])
def test_no_button_of_any_conversation_says_only_that_it_is_over(
    tmp_path: Path, language: str, state: str
) -> None:
    """Of each there is: it names what it was, or leads to its screen, and tells no one else."""
    everyone: list[Callable[..., None]] = [with_values(n, language=language) for n in EVERYONE]
    words = load(language)
    with an_example(tmp_path, *everyone, english=False) as scene:
        for conversation in ALL:
            tapped = first_key(conversation)
            if tapped is None:
                continue
            name = who_has(conversation)
            phone, before = scene.phones[name], others_of(scene, name)
            talk_id, count = over_talk(scene, name, conversation, state), len(phone.texts())
            phone.taps_data(f"{talk_id}.{tapped[0]}.{tapped[1]}")
            said = phone.texts()[count:]
            assert said, conversation
            assert others_of(scene, name) == before, conversation
            assert words.gettext("What I can do") in phone.buttons() or len(phone.buttons()) > 2, (
                conversation
            )
            if conversation not in SCREENS:
                assert {"“", "«"} & set(said[-1]) or tapped[0] in ("now_what", "ok_now"), (
                    conversation,
                    said,
                )
                assert not re.search(f"[“«]{words.gettext('A note')}[”»]", said[-1]), conversation


def test_what_is_nobodys_button_says_that_nothing_was_done(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, ivy = seen(scene.phones["Kit"]), seen(scene.phones["Ivy"])
        for data in (
            "999999.coming.yes",
            data_of(ivy, "coming", "yes"),
            "show.999999",
            "nonsense",
        ):
            kit.taps_data(data)
            assert kit.last().startswith("That button is too old")
            assert "I have done nothing." in kit.last()
            assert "What I can do" in kit.buttons()
        assert "Would you like to come?" in ivy.last()


def test_in_arabic_it_is_said_in_arabic(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), english=False) as scene:
        noor = scene.phones["Noor"]
        shows = [d for m in noor.sees() for row in m["data"] for d in row if "show." in (d or "")]
        if shows:
            noor.taps_data(shows[-1])
        yes = data_of(noor, "coming", "yes")
        calls_it_off(scene.phones["Jo"])
        noor.taps_data(yes)
        first = load("ar").gettext(
            "“{meeting}” is off. It was to be on {day} at {time}. There is nothing you need to do."
        )
        assert "Hub rules" in noor.last()
        assert noor.last().endswith(first.rpartition("{time}")[2])


def test_all_who_were_asked_hear_of_their_own_meeting_only(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        taps = {n: data_of(seen(scene.phones[n]), "coming", "unsure") for n in CO_PRODUCERS}
        calls_it_off(scene.phones["Jo"])
        staff = {name: scene.phones[name].texts() for name in ("Jo", "Ali", "Sam")}
        for name, data in taps.items():
            scene.phones[name].taps_data(data)
            assert scene.phones[name].last().startswith(OFF)
        assert {name: scene.phones[name].texts() for name in staff} == staff
