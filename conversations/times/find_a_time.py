"""Finding a time before a meeting is set, so that those who care for others can come (CH:106)."""

from conversations.conversation import Conversation
from conversations.phrases import N_
from conversations.script import Ask, Choice, Choices, Do, Reads, Say, Seen, When, known
from conversations.times.samples import FINDING, FINDING_IN_ONE_GROUP

FIND_A_TIME = Conversation(
    "find_a_time",
    When(
        known("many_groups"),
        Ask("group", "Which group is it for?", Choices("my_groups"), skip=False),
    ),
    Ask("title", "What shall we call it? A few words.", seen_by=Seen.GROUP, skip=False),
    Ask("day_1", "Which day could it be?", reads=Reads.DATE, seen_by=Seen.GROUP, skip=False),
    Ask("time_1", "At what time?", reads=Reads.TIME, seen_by=Seen.GROUP, skip=False),
    Ask("day_2", "Which other day?", reads=Reads.DATE, seen_by=Seen.GROUP, skip=False),
    Ask("time_2", "At what time?", reads=Reads.TIME, seen_by=Seen.GROUP, skip=False),
    Ask(
        "day_3",
        "A third day? You can skip this.",
        reads=Reads.DATE,
        seen_by=Seen.GROUP,
        then=(
            Ask("time_3", "At what time?", reads=Reads.TIME, seen_by=Seen.GROUP, skip=False),
            Ask(
                "day_4",
                "A fourth day? You can skip this.",
                reads=Reads.DATE,
                seen_by=Seen.GROUP,
                then=(
                    Ask(
                        "time_4",
                        "At what time?",
                        reads=Reads.TIME,
                        seen_by=Seen.GROUP,
                        skip=False,
                    ),
                    Ask(
                        "day_5",
                        "A fifth day? It is the last. You can skip this.",
                        reads=Reads.DATE,
                        seen_by=Seen.GROUP,
                        then=(
                            Ask(
                                "time_5",
                                "At what time?",
                                reads=Reads.TIME,
                                seen_by=Seen.GROUP,
                                skip=False,
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Ask(
        "closes",
        "Until when can people answer? Tap one, or type a day.",
        Choices("usual_close"),
        reads=Reads.DATE,
        seen_by=Seen.GROUP,
        skip=False,
    ),
    Say("I ask people which of these suit them:"),
    Say("{times_draft}"),
    Ask(
        "ask_now",
        "Shall I ask them?",
        Choice(
            "yes",
            "Yes, ask them",
            Do("ask_times"),
            Say("I am asking each person, in their own hours, without a buzz."),
            Say("You will see how many could come, and no names."),
            Say("To look, or to choose: tap “Add to a meeting”, then “Choose the time”."),
        ),
        Choice("no", "No", Say("That is fine. I have asked no one.")),
        skip=False,
    ),
    samples=(FINDING, FINDING_IN_ONE_GROUP),
    command="findtime",
    title=N_("Find a time for a meeting"),
    roles=("facilitator", "peer"),
    under="more_about",
)
