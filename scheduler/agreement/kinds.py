"""Each sort of notice that this room posts."""

from __future__ import annotations

from conversations.phrases import N_
from scheduler.kinds import Kind, alike

_NEWS_OF_OUR_AGREEMENT = N_("News of our agreement")


KINDS = (
    Kind(
        "agreement_news",
        called=_NEWS_OF_OUR_AGREEMENT,
        planned=N_("a word about our agreement"),
        in_their_hours=True,
    ),
    *alike(("talk_first", "agreement_review"), called=_NEWS_OF_OUR_AGREEMENT),
)
