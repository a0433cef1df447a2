"""What a group without staff reads: in place of words that are said, and never of staff there."""

import re

import pytest

from conversations import seen
from conversations.agreement.agreement_lines import EXAMPLE
from conversations.among_peers import AMONG_PEERS
from tests.conversations.saying import everything_said, placeholders

SAID = everything_said()
_STAFF_THERE = re.compile(r"(?<!No )\bstaff\b", re.IGNORECASE)
_LINES = {line for _, line in EXAMPLE.values()} | {*seen.SEEN_UNNAMED.values()}


@pytest.mark.parametrize("words", AMONG_PEERS)
def test_it_takes_the_place_of_what_is_said_somewhere(words: str) -> None:
    assert words in SAID or words in _LINES


@pytest.mark.parametrize("words", sorted(set(AMONG_PEERS.values())))
def test_it_tells_of_no_staff_who_are_there(words: str) -> None:
    assert not _STAFF_THERE.search(words)


@pytest.mark.parametrize("words", AMONG_PEERS)
def test_it_needs_no_facts_but_those_of_the_sentence_it_replaces(words: str) -> None:
    assert placeholders(AMONG_PEERS[words]) <= placeholders(words)
