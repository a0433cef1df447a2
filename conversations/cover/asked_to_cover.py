"""Whoever is asked to cover for a link person says yes or no. Nobody covers without a yes."""

from conversations.conversation import Conversation
from conversations.cover.samples import COVERING, COVERING_TOO_LATE
from conversations.endings import fine_if_skipped
from conversations.script import Ask, Choice, Do, Say, Seen, When, known

SETTLED = Say("That is settled by now. There is nothing more to do.")

ASKED_TO_COVER = Conversation(
    "asked_to_cover",
    Say("{away_link} will be away. {cover_days}"),
    Say(
        "Someone must look after the people of {away_link} then. They may want a word, or a call."
    ),
    Ask(
        "can_cover",
        "Could you do that?",
        Choice(
            "yes",
            "Yes, I can",
            Do("answer_cover"),
            When(
                known("too_late"),
                SETTLED,
                otherwise=(
                    Say("Thank you. On those days, what is for {away_link} comes to you."),
                    Say("It ends by itself. I am telling {away_link}."),
                ),
            ),
        ),
        Choice(
            "no",
            "No, I cannot",
            Do("answer_cover"),
            When(
                known("too_late"),
                SETTLED,
                otherwise=(Say("That is fine. I am telling {away_link}."),),
            ),
        ),
        seen_by=Seen.STAFF,
    ),
    fine_if_skipped("can_cover"),
    samples=(COVERING, COVERING_TOO_LATE),
)
