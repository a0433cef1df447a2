"""What people would like to learn, to choose from; words of their own come beside it (SHP:414)."""

from conversations.script import Choice

WISHES = (
    Choice("meetings", "How meetings work"),
    Choice("speaking", "Speaking up"),
    Choice("phone", "Using a phone or computer"),
    Choice("chairing", "Leading a meeting"),
)
