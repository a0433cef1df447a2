"""How fast the bot sends: Telegram's limits are kept, used, and never in a signal's way."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from records.notices import Lane
from scheduler.post.sending.pace import GROUP_A_MINUTE, PER_SECOND, Pace


@dataclass
class FakeTime:
    """A monotonic clock that a test moves."""

    at: float = 1_000.0

    def __call__(self) -> float:
        return self.at


def a_pace() -> tuple[Pace, FakeTime]:
    clock = FakeTime()
    return Pace(clock), clock


def most_in_a_second(times: list[float]) -> int:
    """The most messages that left within any second."""
    return max(sum(start <= t < start + 1 for t in times) for start in times)


def send_all_to_new_chats(
    pace: Pace, clock: FakeTime, *, seconds: float, step: float, at_once: int = 40
) -> list[float]:
    """When messages leave, if there is always another chat to send to."""
    times: list[float] = []
    end = clock.at + seconds
    while clock.at < end:
        for _ in range(min(at_once, pace.room(Lane.BROADCAST))):
            pace.sent(len(times) + 1)
            times.append(clock.at)
        clock.at += step
    return times


def test_no_second_holds_more_than_thirty_messages_even_after_a_long_rest() -> None:
    pace, clock = a_pace()
    times = send_all_to_new_chats(pace, clock, seconds=3, step=0.004)
    clock.at += 600

    times += send_all_to_new_chats(pace, clock, seconds=3, step=0.004)

    assert most_in_a_second(times) == PER_SECOND


def test_the_first_second_after_the_start_holds_no_more_either() -> None:
    pace, clock = a_pace()

    assert pace.room(Lane.BROADCAST) <= PER_SECOND
    assert most_in_a_second(send_all_to_new_chats(pace, clock, seconds=2, step=0.001)) == 30


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(st.floats(0.0005, 0.08), min_size=20, max_size=120),
    rests=st.sets(st.integers(0, 119), max_size=3),
)
def test_the_limit_holds_whenever_the_bot_happens_to_look(
    steps: list[float], rests: set[int]
) -> None:
    pace, clock = a_pace()
    times: list[float] = []
    for number, step in enumerate(steps):
        for _ in range(pace.room(Lane.NOTICE)):
            pace.sent(len(times) + 1)
            times.append(clock.at)
        clock.at += 30 if number in rests else step

    assert most_in_a_second(times) <= PER_SECOND


@settings(max_examples=4, deadline=None)
@given(late=st.lists(st.floats(0, 0.012), min_size=50, max_size=50))
def test_at_least_95_percent_of_the_limit_are_used_by_one_who_is_a_little_late(
    late: list[float],
) -> None:
    pace, clock = a_pace()
    times: list[float] = []
    began = clock.at
    while clock.at < began + 30:
        room = pace.room(Lane.BROADCAST)
        for _ in range(room):
            pace.sent(len(times) + 1)
            times.append(clock.at)
        clock.at += max(0.002, pace.wait(Lane.BROADCAST)) + late[len(times) % len(late)]

    assert len(times) >= 0.95 * PER_SECOND * 30
    assert most_in_a_second(times) <= PER_SECOND


def test_when_a_message_may_start_there_is_room_for_it() -> None:
    pace, clock = a_pace()
    for number in range(300):
        clock.at += pace.wait(Lane.NOTICE) + 1e-6
        assert pace.room(Lane.NOTICE) >= 1
        pace.sent(number + 1)


def test_a_chat_gets_one_message_a_second() -> None:
    pace, clock = a_pace()
    pace.sent(7)
    assert pace.held() == [7]
    assert pace.next_free() == 1

    clock.at += 0.99
    assert pace.held() == [7]

    clock.at += 0.01
    assert pace.held() == []
    assert pace.next_free() is None


def test_an_edit_is_charged_to_the_whole_and_not_to_its_chat() -> None:
    pace, clock = a_pace()
    for _ in range(PER_SECOND):
        pace.sent(7, spaced=False)

    assert pace.held() == []
    assert pace.room(Lane.NOTICE) == 0
    clock.at += 2
    assert pace.room(Lane.NOTICE) > 0


def test_a_group_gets_twenty_messages_a_minute() -> None:
    pace, clock = a_pace()
    times: list[float] = []
    while clock.at < 1_000 + 180:
        if -5 not in pace.held():
            pace.sent(-5)
            times.append(clock.at)
        clock.at += 0.25

    busiest = max(sum(start <= t < start + 60 for t in times) for start in times)
    assert busiest == GROUP_A_MINUTE
    assert len(times) >= 3 * GROUP_A_MINUTE


def test_a_person_is_not_held_to_the_limit_of_groups() -> None:
    pace, clock = a_pace()
    for _ in range(30):
        assert 5 not in pace.held()
        pace.sent(5)
        clock.at += 1


def test_a_signal_waits_for_nothing_but_is_charged_to_the_whole() -> None:
    pace, _ = a_pace()
    for number in range(PER_SECOND):
        pace.sent(number + 1)
    pace.refused(1, 60)
    pace.refused(2, 60)

    assert pace.room(Lane.NOTICE) == 0
    assert pace.room(Lane.SIGNAL) > 0
    assert pace.wait(Lane.SIGNAL) == 0
    assert pace.held_back() == []

    before = pace.wait(Lane.NOTICE)
    pace.sent(99)
    assert pace.wait(Lane.NOTICE) >= before


def test_signals_that_were_sent_leave_less_for_the_others_in_that_second() -> None:
    pace, clock = a_pace()
    for number in range(12):
        pace.sent(number + 1)
    times = send_all_to_new_chats(pace, clock, seconds=0.99, step=0.002)

    assert 12 + len(times) <= PER_SECOND


def test_a_429_holds_its_own_chat_and_no_other() -> None:
    pace, clock = a_pace()
    pace.refused(7, 5)

    assert pace.held() == [7]
    assert pace.room(Lane.BROADCAST) > 0
    assert pace.next_free() == 5
    clock.at += 5
    assert pace.held() == []


def test_two_chats_refused_within_a_second_mean_the_whole_bot() -> None:
    pace, clock = a_pace()
    pace.refused(7, 5)
    clock.at += 1
    pace.refused(8, 4)

    for lane in (Lane.REPLY, Lane.NOTICE, Lane.BROADCAST):
        assert pace.room(lane) == 0
        assert pace.wait(lane) == 4
    assert pace.room(Lane.SIGNAL) > 0
    clock.at += 4
    assert pace.room(Lane.BROADCAST) > 0


def test_two_chats_refused_with_something_accepted_in_between_mean_each_its_own() -> None:
    pace, _ = a_pace()
    pace.refused(7, 5)
    pace.accepted()
    pace.refused(8, 5)
    assert pace.room(Lane.BROADCAST) > 0
    assert sorted(pace.held()) == [7, 8]


def test_two_chats_refused_more_than_a_second_apart_mean_each_its_own() -> None:
    pace, clock = a_pace()
    pace.refused(7, 5)
    clock.at += 1.01
    pace.refused(8, 5)

    assert pace.room(Lane.BROADCAST) > 0
    assert sorted(pace.held()) == [7, 8]


def test_one_chat_refused_twice_means_only_that_chat() -> None:
    pace, _ = a_pace()
    pace.refused(7, 5)
    pace.refused(7, 9)

    assert pace.room(Lane.BROADCAST) > 0
    assert pace.next_free() == 9


def test_a_shorter_pause_never_shortens_a_longer_one() -> None:
    pace, _ = a_pace()
    pace.refused(7, 60)
    pace.hold(7, 1)
    pace.refused(8, 60)
    assert pace.next_free() == 60

    pace.refused(9, 1)
    assert pace.wait(Lane.NOTICE) == 60


def test_a_signal_that_has_just_failed_gets_a_breath_and_the_next_chat_none() -> None:
    pace, clock = a_pace()
    pace.hold_back(7, 0.5)

    assert pace.held_back() == [7]
    assert pace.next_free() == 0.5
    clock.at += 0.5
    assert pace.held_back() == []


def test_chats_that_are_free_again_are_not_remembered_for_ever() -> None:
    pace, clock = a_pace()
    for number in range(9_000):
        pace.sent(number + 1)
        clock.at += 1

    assert len(pace.chat_free) <= 4_001
    assert len(pace.last_second) <= 31


def test_what_was_on_its_way_does_not_shorten_the_wait_that_telegram_asked_for() -> None:
    pace, clock = a_pace()
    pace.sent(7)
    pace.refused(7, retry_after=30)
    pace.sent(7)  # claimed before the refusal came back, or a signal

    clock.at += 29
    assert pace.held() == [7]
    clock.at += 2
    assert pace.held() == []
