"""What a question is about, said with it where it comes again after something else."""

from __future__ import annotations

from collections.abc import Sequence

from conversations import phrases
from conversations.conversation import Conversation
from conversations.script import Ask
from records.access import NotAllowed
from records.talks import Talk
from scheduler import house
from scheduler.talks.known import Known
from scheduler.talks.spoken import Voice, filled
from scheduler.talks.words.lines import words_of

#: said before a question that comes again after something else; and so are answers to questions
_AFTER_SOMETHING_ELSE = frozenset({"WHERE_WE_WERE", "OLD_BUTTON", "CAME_BEFORE"})
_AN_ANSWER = "asked_"


def subject_of(
    conversation: Conversation,
    question: Ask,
    talk: Talk,
    lead: Sequence[str],
    known: Known,
    voice: Voice,
) -> str:
    """The meeting, or the talk from the menu; nothing where the question follows at once.

    Nor where it says so itself, or where someone waits for help.
    """
    again = any(name in _AFTER_SOMETHING_ELSE or name.startswith(_AN_ANSWER) for name in lead)
    urgent = talk.signal_id is not None or house.kind(talk.conversation).of_a_worry
    if not again or urgent or "{meeting}" in question.words or conversation.begins:
        return ""
    if known.meeting_id is not None:
        try:
            return filled(words_of(phrases.ABOUT_A_MEETING, voice), known, voice)
        except NotAllowed:  # they are not in that group any more
            return ""
    if conversation.title:
        title = words_of(conversation.title, voice)
        return words_of(phrases.ABOUT_A_TALK, voice).format(asked=title)
    return ""
