"""Before we begin: what a group is to find out, and whether we are ready (STK:173, STK:153).

Each answer is kept as it is given, and can be changed on any day. All of the group can read it.
"""

from conversations.conversation import Conversation
from conversations.group_page.samples import BEGINNING, BEGUN, NO_PLAN, PLAN_TO_READ
from conversations.phrases import N_
from conversations.script import Ask, Choice, Say, Seen, Step, When, known
from conversations.typed import OnAPage
from conversations.which_group import WHICH_GROUP

PLAN = (
    When(known("plan_find"), Say("So far: “{plan_find}”")),
    OnAPage("plan_find", N_("What do we want to find out?")),
    When(known("plan_touches"), Say("So far: “{plan_touches}”")),
    OnAPage("plan_touches", N_("Whom does it touch?")),
    When(known("plan_team"), Say("So far: “{plan_team}”")),
    OnAPage("plan_team", N_("Who of the staff needs to be in on it?")),
    When(known("plan_invite"), Say("So far: “{plan_invite}”")),
    OnAPage("plan_invite", N_("Whom do we need to ask in?")),
    When(known("plan_gains"), Say("So far: “{plan_gains}”")),
    OnAPage("plan_gains", N_("Who will gain from it, and why?")),
    When(known("plan_change"), Say("So far: “{plan_change}”")),
    OnAPage("plan_change", N_("What should change in the end?")),
)

YES = Choice("yes", "Yes")


def _not_yet(takes: str) -> Choice:
    """“Not yet”, and what it would take."""
    return Choice("not_yet", "Not yet", Ask(takes, "What would it take?", seen_by=Seen.ON_A_PAGE))


READY: tuple[Step, ...] = (
    Say("Now, are we ready? It is fine to say “not yet”."),
    When(known("ready_two_ways"), Say("So far: {ready_two_ways}")),
    Ask(
        "ready_two_ways",
        "Can we share what we do, and take in what people say back?",
        YES,
        _not_yet("takes_two_ways"),
        seen_by=Seen.ON_A_PAGE,
    ),
    When(known("ready_equal"), Say("So far: {ready_equal}")),
    Ask(
        "ready_equal",
        "Can each one be safe and welcome here, as an equal, whatever their past?",
        YES,
        _not_yet("takes_equal"),
        seen_by=Seen.ON_A_PAGE,
    ),
    When(known("ready_mixed"), Say("So far: {ready_mixed}")),
    Ask(
        "ready_mixed",
        "Will the group be as mixed as the people it is about, from day one?",
        YES,
        _not_yet("takes_mixed"),
        seen_by=Seen.ON_A_PAGE,
    ),
    When(known("ready_access"), Say("So far: {ready_access}")),
    Ask(
        "ready_access",
        "Can each one get in, follow it all, and take part in their own way?",
        YES,
        _not_yet("takes_access"),
        seen_by=Seen.ON_A_PAGE,
    ),
)

BEFORE_WE_BEGIN = Conversation(
    "before_we_begin",
    WHICH_GROUP,
    Say("Six questions about what you plan, then four about being ready."),
    Say("I keep each answer as you give it. You can stop, and go on later."),
    *PLAN,
    *READY,
    Say("Thank you. All of the group can read it in “What we plan”."),
    Say("You can change it on any day."),
    samples=(BEGINNING, BEGUN),
    each="keep_begin",
    command="begin",
    title=N_("Before we begin"),
    roles=("facilitator", "peer"),
    under="run_group",
)

OUR_PLAN = Conversation(
    "our_plan",
    WHICH_GROUP,
    When(
        known("plan_lines"),
        Say("This is what “{group}” plans:"),
        Say("{plan_lines}"),
        otherwise=(Say("Staff have not said more yet. You can ask them."),),
    ),
    When(known("ready_lines"), Say("Are we ready?"), Say("{ready_lines}")),
    samples=(PLAN_TO_READ, NO_PLAN),
    command="ourplan",
    title=N_("What we plan"),
    roles=("co_producer", "facilitator", "link_person", "safeguarding"),
    under="about_group",
)
