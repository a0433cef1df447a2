"""Who will see an answer, as it is said beside each question (CH:172).

A room that knows who that is says it in its `parts.py`, as `SEEN`: with names, and without.
"""

from collections.abc import Mapping

from conversations.folders import brought
from conversations.phrases import N_
from conversations.script import Seen

_OF_ROOMS: Mapping[Seen, tuple[str, str]] = brought("SEEN", "parts")
#: A question that only steers the talk (Seen.NOBODY) has no line.
SEEN: Mapping[Seen, str] = {
    Seen.ONLY_BOT: N_("No one else sees this. It is only for me."),
    Seen.LINK_PERSON: N_("{link} will see this."),
    Seen.FACILITATORS: N_("{facilitators} will see this."),
    Seen.ALL_FACILITATORS: N_("{all_facilitators} will see this."),
    Seen.HOW_MANY: N_(
        "{facilitators} will see how many are coming. {link} will see a yes, or that you are "
        "unwell. Nobody is shown a no."
    ),
    Seen.STAFF: N_("Staff will see this."),
    Seen.ON_A_BREAK: N_("Staff see this when you ask for a break."),
    Seen.GROUP: N_("The group will see this."),
    Seen.ON_A_PAGE: N_("Everyone in the group can read this."),
    Seen.WHO_I_SHOW: N_("No one sees this until you show it."),
    Seen.ANONYMOUS: N_("Your name stays out. It opens when five people have answered."),
    **{seen: named for seen, (named, _) in _OF_ROOMS.items()},
}
#: The same where nobody looks after them.
SEEN_NO_LINK: Mapping[Seen, str] = {
    Seen.HOW_MANY: N_("{facilitators} will see how many are coming. Nobody is shown a no."),
}
#: The same where one of those whom it names is not known.
SEEN_UNNAMED: Mapping[Seen, str] = {
    Seen.LINK_PERSON: N_("One of the staff will see this."),
    Seen.FACILITATORS: N_("Staff will see this."),
    Seen.ALL_FACILITATORS: N_("Staff will see this."),
    Seen.HOW_MANY: N_("Staff will see how many are coming. Nobody is shown a no."),
    **{seen: unnamed for seen, (_, unnamed) in _OF_ROOMS.items()},
}
