"""What each second costs: counted in statements, each number beside what it is for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from scheduler.post.due.sweep import next_due, sweep
from scheduler.post.resting import Resting
from tests.counted import statements
from tests.home import MEETING_AT, START, a_home
from tests.scheduler.posting import Post

#: what is due, and whether there are messages to send
AN_IDLE_SECOND = 2
#: an invitation to each of seven to each of six meetings: claimed, begun, put in words, settled
AN_INVITATION_EACH, A_SENT_MESSAGE = 42, 20


def test_an_idle_second_asks_two_things_and_writes_nothing(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        home.meets()
        post = Post(home)
        post.until_quiet()
        now = post.now + timedelta(seconds=1)
        resting = Resting()
        sweep(home.database, now, resting)

        with statements(home.database.engine) as asked:
            assert sweep(home.database, now, resting) == 0
            assert post.delivery.settle_and_claim() == ([], False)

        assert len(asked) == AN_IDLE_SECOND
        assert all(one.startswith("SELECT") for one in asked)


def test_when_something_is_next_is_asked_in_one(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        home.meets()
        with statements(home.database.engine) as asked:
            assert (next_due(home.database) or START) >= START
        assert len(asked) == 1


def test_what_a_sent_message_costs(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        post = Post(home)
        post.until_quiet()
        for day in range(6):
            home.meets(MEETING_AT + timedelta(days=day), post.now)
        before = len(post.channel.sent)
        with statements(home.database.engine) as asked:
            post.until_quiet(300)
        sent = len(post.channel.sent) - before

        assert sent == AN_INVITATION_EACH
        assert len(asked) <= A_SENT_MESSAGE * sent
