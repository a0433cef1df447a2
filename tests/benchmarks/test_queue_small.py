"""The stock sender's queue, as the benchmark reports the place of a signal that still waits."""

from contextlib import ExitStack
from pathlib import Path

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


def test_a_benchmark_that_makes_a_database_opens_the_house_first() -> None:
    """A run by itself has no conftest that does: tables that no module has read are missing."""
    texts = {path.name: path.read_text("utf-8") for path in Path(__file__).parent.rglob("*.py")}
    makes = {name for name, text in texts.items() if ".create_all(" in text} - {
        Path(__file__).name
    }

    assert makes
    assert {name for name in makes if "\nopen_all()\n" not in texts[name]} == set()
