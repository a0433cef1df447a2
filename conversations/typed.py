"""A question in one's own words about something that is kept: it can be taken out again."""

from conversations.script import Ask, Choice, Choices, Reads, Seen

#: the answer that empties what is kept
TAKE_OUT = "take_out"
_TAKE_OUT = Choice(TAKE_OUT, "Take out what it says")


class Typed(Ask):
    """What it should say: typed, or taken out. `words` are marked with `N_` where it is made."""

    def __init__(
        self, name: str, words: str, *choices: Choice | Choices, seen_by: Seen = Seen.GROUP
    ) -> None:
        super().__init__(name, words, *choices, _TAKE_OUT, seen_by=seen_by, reads=Reads.TEXT)


class OnAPage(Typed):
    """The same for a page that the group can look at."""

    def __init__(self, name: str, words: str, *choices: Choice | Choices) -> None:
        super().__init__(name, words, *choices, seen_by=Seen.ON_A_PAGE)
