"""A meeting in one's own calendar: asked for, discreet, and it follows what becomes of it."""

from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from records.access import Actor
from records.calendars import entries
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order
from tests.calendar_reader import read_calendar
from tests.cycle.weekly import makes_a_weekly_one
from tests.example import MEETING_AT, an_example, with_a_meeting, with_card
from tests.scene import Phone, Scene

OFF = "Open this, and your calendar shows that it is off. You can take it out there."
THE_MEETING = "Wednesday 10 June, 2 pm: Hub rules"


def _files(scene: Scene, phone: Phone) -> list[tuple[str, Any, Any]]:
    """Each calendar file in the chat: its caption, and what another library reads in it."""
    found = []
    for message in phone.sees():
        if message["kind"] == "document":
            assert message["file_name"] == "appointment.ics"
            content = scene.http.get(f"/{message['file']}")
            calendar = read_calendar(content.decode())
            found.append((message["text"], calendar.method.value, calendar.vevent))
    return found


def _statuses(scene: Scene, phone: Phone) -> list[str]:
    return [event.status.value for _, _, event in _files(scene, phone)]


def _takes_it(phone: Phone) -> None:
    phone.says("/meetings")
    phone.taps(THE_MEETING)
    phone.taps("Put it in my calendar")


def _calls_it_off(jo: Phone) -> None:
    jo.says("/cancel")
    jo.taps(THE_MEETING)
    jo.taps("Someone is ill")
    jo.taps("Send it")


def test_it_comes_when_asked_for_and_shows_nothing_but_a_time(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        _takes_it(kit)

        ((caption, method, event),) = _files(scene, kit)
        assert "your calendar shows “Appointment”, Wednesday 10 June, 2 pm" in caption
        assert "Who sees your calendar sees that too." in caption
        assert method == "PUBLISH"
        assert event.summary.value == "Appointment"
        assert not hasattr(event, "location")
        assert event.dtstart.value == MEETING_AT
        assert event.dtend.value == datetime(2026, 6, 10, 15, tzinfo=UTC)


def test_its_name_and_place_are_shown_to_whoever_chose_that(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.says("/choices")
        kit.taps("My calendar")
        kit.taps("Its name, and the place")
        _takes_it(kit)

        ((caption, _, event),) = _files(scene, kit)
        assert "“Hub rules”" in caption
        assert event.summary.value == "Hub rules"
        assert event.location.value == "the Hub, Mill Lane"


def test_who_has_it_gets_what_takes_it_out_when_they_know_that_it_is_off(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit, cal = scene.phones["Kit"], scene.phones["Cal"]
        _takes_it(kit)
        scene.wait(hours=1)
        _calls_it_off(scene.phones["Jo"])
        assert len(_files(scene, kit)) == 1, "a file never comes out of the blue"
        if "Show" in kit.buttons():
            kit.taps("Show")
        kit.taps("I know")
        if "Show" in cal.buttons():
            cal.taps("Show")
        cal.taps("I know")

        (_, _, first), (caption, method, last) = _files(scene, kit)
        assert caption == OFF
        assert method == "PUBLISH", "of a CANCEL some apps want to know who was invited"
        assert last.status.value == "CANCELLED"
        assert last.summary.value == "Off: Appointment"
        assert last.transp.value == "TRANSPARENT"
        assert last.uid.value == first.uid.value
        assert int(last.sequence.value) > int(first.sequence.value)
        assert _files(scene, cal) == [], "who never asked for it gets none"


def test_who_would_rather_be_rung_gets_what_takes_it_out_too(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        _takes_it(kit)
        scene.wait(hours=1)
        _calls_it_off(scene.phones["Jo"])
        kit.taps("Please ring me")

        assert _statuses(scene, kit) == ["CONFIRMED", "CANCELLED"]


def test_who_has_it_gets_the_new_time_with_the_answer_to_the_move(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _takes_it(kit)
        jo.says("/change")
        jo.taps(THE_MEETING)
        jo.taps("The day or the time")
        jo.taps("Done")
        jo.says("17 June")
        jo.taps("The same time")
        jo.taps("Yes, change it")
        kit.taps("Yes, I will come")

        (_, _, first), (_, method, last) = _files(scene, kit)
        assert method == "PUBLISH"
        assert last.dtstart.value == datetime(2026, 6, 17, 13, tzinfo=UTC)
        assert last.uid.value == first.uid.value
        assert int(last.sequence.value) == int(first.sequence.value) + 1


def test_it_speaks_the_language_of_whoever_asked(tmp_path: Path) -> None:
    with an_example(
        tmp_path, with_a_meeting(), with_card("Noor", calendar="neutral"), english=False
    ) as scene:
        noor = scene.phones["Noor"]
        noor.says("/meetings")
        (first, *_) = noor.buttons()
        noor.taps(first)
        noor.chooses("coming_again", "calendar")

        ((_, _, event),) = _files(scene, noor)
        assert event.summary.value == "موعد"


def _takes_all(scene: Scene, phone: Phone) -> None:
    """All of a weekly meeting, which is made now, and to which they say yes."""
    makes_a_weekly_one(scene)
    scene.wait(minutes=4)
    phone.taps("Yes, I will come")
    phone.says("/meetings")
    phone.taps(THE_MEETING)
    phone.taps("Put all of them in my calendar")


def _days(event: Any) -> list[str]:
    return [f"{day:%d.%m %H:%M}" for day in islice(event.getrruleset(addRDate=True), 5)]


def test_a_whole_series_is_taken_at_once(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit = scene.phones["Kit"]
        _takes_all(scene, kit)

        ((caption, method, event),) = _files(scene, kit)
        assert "your calendar shows “Appointment” for all of them" in caption
        assert (method, event.summary.value) == ("PUBLISH", "Appointment")
        days = ("10.06", "17.06", "24.06", "01.07", "08.07")
        assert _days(event) == [f"{day} 14:00" for day in days]


def _moves(phone: Phone, which: str, day: str, how_many: str) -> None:
    phone.says("/change")
    phone.says(which)
    phone.taps("The day or the time")
    phone.taps("Done")
    phone.says(day)
    phone.taps("The same time")
    phone.taps(how_many)
    phone.taps("Yes, change it")


def _ends(phone: Phone, which: str, how_many: str) -> None:
    phone.says("/cancel")
    phone.says(which)
    if how_many:
        phone.taps(how_many)
    phone.taps("Someone is ill")
    phone.taps("Send it")


def test_one_of_them_that_is_off_or_moved_is_so_in_the_calendar(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _takes_all(scene, kit)
        _ends(jo, "2", "Only this one")
        kit.taps("I know")
        _moves(jo, "2", "25 June", "Only for this one")
        kit.taps("Yes, I will come")

        (_, _, first), (_, _, second), (_, method, third) = _files(scene, kit)
        assert {event.uid.value for event in (first, second, third)} == {first.uid.value}
        assert int(first.sequence.value) < int(second.sequence.value) < int(third.sequence.value)
        assert _days(second)[:2] == ["10.06 14:00", "24.06 14:00"]
        assert method == "PUBLISH"
        (moved,) = _others(scene, kit)
        assert f"{moved.recurrence_id.value:%d.%m %H:%M}" == "24.06 14:00"
        assert f"{moved.dtstart.value:%d.%m %H:%M}" == "25.06 14:00"


def _others(scene: Scene, phone: Phone) -> list[Any]:
    """The events of the newest file that differ from its rule."""
    last = [message for message in phone.sees() if message["kind"] == "document"][-1]
    content = scene.http.get(f"/{last['file']}")
    _, *others = read_calendar(content.decode()).vevent_list
    return list(others)


def test_all_that_follow_move_in_the_calendar_and_end_there(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        _takes_all(scene, kit)
        _moves(jo, "1", "11 June", "Yes, for all that follow")
        kit.taps("Yes, I will come")
        (_, _, event) = _files(scene, kit)[-1]
        assert _days(event)[:3] == ["11.06 14:00", "18.06 14:00", "25.06 14:00"]

        _ends(jo, "2", "This one, and all after it")
        kit.taps("I know")
        (_, method, event) = _files(scene, kit)[-1]
        assert (method, _days(event)) == ("PUBLISH", ["11.06 14:00"])

        _ends(jo, "1", "")
        kit.taps("I know")
        (caption, method, event) = _files(scene, kit)[-1]
        assert (method, event.status.value) == ("PUBLISH", "CANCELLED")
        assert event.summary.value == "Off: Appointment"
        assert caption == OFF


def test_single_ones_go_from_the_calendar_when_all_that_follow_are_off(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        makes_a_weekly_one(scene)
        scene.wait(minutes=4)
        kit.taps("Yes, I will come")
        for which in ("1", "3"):
            kit.says("/meetings")
            kit.says(which)
            kit.taps("Put it in my calendar")
        _ends(jo, "1", "This one, and all after it")
        kit.taps("I know")

        events = [event for _, _, event in _files(scene, kit)]
        taken = {one.uid.value for one in events if one.status.value == "CONFIRMED"}
        off = {one.uid.value for one in events if one.status.value == "CANCELLED"}
        assert len(taken) == 2
        assert off == taken


def test_taken_twice_it_is_one_entry_and_the_forgotten_leave_none(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        _takes_it(kit)
        _takes_it(kit)
        assert len({event.uid.value for _, _, event in _files(scene, kit)}) == 1
        with scene.database.transaction() as tx:
            (row,) = tx.conn.execute(entries.select())
            forget(tx, Actor(row.person_id), Order(), scene.now())
            assert tx.conn.execute(entries.select()).all() == []
