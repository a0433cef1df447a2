"""A conversation: a script with a name, and with what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from conversations.script import (
    ADDS_TO,
    ANSWERS_THERE,
    AS_ANSWER,
    ASKED,
    Ask,
    Facts,
    Step,
    Tell,
    paths,
)


class Conversation:
    """A script with a name. `samples` are facts that tests walk it with, one set a branch."""

    def __init__(  # noqa: PLR0913 - what a conversation can say of itself, each named
        self,
        name: str,
        *steps: Step,
        samples: tuple[Facts, ...] = ({},),
        command: str = "",
        title: str = "",
        roles: tuple[str, ...] = (),
        each: str = "",
        begins: str = "",
        under: str = "",
        among_peers: bool | None = None,
        while_running: bool = False,
        urgent: bool = False,
        anonymous: bool = False,
        outside: bool = False,
        remembers: tuple[str, ...] = (),
        typed_before: tuple[str, ...] = (),
    ) -> None:
        self.name, self.steps, self.samples = name, steps, samples
        #: how a person starts it: a command, the words on its button in the menu, and for whom
        self.command, self.title, self.roles = command, title, roles
        #: an act that runs after every answer and may safely run again (keeping choices)
        self.each = each
        #: the question whose answer names the conversation to begin next (the menu)
        self.begins = begins
        #: the conversation it is reached through, where it is not on the menu itself
        self.under = under
        #: offered only in groups for peers only (True), or only where there are staff (False)
        self.among_peers = among_peers
        #: on the menu only while a meeting is on
        self.while_running = while_running
        #: may break into an open talk (a signal), instead of waiting for it
        self.urgent = urgent
        #: answers are sealed with the talk's own key, not the person's (evaluation)
        self.anonymous = anonymous
        #: also for who only stands outside a group, and is told of worries
        self.outside = outside
        self.by_path: dict[str, Step] = dict(paths(steps, ""))
        self.questions: dict[str, Ask] = {
            step.name: step for step in self.by_path.values() if isinstance(step, Ask)
        }
        #: whether something that it tells waits for the talk's end
        self.waits = any(isinstance(step, Tell) and step.waits for step in self.by_path.values())
        #: what the talk was begun with, beside answers: nobody said it, and it stays
        self.remembers = frozenset({ASKED, ADDS_TO, ANSWERS_THERE, AS_ANSWER, *remembers})
        #: answers that no question asks for, and that stay: someone typed them, before or in it
        keeps = {ask.keeps for ask in self.questions.values() if ask.keeps}
        self.typed = keeps | set(typed_before)
        self.kept = self.remembers | self.typed
        self.version = _version(self.by_path)


def _version(by_path: Mapping[str, Step]) -> str:
    """A short fingerprint of the script's shape: paths, kinds, question names and choices."""
    shape = [
        f"{path}:{type(step).__name__}:{getattr(step, 'name', '')}"
        for path, step in by_path.items()
    ]
    return hashlib.sha256("\n".join(shape).encode()).hexdigest()[:12]
