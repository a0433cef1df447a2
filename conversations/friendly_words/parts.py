"""What this room brings to the questions of others: that the one who gets the words sees them."""

from collections.abc import Mapping

from conversations.phrases import N_
from conversations.script import Seen

SEEN: Mapping[Seen, tuple[str, str]] = {
    Seen.WHO_GETS_IT: (
        N_("{word_to} will see this."),
        N_("The one you send it to will see this."),
    ),
}
