"""The stock sender's queue, as the benchmark reports the place of a signal that still waits."""

from contextlib import ExitStack

from telegram.error import NetworkError

from tests.benchmarks.signal_under_broadcast import GROUPS, STAFF_FROM, place_of
from tests.benchmarks.slow_network import BROADCAST_FROM
from tests.benchmarks.two_senders import Queue


def test_a_signal_stands_behind_all_that_was_asked_for_before_it_and_is_not_sent() -> None:
    queue = Queue()
    with ExitStack() as sent, ExitStack() as waiting:
        for number in range(5):
            sent.enter_context(queue.standing(BROADCAST_FROM + number))
        for number in range(5, 8):
            waiting.enter_context(queue.standing(BROADCAST_FROM + number))
        for chat in (STAFF_FROM, STAFF_FROM + 1):  # signal 0, to the first group
            waiting.enter_context(queue.standing(chat))
        waiting.enter_context(queue.standing(BROADCAST_FROM + 9))
        for chat in (STAFF_FROM, STAFF_FROM + 1):  # the next signal of the same group
            waiting.enter_context(queue.standing(chat))
        assert place_of(0, GROUPS + 1, queue) == 5 + 3 + 1
        sent.close()
        assert place_of(0, GROUPS + 1, queue) == 3 + 1
        assert place_of(GROUPS, GROUPS + 1, queue) == 3 + 2 + 1 + 1
        assert place_of(1, GROUPS + 1, queue) is None
    assert len(queue) == 0


def test_a_signal_that_the_toolkit_gave_up_is_counted_and_a_broadcast_is_not() -> None:
    queue = Queue()
    for chat in (STAFF_FROM, BROADCAST_FROM):
        with queue.standing(chat):
            raise NetworkError("gone")
    assert queue.given_up == 1
