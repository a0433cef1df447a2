"""Our group's page: facilitators fill it in, one thing at a time, from their phones.

What stands on it: SHP:309, CH:57, CH:132, CH:172, CH:117.
"""

from conversations.endings import fine_if_skipped
from conversations.group_page import LINES
from conversations.phrases import N_
from conversations.samples import OUR_PAGE_EMPTY, OUR_PAGE_FULL
from conversations.script import (
    Ask,
    Choice,
    Choices,
    Conversation,
    Do,
    Reads,
    Say,
    Seen,
    Step,
    When,
    known,
)

KEPT = (
    Do("keep_page"),
    Say("Thank you. It is on the page. I let the group know, without a buzz."),
)


TAKE_OUT = Choice("take_out", "Take out what it says")


def _change(ask: Ask) -> tuple[Step, ...]:
    """What it says now, then what it should say."""
    said = When(lambda answers, _facts: bool(answers.get(ask.name)), *KEPT)
    return When(known(ask.name), LINES[ask.name]), ask, said


CHANGES = (
    Choice(
        "page_for",
        "What we are for",
        *_change(
            Ask(
                "page_for",
                "What is our group for?",
                TAKE_OUT,
                seen_by=Seen.GROUP,
                reads=Reads.TEXT,
            )
        ),
    ),
    Choice(
        "page_sharing",
        "Why we share",
        *_change(
            Ask(
                "page_sharing",
                "Why do we share what we have lived through here?",
                TAKE_OUT,
                seen_by=Seen.GROUP,
                reads=Reads.TEXT,
            )
        ),
    ),
    Choice(
        "page_ends",
        "When the work ends",
        *_change(
            Ask(
                "page_ends",
                "When does the work end? Tell them what you know.",
                TAKE_OUT,
                seen_by=Seen.GROUP,
                reads=Reads.TEXT,
            )
        ),
    ),
    Choice(
        "page_budget",
        "The money",
        *_change(
            Ask(
                "page_budget",
                "How much money is there, and what is it for?",
                TAKE_OUT,
                seen_by=Seen.GROUP,
                reads=Reads.TEXT,
            )
        ),
    ),
    Choice(
        "page_steering",
        "Who decides",
        *_change(
            Ask(
                "page_steering",
                "How do we decide things here, and who has the last say?",
                TAKE_OUT,
                seen_by=Seen.GROUP,
                reads=Reads.TEXT,
            )
        ),
    ),
    Choice(
        "page_private",
        "What stays here",
        *_change(
            Ask(
                "page_private",
                "What stays in the group, and what may we tell others?",
                TAKE_OUT,
                seen_by=Seen.GROUP,
                reads=Reads.TEXT,
            )
        ),
    ),
    Choice(
        "page_help",
        "Help near here",
        Say("It stands under “Help now” too. So please ring each number first."),
        *_change(
            Ask(
                "page_help",
                "Who near here can help people? Put names, numbers and hours.",
                TAKE_OUT,
                seen_by=Seen.GROUP,
                reads=Reads.TEXT,
            )
        ),
    ),
    Choice(
        "page_reach",
        "How to reach us",
        *_change(
            Ask(
                "page_reach",
                "How can people reach staff here? Put a name, and a phone or e-mail.",
                TAKE_OUT,
                seen_by=Seen.GROUP,
                reads=Reads.TEXT,
            )
        ),
    ),
)

OUR_PAGE = Conversation(
    "our_page",
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    Say("This is the page about “{group}”. Each person in the group can read it."),
    Ask("what", "What would you like to change?", *CHANGES),
    fine_if_skipped("what", *LINES),
    samples=(OUR_PAGE_FULL, OUR_PAGE_EMPTY),
    command="grouppage",
    title=N_("Change this page"),
    roles=("facilitator",),
    under="about_group",
)
