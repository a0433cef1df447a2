"""Phones on the page, held as a person holds them, in any language that the bot speaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Locator, Page, expect

PATIENCE_MILLISECONDS = 30_000
MOST_MOVES = 40
#: what stands between words of two directions, and is not seen
_ISOLATES = "[\u2066-\u2069]*"


@dataclass
class Held:
    """One phone; words are given in English, as the conversations' files have them."""

    page: Page
    name: str
    translated: Callable[[str], str]
    #: only what comes after this counts: the same questions are asked again in the next talk
    since: int = 0

    @property
    def root(self) -> Locator:
        return self.page.get_by_role("region", name=f"Phone of {self.name}", exact=True)

    def words(self, english: str) -> re.Pattern[str]:
        """Such a sentence in this person's language, whatever is filled into it."""
        parts = re.split(r"\{\w+\}", self.translated(english))
        return re.compile(f"{_ISOLATES}.*?".join(re.escape(part) for part in parts), re.DOTALL)

    def message(self, english: str) -> Locator:
        """The newest message that says this."""
        after = f"[data-id='{self.since}'] ~ " if self.since else ""
        items = self.root.locator(f"{after}.item:not(.mine)", has_text=self.words(english))
        return items.last

    def turns_the_page(self) -> None:
        """What has been said until now does not count any more."""
        newest = self.root.locator(".item").last.get_attribute("data-id")
        self.since = int(newest or 0)

    def reads(self, english: str) -> None:
        """This is said, and can be seen."""
        expect(self.message(english)).to_be_visible(timeout=PATIENCE_MILLISECONDS)

    def ask(self, path: str) -> Any:
        """Ask the simulator, past the page."""
        return self.page.request.get(urljoin(self.page.url, f"/_sim/{path}")).json()

    def settles(self) -> None:
        """The bot has done all there is to do: what is typed now answers its newest question."""
        move = {"advance_seconds": 0, "wait": True}
        answer = self.page.request.post(
            urljoin(self.page.url, "/_sim/clock"), data=move, timeout=3 * PATIENCE_MILLISECONDS
        )
        assert answer.json()["settled"]

    def was_told(self, english: str) -> bool:
        """Whether it has been said, drawn on the page or not yet."""
        people = self.ask("people")
        person = next(one["id"] for one in people if one["name"] == self.name)
        told = self.ask(f"sees?person={person}")["messages"]
        words = self.words(english)
        return any(one["message_id"] > self.since and words.search(one["text"]) for one in told)

    def answers(self, question: str, label: str) -> None:
        """Tap a button under a question."""
        self.reads(question)
        self.settles()
        self.message(question).get_by_role(
            "button", name=self.translated(label), exact=True
        ).click(timeout=PATIENCE_MILLISECONDS)

    def types(self, text: str) -> None:
        """Write, and send it with Enter."""
        self.settles()
        field = self.root.locator("textarea")
        field.fill(text)
        field.press("Enter")
        expect(self.root.locator(".mine").last).to_contain_text(
            text, timeout=PATIENCE_MILLISECONDS
        )

    def replies(self, question: str, text: str) -> None:
        """Type an answer to a question."""
        self.reads(question)
        self.types(text)

    def waits_for(self, english: str) -> None:
        """Press "To the next notice" until this is said."""
        for _ in range(MOST_MOVES):
            if self.was_told(english):
                break
            self.moves("To the next notice")
        self.reads(english)

    def moves(self, button: str) -> None:
        """Press a button of the clock bar, and wait until the clock stands where it should."""
        with self.page.expect_response("**/_sim/clock"):
            self.page.get_by_role("button", name=button, exact=True).click()
        self.settles()  # a move begins when the one before it is over
