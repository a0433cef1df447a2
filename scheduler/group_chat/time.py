"""What time alone brings about in a group's chat: the card of a meeting that is about to start."""

from __future__ import annotations

from scheduler.group_chat.group_card import NEXT_CARD, due_cards, post_card
from scheduler.jobs import Job

JOBS = (Job("group cards", due_cards, post_card, NEXT_CARD, "nobody waits for it"),)
