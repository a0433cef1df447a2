"""A group's month: three meetings that repeat, one moved, two called off, and care for no noise.

It is played once; what it was like is kept in tests/transcripts/a_months_meetings.en.txt, to be
read. `make transcripts` writes it again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Table, select

from records.calls import calls
from records.meetings import Meeting, meetings
from records.notices import notices
from records.people import people
from scheduler.house import in_family
from scheduler.kinds import Family
from scheduler.post.help_now import region
from scheduler.post.times import FULL_DAY
from scheduler.post.working_days import is_working_day
from tests.cycle.a_month import EVERYONE, LINKS, PHONES, Month, a_month
from tests.cycle.counting import Count, count, local, most_in_a_week, table
from tests.scheduler.mail_office import plain
from tests.transcripts.recording import as_text

KEPT = Path(__file__).parents[1] / "transcripts" / "a_months_meetings.en.txt"
REWRITE = bool(os.environ.get("ALONGSIDE_REWRITE"))
LONDON = ZoneInfo("Europe/London")
HERE = ("Kit", "Bea")
RULES, FOOD, MONEY = "Hub rules", "Food", "Money"
MADE = (  # what Jo types for each of them
    (RULES, "To agree how we meet", "10 June", "2 pm", "Each week"),
    (FOOD, "To plan the food", "12 June", "11 am", "Every two weeks"),
    (MONEY, "To look at the money", "25 June", "2 pm", "Each month, on that weekday"),
)


def june(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in London, from 1 June on."""
    first = datetime(2026, 6, 1, hour, minute, tzinfo=LONDON)
    return (first + timedelta(days=day - 1)).astimezone(UTC)


LEGEND = (
    "What reached each person. Messages are those here, in the chat. Of them, “buzzes” count for",
    "the budget: one a day, three in any seven days. Answers, and news of a change, do not.",
)

AFTER = in_family(Family.AFTER)
BEFORE = in_family(Family.BEFORE)
NEWS = in_family(Family.NEWS)
#: when people look at their phones; link persons also ring then
LOOKS = ((13, 30), (18, 0))
OFF_25_HOURS, OFF_3_HOURS = june(16, 13), june(25, 11)
RULES_OFF, MONEY_OFF = june(17, 14), june(25, 14)
FOOD_WAS, FOOD_NOW, MOVED = june(26, 11), june(29, 11), june(22, 10)
ALI_GOES, ALI_IS_BACK = june(8, 17), june(22, 9)
END = june(34, 18)


def makes_the_meetings(month: Month) -> None:
    for title, purpose, day, time, repeats in MADE:
        month.types("Jo", "/newmeeting")
        if "Shall it be like the last one" in month.scene.phones["Jo"].last():
            month.taps("Jo", "No, a new one")
        month.types("Jo", title, purpose, day, time)
        month.taps("Jo", "1 hour", repeats, "Until I say")
        if "Leave them out" in month.scene.phones["Jo"].buttons():  # a Friday is Christmas
            month.taps("Jo", "Leave them out")
        month.types("Jo", "the Hub, Mill Lane", "There is a lift.")
        month.taps("Jo", "Jo", "Jo", "Skip", "Yes, ask them")


def goes_away(month: Month) -> None:
    month.note("Ali", "(is away, and has closed the chat)")
    month.scene.phones["Ali"].blocks()


def is_back(month: Month) -> None:
    month.note("Ali", "(is back)")
    month.scene.phones["Ali"].blocks(blocked=False)


def calls_off_in_time(month: Month) -> None:
    month.types("Jo", "/cancel")
    month.taps(
        "Jo", "Wednesday 17 June, 2 pm: Hub rules", "Only this one", "We cannot use the place"
    )
    month.taps("Jo", "Send it")
    for name in PHONES:
        month.looks(name)


def link_persons_ring(month: Month) -> None:
    """The list has come with a buzz."""
    for name in ("Sam", "Dee"):
        month.rings(name)


def moves_it(month: Month) -> None:
    month.types("Jo", "/change")
    month.taps("Jo", "Friday 26 June, 11 am: Food", "The day or the time", "Done")
    month.types("Jo", "29 June")
    month.taps("Jo", "The same time", "Only for this one", "Yes, change it")


def calls_off_late(month: Month) -> None:
    month.types("Jo", "/cancel")
    month.taps("Jo", "Thursday 25 June, 2 pm: Money", "Only this one", "Ali")
    month.types("Jo", "The heating is broken")
    month.taps("Jo", "Send it")
    month.until(OFF_3_HOURS + timedelta(minutes=5))
    month.taps("Sam", "I cannot ring now")
    month.rings("Sam", asks=False)
    month.taps("Dee", "No answer")
    month.until(OFF_3_HOURS + timedelta(minutes=6))
    month.rings("Dee", asks=False)
    month.until(OFF_3_HOURS + timedelta(minutes=50))
    month.rings("Dee", asks=False)


EVENTS = (
    (june(2, 10, 5), makes_the_meetings),
    (ALI_GOES, goes_away),
    (OFF_25_HOURS, calls_off_in_time),
    (OFF_25_HOURS + timedelta(hours=1), link_persons_ring),
    (ALI_IS_BACK, is_back),
    (MOVED, moves_it),
    (OFF_3_HOURS, calls_off_late),
)


def a_usual_look(month: Month, hour: int) -> None:
    """Kit looks twice a day, Bea in the evening; who looks after people rings them."""
    month.answers("Kit")
    if hour == 18:
        month.answers("Bea", "Would you like", "How are you about", "Tap", "Can you come")
    if hour < 18 and is_working_day(local(month.scene.now()), region()):
        link_persons_ring(month)
        month.answers("Jo", "Who gets in touch?")


@dataclass
class Lived:
    """What the month has left behind."""

    month: Month
    counts: dict[str, Count]
    ids: dict[str, int]
    lines: list[str]
    tables: dict[str, list[Any]]
    mails: list[tuple[datetime, EmailMessage]]

    def rows(self, of: Table, **which: Any) -> list[Any]:
        """Rows whose columns are these."""
        rows = self.tables[of.name]
        return [r for r in rows if all(getattr(r, k) == v for k, v in which.items())]

    def meeting(self, starts_at: datetime) -> Meeting:
        """The meeting that starts then."""
        found: Meeting
        (found,) = self.rows(meetings, starts_at=starts_at)
        return found


def lives(month: Month) -> Lived:
    """The whole month."""
    days = range(2, 35)
    looks = [(june(day, *at), at[0]) for day in days for at in LOOKS]
    times = {*(at for at, _ in looks), *(at for at, _ in EVENTS), END}
    for moment in sorted(at for at in times if at > month.scene.now()):
        month.until(moment)
        for at, happens in EVENTS:
            if at == moment:
                happens(month)
        for at, hour in looks:
            if at == moment:
                a_usual_look(month, hour)
    return looked_back_on(month)


def looked_back_on(month: Month) -> Lived:
    tables: dict[str, list[Any]] = {}
    with month.scene.database.transaction() as tx:
        for one in (meetings, notices, calls, people):
            tables[one.name] = list(tx.conn.execute(select(one).order_by(one.c.id)))
    rows = {name: tables[people.name][i] for i, name in enumerate(EVERYONE)}
    counts = {name: count(month.scene, name, row) for name, row in rows.items()}
    went = {row.id: row.settled_at for row in tables[notices.name]}
    mails = [(went[int(m["Message-ID"][1:].partition(".")[0])], m) for m in month.office.mails()]
    for moment, mail in mails:
        said, _, _ = plain(mail).partition("\n-- ")
        month.writes(moment, "✉ Noor", *(line for line in said.splitlines() if line))
    lines = [*month.written(), "", *LEGEND, *table(counts.values())]
    ids = {name: row.id for name, row in rows.items()}
    return Lived(month, counts, ids, lines, tables, mails)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    with a_month(tmp_path_factory.mktemp("month")) as month:
        yield lives(month)


def test_the_month_reads_as_it_was_written_down(lived: Lived) -> None:
    text = as_text(lived.lines)
    if REWRITE:
        KEPT.write_text(text, encoding="utf-8")
    assert text == KEPT.read_text(encoding="utf-8"), "read it; if it is meant: make transcripts"


# ------------------------------------------------------------------ the budget


def test_no_phone_buzzes_more_than_once_a_day_and_three_times_a_week(lived: Lived) -> None:
    for name in HERE:
        one = lived.counts[name]
        assert len(one.buzzes()) >= 8, "it is a month, not a quiet one"
        assert one.most_in_a_day() <= 1, (name, one.buzzes())
        assert one.most_in_a_week() <= 3, (name, one.buzzes())


def test_what_buzzes_comes_while_people_are_awake(lived: Lived) -> None:
    for name in EVERYONE:
        loud = [c for c in lived.counts[name].by("telegram") if not c.silent]
        assert all(9 <= c.at.astimezone(LONDON).hour < 21 for c in loud), name


def test_to_a_series_each_person_is_asked_once(lived: Lived) -> None:
    for name in HERE:
        asked = [c for c in lived.counts[name].came if c.name == "invitation" and not c.exempt]
        assert len(asked) == 3
    texts = lived.month.scene.phones["Kit"].texts()
    for title in (RULES, FOOD, MONEY):
        assert sum(f"You are invited to “{title}”" in text for text in texts) == 1
    mails = [plain(mail) for _, mail in lived.mails]
    for title in (RULES, FOOD, MONEY):
        assert sum(f"You are invited to “{title}”" in text for text in mails) == 1
    rung = lived.rows(calls, person_id=lived.ids["Max"], name="invitation")
    assert len(rung) == 3
    assert {call.state for call in rung} == {"told"}


def test_who_has_only_a_telephone_costs_two_calls_a_meeting_at_most(lived: Lived) -> None:
    mine = [c for c in lived.rows(calls, person_id=lived.ids["Max"]) if c.state == "told"]
    assert {call.state for call in lived.rows(calls, person_id=lived.ids["Max"])} <= {
        "told",
        "dropped",
        "open",
    }
    for meeting in lived.rows(meetings):
        for family in (BEFORE, AFTER):
            about = [c for c in mine if c.meeting_id == meeting.id and c.name in family]
            assert len({c.ended_at for c in about if c.name != "invitation"}) <= 1
    ordinary = [one for one in lived.counts["Max"].by("call") if not one.exempt]
    come_to_pass = [m for m in lived.rows(meetings) if m.starts_at < END]
    assert 0 < len(ordinary) <= 2 * len(come_to_pass)


def test_an_e_mail_says_each_thing_once(lived: Lived) -> None:
    mine = lived.rows(notices, person_id=lived.ids["Noor"], state="accepted")
    told = [(row.name, row.meeting_id, row.dedupe) for row in mine]
    assert len(set(told)) == len(told)
    assert len(lived.mails) == len(lived.counts["Noor"].by("email")) > 8
    assert {mail["Subject"] for _, mail in lived.mails} == {"You have a message."}
    assert {mail["To"] for _, mail in lived.mails} == {"noor@example.org"}


def test_who_is_written_to_gets_one_e_mail_a_day_at_most_but_for_news(lived: Lived) -> None:
    came = lived.counts["Noor"].by("email")
    days = [local(one.at) for one in came if not one.exempt]
    assert len(days) == len(set(days)), days
    told = [row for row in lived.rows(notices, person_id=lived.ids["Noor"]) if row.settled_at]
    parts = sum(one.name.count("+") + 1 for one in came)
    assert parts == sum(row.state in ("accepted", "confirmed") for row in told)
    assert len(came) <= parts * 4 / 5  # a friendly word waits where Dee has rung her
    assert all("+" not in one.name for one in came if set(one.name.split("+")) & set(NEWS))


def test_a_facilitator_gets_one_digest_a_working_day_with_three_decisions_at_most(
    lived: Lived,
) -> None:
    for name in ("Jo", "Ali"):
        came = [c for c in lived.counts[name].by("telegram") if c.name == "digest"]
        digests = [c for c in came if not c.exempt]
        days = [local(c.at) for c in digests]
        assert digests
        assert len(set(days)) == len(days)
        assert all(is_working_day(day, region()) for day in days)
        asked = [row for row in lived.rows(notices, person_id=lived.ids[name]) if row.target_id]
        for digest in lived.rows(notices, person_id=lived.ids[name], name="digest"):
            within = [r for r in asked if r.target_id == digest.id and r.name[:7] == "decide_"]
            assert len(within) <= 3


def test_who_is_away_gets_nothing_and_the_others_hear_of_it_once(lived: Lived) -> None:
    gone = [c for c in lived.counts["Ali"].came if ALI_GOES < c.at < ALI_IS_BACK]
    assert gone == []
    assert [c for c in lived.counts["Ali"].came if c.at > ALI_IS_BACK]
    told = [r for r in lived.rows(notices, name="cannot_reach") if r.about_id == lived.ids["Ali"]]
    assert [r.person_id for r in told if r.state == "accepted"] == [lived.ids["Jo"]]


# ------------------------------------------------------------------ in time


def test_before_each_meeting_each_person_is_reminded_a_full_day_ahead(lived: Lived) -> None:
    held = lived.rows(meetings, state="held")
    assert sorted(m.starts_at for m in held) == sorted(
        [june(10, 14), june(12, 11), june(24, 14), FOOD_NOW, june(31, 14)]
    )
    for meeting in held:
        for name in ("Kit", "Bea", "Noor"):
            (went,) = [
                row
                for row in lived.rows(
                    notices, person_id=lived.ids[name], meeting_id=meeting.id, name="check_in"
                )
                if row.act == "send"
                and row.dedupe is not None
                and row.state in ("accepted", "opened", "confirmed")
            ]
            assert went.settled_at <= meeting.starts_at - FULL_DAY, (name, meeting.starts_at)
        rung = [
            call.ended_at
            for call in lived.rows(calls, person_id=lived.ids["Max"], meeting_id=meeting.id)
            if call.name in BEFORE and call.state == "told"
        ]
        assert rung
        assert max(rung) <= meeting.starts_at - FULL_DAY


def told_how(lived: Lived, meeting: Meeting, news: str, name: str) -> tuple[str, datetime | None]:
    """How someone came to know: by a tap or by voice, and when."""
    for call in lived.rows(calls, person_id=lived.ids[name], meeting_id=meeting.id, name=news):
        if call.state == "told":
            return "call", call.ended_at
    tapped = [
        row
        for row in lived.rows(notices, person_id=lived.ids[name], meeting_id=meeting.id, name=news)
        if row.state == "confirmed"
    ]
    return ("tap", tapped[0].settled_at) if tapped else ("", None)


@pytest.mark.parametrize(
    ("news", "starts_at", "at", "by"),
    [
        ("cancelled", RULES_OFF, OFF_25_HOURS, RULES_OFF - FULL_DAY),
        ("changed", FOOD_NOW, MOVED, FOOD_WAS - FULL_DAY),
        ("cancelled", MONEY_OFF, OFF_3_HOURS, MONEY_OFF),
    ],
)
def test_each_person_knows_of_a_change_in_time(
    lived: Lived, news: str, starts_at: datetime, at: datetime, by: datetime
) -> None:
    meeting = lived.meeting(starts_at)
    for name in (*HERE, "Noor"):
        went = [
            row.settled_at
            for row in lived.rows(
                notices, person_id=lived.ids[name], meeting_id=meeting.id, name=news
            )
            if row.settled_at is not None and row.dedupe is not None
        ]
        assert went[0] == at, name
    for name in LINKS:
        how, when = told_how(lived, meeting, news, name)
        assert how in (("tap", "call") if name in HERE else ("call",)), name
        assert when is not None
        assert when <= by, (name, how)


def test_the_late_cancellation_stays_open_until_each_is_told_and_then_says_so(
    lived: Lived,
) -> None:
    early, late = lived.meeting(RULES_OFF), lived.meeting(MONEY_OFF)
    assert (early.late, late.late) == (False, True)
    assert (early.state, late.state) == ("all_told", "all_told")
    (report,) = lived.rows(notices, name="told_report")
    last = max(c.ended_at for c in lived.rows(calls, meeting_id=late.id) if c.state == "told")
    assert report.settled_at == last < MONEY_OFF
    assert report.person_id == lived.ids["Jo"]
    jo = lived.month.scene.phones["Jo"].texts()
    assert sum("was off. All 4 know." in text for text in jo) == 1
    rang = {c.caller_id for c in lived.rows(calls, meeting_id=late.id) if c.state == "told"}
    assert rang == {lived.ids["Sam"], lived.ids["Dee"]}, "the calls are shared"


def test_nothing_of_a_meeting_that_is_off_goes_afterwards(lived: Lived) -> None:
    for starts_at, at in ((RULES_OFF, OFF_25_HOURS), (MONEY_OFF, OFF_3_HOURS)):
        meeting = lived.meeting(starts_at)
        after = {
            row.name
            for row in lived.rows(notices, meeting_id=meeting.id)
            if row.settled_at is not None and row.settled_at > at and row.budgeted
        }
        assert after == set()


def test_no_week_of_a_link_person_is_all_calls(lived: Lived) -> None:
    for name in ("Sam", "Dee"):
        lists = [c.at for c in lived.counts[name].by("telegram") if c.name == "call_list"]
        days = {local(at) for at in lists}
        assert most_in_a_week(lists) <= 14, (name, sorted(days))
