"""What this room brings to the questions of others: that all who look after someone see it."""

from collections.abc import Mapping

from conversations.phrases import N_
from conversations.script import Seen

SEEN: Mapping[Seen, tuple[str, str]] = {
    Seen.ALL_LINKS: (N_("{all_links} will see this."), N_("One of the staff will see this.")),
}
