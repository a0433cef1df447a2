"""The card of a meeting: filled in when there is time, and read by each person when it helps."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from records.notices import notices
from records.people import people
from tests.example import MEETING_AT, an_example, with_a_meeting, with_a_yes, with_card
from tests.scene import Phone, Scene


def _says_more(jo: Phone, section: str, *said: str) -> None:
    jo.says("/card")
    jo.taps("Wednesday 10 June, 2 pm: Hub rules")
    jo.taps(section)
    for words in said:
        jo.says(words)


def _with_yes(scene: Scene, *names: str) -> None:
    for name in names:
        scene.phones[name].taps("Yes, I will come")


def test_what_is_new_before_the_pre_brief_comes_with_it_and_not_in_a_message_of_its_own(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _with_yes(scene, "Kit")
        before = kit.texts()
        _says_more(jo, "What we do there", "skip", "skip", "Say what matters to you", "skip")
        assert "It is on the card." in jo.last()
        assert kit.texts() == before
        scene.wait_until(MEETING_AT - timedelta(days=3))
        assert "What we ask of you: “Say what matters to you”" in kit.last()
        assert "Getting in: “There is a lift.”" in kit.last()
        kit.says("/meetings")
        kit.says("1")
        kit.taps("All that is known about it")
        assert "What we ask of you: “Say what matters to you”" in kit.last()


def test_what_is_new_after_the_pre_brief_is_told_old_and_new_without_a_buzz(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting(card_travel="Ask Jo")) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait_until(MEETING_AT - timedelta(days=3))
        _says_more(jo, "How to get in, and fares", "skip", "We pay there", "skip")
        told = kit.sees()[-1]
        assert "Before, it said: “Ask Jo”" in told["text"]
        assert "Fares: “We pay there”" in told["text"]
        assert told["silent"]
        _says_more(jo, "How to get in, and fares", "skip", "Take out what it says", "skip")
        assert "This is no longer said: “We pay there”" in kit.last()


def test_pay_is_read_before_the_yes_and_never_in_the_group(tmp_path: Path) -> None:
    with an_example(
        tmp_path, with_a_meeting(card_pay="20 pounds, in cash", card_pay_instead="A voucher")
    ) as scene:
        kit = scene.phones["Kit"]
        asked = next(text for text in kit.texts() if "You are invited" in text)
        assert "For your time: “20 pounds, in cash”" in asked
        assert "If you get benefits: “A voucher”" in asked
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        with scene.database.transaction() as tx:
            in_the_group = tx.conn.scalars(
                select(notices.c.name).where(notices.c.group_id.is_not(None))
            ).all()
        assert set(in_the_group) <= {"meeting_card", "card_over", "comfort_break"}


def test_people_are_named_to_each_other_only_with_their_yes(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, cal, noor = (scene.phones[name] for name in ("Kit", "Cal", "Noor"))
        _with_yes(scene, "Kit", "Cal", "Noor")
        kit.says("/meetings")
        kit.says("1")
        assert "Others from the group so far: 2" in kit.last()
        kit.taps("Others may read that I come")
        assert "Those who come can read your name." in kit.last()
        cal.says("/meetings")
        cal.says("1")
        assert "From the group so far: Kit. And others: 1." in cal.last()
        kit.says("/meetings")
        kit.says("1")
        kit.taps("Take my name out")
        noor.says("/meetings")
        noor.says("1")
        assert "Others from the group so far: 2" in noor.last()
        assert "Kit" not in noor.last()


def test_who_finds_a_topic_hard_is_warned_and_no_one_else_reads_of_it(tmp_path: Path) -> None:
    with an_example(
        tmp_path,
        with_a_meeting(card_topics="Hostels, and nights outside", card_access="Two steps."),
        with_card("Kit", hard_topics="the hostel"),
        with_card("Cal", hard_topics="my dog"),
    ) as scene:
        kit, cal = scene.phones["Kit"], scene.phones["Cal"]
        scene.wait(days=1)
        for told in ("before the yes", "before the day"):
            assert "Something on your list of hard topics may come up." in kit.last(), told
            assert "This may come up: “Hostels, and nights outside”" in cal.last(), told
            assert "Getting in: “Two steps.”" in cal.last(), told
            assert "your list" not in cal.last(), told
            scene.wait_until(MEETING_AT - timedelta(days=3))
        assert not any("the hostel" in text for text in kit.texts()), "it is not said back"
        others = [text for name in ("Jo", "Ali", "Sam") for text in scene.phones[name].texts()]
        assert not any("the hostel" in text for text in others)


def test_what_helps_before_the_day_goes_to_the_link_person_alone(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, sam = scene.phones["Kit"], scene.phones["Sam"]
        scene.wait_until(MEETING_AT - timedelta(days=3))
        kit.says("ready")
        kit.says("no")
        kit.says("no")
        kit.says("4, 5")
        kit.says("A seat by the door")
        kit.says("Someone from the old house")
        texts = sam.texts()
        assert any("“A seat by the door”" in text for text in texts)
        assert any("“Someone from the old house”" in text for text in texts)
        scene.wait(days=1)
        others = [text for name in ("Jo", "Ali", "Bea") for text in scene.phones[name].texts()]
        assert not any("old house" in text or "seat by" in text for text in others)


def test_the_pre_brief_comes_when_the_person_wants_it(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        kit.taps("When you may write")
        kit.says("skip")
        kit.taps("Five days")
        with scene.database.transaction() as tx:
            due = tx.conn.scalar(
                select(notices.c.due_at)
                .join(people, people.c.id == notices.c.person_id)
                .where(people.c.telegram_id == kit.id, notices.c.name == "pre_brief")
            )
        assert due is not None
        assert timedelta(days=4, hours=12) < MEETING_AT - due <= timedelta(days=5)


def test_the_front_desk_can_be_changed_and_people_are_not_told(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        before = kit.texts()
        _says_more(jo, "The front desk", "by the lift", "01632 960 999")
        scene.wait(hours=1)
        assert kit.texts() == before
        jo.says("/card")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.taps("The front desk")
        assert "The front desk is here: by the lift." in jo.last()


def test_what_is_said_for_all_that_follow_is_on_each_of_them(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(repeats="week", until="open")) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait_until(MEETING_AT - timedelta(days=1))
        jo.says("/card")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.taps("Pay")
        jo.says("20 pounds, in cash")
        jo.says("skip")
        jo.taps("Yes, for all that follow")
        scene.wait_until(MEETING_AT + timedelta(days=8))
        kit.says("/meetings")
        assert "24 June, 2 pm: Hub rules" in kit.last()
        kit.taps("Wednesday 24 June, 2 pm: Hub rules")
        kit.taps("All that is known about it")
        assert "For your time: “20 pounds, in cash”" in kit.last()


def _sends_file(scene: Scene, phone: Phone, kind: str = "document") -> None:
    scene.post(kind, person=phone.id)
    scene.settle()


def test_a_paper_goes_out_with_what_to_expect_and_later_ones_at_once(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit, bea = (scene.phones[name] for name in ("Jo", "Kit", "Bea"))
        before = kit.texts()
        jo.says("/paper")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        _sends_file(scene, jo)
        assert "It goes out with what to expect" in jo.last()
        assert kit.texts() == before
        scene.wait_until(MEETING_AT - timedelta(days=3))
        paper = kit.sees()[-1]
        assert paper["text"] == "This is a paper for “Hub rules”, Wednesday 10 June: note.txt"
        assert (paper["kind"], paper["silent"]) == ("document", True)
        assert "How do you feel about it?" in kit.texts()[-2]
        bea.taps("Show")
        assert "note.txt" in bea.last()
        assert bea.sees()[-1]["kind"] == "document"
        jo.says("/paper")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.says("Rule one: be kind")
        assert kit.last().endswith("Rule one: be kind")


def test_a_picture_can_be_a_paper(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait_until(MEETING_AT - timedelta(days=3))
        jo.says("/paper")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        _sends_file(scene, jo, "photo")
        assert kit.sees()[-1]["kind"] == "photo"
        assert "a picture" in kit.last()


def test_a_voice_note_is_no_paper_and_a_paper_is_taken_only_where_it_is_asked_for(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo = scene.phones["Jo"]
        _sends_file(scene, jo)
        assert "I cannot hear voice notes or see pictures yet." in jo.last()
        jo.says("/paper")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.sends_voice()
        assert "I cannot hear voice notes" in jo.last()


def test_the_notes_go_to_all_who_were_asked_there_or_not(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit, cal = (scene.phones[name] for name in ("Jo", "Kit", "Cal"))
        kit.taps("Yes, I will come")
        cal.taps("No, thank you")
        jo.says("/notes")
        assert jo.last() == "No meeting is over yet."
        scene.wait_until(MEETING_AT + timedelta(days=1, hours=3))
        jo.says("/notes")
        jo.taps("Wednesday 10 June, 2 pm: Hub rules")
        jo.says("We chose three rules")
        for phone in (kit, cal):
            assert phone.last().endswith("You are part of it, there or not.\nWe chose three rules")
            assert phone.sees()[-1]["silent"]


def test_a_quiet_seat_is_confirmed_for_each_meeting_and_is_a_number_to_who_runs_it(
    tmp_path: Path,
) -> None:
    seat = [with_card(name, helps=["seat"]) for name in ("Kit", "Bea")]
    with an_example(tmp_path, with_a_meeting(), with_a_yes("Kit", "Bea", "Cal"), *seat) as scene:
        kit, bea, cal = (scene.phones[name] for name in ("Kit", "Bea", "Cal"))
        scene.wait_until(MEETING_AT - timedelta(days=3))
        for phone in (kit, bea, cal):
            phone.taps("Show") if "Show" in phone.buttons() else None
            phone.says("ready")
            phone.taps("No")
        assert "Still a quiet seat?" in kit.last()
        assert "Still a quiet seat?" not in cal.last()
        kit.taps("Yes, please")
        bea.taps("Not this time")
        scene.phones["Jo"].says("/meetings")
        scene.phones["Jo"].says("1")
        assert "Would like a quiet seat: 1" in scene.phones["Jo"].last()
        assert "Kit" not in scene.phones["Jo"].last()
