"""About the others: pages that people have shown for a meeting one comes to (BLG:9, SHP:377)."""

from conversations.conversation import Conversation
from conversations.endings import fine_if_skipped
from conversations.pages.samples import (
    READS_A_SHORT_PAGE,
    READS_NO_PAGE,
    READS_PAGES,
    READS_TOO_LATE,
)
from conversations.phrases import N_
from conversations.script import Answers, Ask, Choices, Facts, Say, When, known


def are_shown(answers: Answers, facts: Facts) -> bool:
    """Whether anyone shows a page where this person comes."""
    return "which" in answers or bool(facts.get("pages_at"))


WHO_COMES = Conversation(
    "who_comes",
    When(
        are_shown,
        Say("Some people show a page about them. After the meeting it is shut again."),
        Ask(
            "which",
            "Which meeting is it about?",
            Choices(
                "pages_at",
                Ask(
                    "whose",
                    "Whose page would you like to read?",
                    Choices(
                        "shown_by",
                        When(
                            known("their_page"),
                            Say("{whose_name} says:"),
                            Say("{their_page}"),
                            When(known("opener"), Say("{opener}")),
                            otherwise=(Say("That page is not shown now. That is fine."),),
                        ),
                    ),
                ),
            ),
        ),
        otherwise=(Say("No one shows a page right now, at a meeting you come to."),),
    ),
    fine_if_skipped("which", "whose"),
    samples=(READS_PAGES, READS_A_SHORT_PAGE, READS_TOO_LATE, READS_NO_PAGE),
    title=N_("About the others"),
    roles=("co_producer", "facilitator", "link_person"),
    under="about_group",
)
