"""The words a conversation is written in. Data only: nothing here does anything.

A conversation is read from top to bottom. What follows an answer is written under that
answer. The English words are the gettext keys; `{braces}` are facts, filled in by whoever
renders the message, in the reader's own language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

#: One answer: a choice's key, typed words, a number or an ISO date or time; or several keys.
#: What was read as a day may carry a time after a space, and a time how many minutes it lasts:
#: they answer the questions that follow. Several where one is asked for: it is in doubt which.
Answer = str | tuple[str, ...]
Answers = Mapping[str, Answer]
#: What is known when a turn is made: names, times, and live choices, by name.
Facts = Mapping[str, object]


class Seen(StrEnum):
    """Who will see an answer. Said with every question, before it is answered (CH:172)."""

    NOBODY = "nobody"  #: it only steers the talk
    ONLY_BOT = "only_bot"  #: kept, sealed, and shown to no other person
    LINK_PERSON = "link_person"
    FACILITATORS = "facilitators"
    ALL_LINKS = "all_links"  #: whoever looks after them, in each of their groups
    ALL_FACILITATORS = "all_facilitators"  #: of each of their groups
    HOW_MANY = (
        "how_many"  #: facilitators read a number, the link person a yes; a no nobody (CH:82)
    )
    STAFF = "staff"  #: facilitators and the link person
    ON_A_BREAK = "on_a_break"  #: staff, with the call for a break, and not before
    GROUP = "group"
    ON_A_PAGE = "on_a_page"  #: whoever is in the group, where they look for it
    WHO_I_SHOW = "who_i_show"  #: kept, sealed, and read by those to whom the person shows it
    WHO_GETS_IT = "who_gets_it"  #: the one to whom words are sent
    WHO_IS_TOLD = "who_is_told"  #: those who are told of a worry about safety, now or later
    ANONYMOUS = "anonymous"  #: all of the group, without the name, once five have answered


class Reads(StrEnum):
    """How what a person types is read into a value (by `bot/words/reading.py`)."""

    CHOICE = "choice"
    TEXT = "text"
    NAME = "name"  #: what someone is called: a few words on one line, and no question
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    EMAIL = "email"
    PHONE = "phone"
    WORD = "word"  #: a word or an emoji that nobody types to mean something else
    CITY = "city"  #: a place, for the time there
    FILE = "file"  #: a file that is sent, or words that are typed instead
    OWN_WORDS = "own_words"  #: a choice, or how someone is in words of their own


#: the answer that holds to whom kept words would go, as it stood in the question
ASKED = "asked_readers"
#: the answer that holds to which talk and question words are to be added
ADDS_TO = "adds_to"
#: the answers that hold for which talk and question an aside asks, and what it would be there
ANSWERS_THERE, AS_ANSWER = "answers_there", "as_answer"
#: the answer that holds in which messages the newest answer was typed; no question has such a name
HEARD_IN = "heard_in*"
#: begins an answer that is a file and parts its kind, id and name; parts words from what they
#: say besides: nobody can type them
FILE_MARK, BESIDE = "\x1f", "\x1e"


class Say(NamedTuple):
    """A line for the person."""

    words: str


class SayMany(NamedTuple):
    """A line whose words depend on the number in the fact `by`."""

    one: str
    many: str
    by: str


class Tell(NamedTuple):
    """A line for someone else: `role` is link_person, facilitators, or readers.

    Readers are whoever gets in touch with the person, without those whom they left out or name.
    One that asks something of them is a `task` too, of this kind: it stays on their list until
    it is done (scheduler/tasks/tasks.py); once its meeting is over or off, that list says `over`.
    One that `ends` a sort of task takes back what this person asked for about the same meeting:
    they are worried no more. One that goes `everywhere` is told in each group of this person's,
    whatever the talk is about. One that `waits` goes with the others of its talk, in
    one message, once that is over, or ten minutes after its last answer.
    """

    role: str
    words: str
    task: str = ""
    waits: bool = False
    over: str = ""
    ends: str = ""
    everywhere: bool = False


class Do(NamedTuple):
    """Something to be done by the act of this name, with the answers so far."""

    act: str


class Choice:
    """A button. `key` is saved and never translated; `then` is what follows if it is chosen.

    `begins` names a conversation that it begins instead; the question stays open meanwhile.
    `typed` are other words that pick it. Where one is the `yes`, a typed “no” picks none of the
    others, unless its key is “no”. It is not offered where the fact `unless` is known.
    """

    def __init__(
        self,
        key: str,
        label: str,
        *then: Step,
        begins: str = "",
        typed: tuple[str, ...] = (),
        yes: bool = False,
        unless: str = "",
    ) -> None:
        self.key, self.label, self.then, self.begins = key, label, then, begins
        self.typed, self.yes, self.unless = typed, yes, unless


class Choices:
    """Buttons made from live data: the fact `from_` holds (key, label) pairs.

    They are looked up again when one is tapped, so an old button can't do harm. `keys` are all
    that there can be, where the question takes words too: what is none of them is words.
    """

    def __init__(self, from_: str, *then: Step, keys: tuple[str, ...] = ()) -> None:
        self.from_, self.then, self.keys = from_, then, keys


class Ask:
    """A question. One with no choices takes what is typed, read as `reads` says.

    `many` lets several choices be picked. `skip=False` only where nothing can follow without
    an answer (a date for a meeting) or where a skip would be read as a yes. `consent` words are
    shown in English too until someone has checked their translation (W:11).

    `keeps` names an answer under which words are kept that pick none of the choices: what was
    typed here is not lost. While `again` is true, the same is asked again after each answer in
    words, and `then` follows words alone; such a question is the last of its script. Where it is
    OWN_WORDS that it reads, `then` follows words alone as well. `misread` names the phrase for
    words that are none of its answers. `unclear` is the choice that any of these stand for. Where
    words are asked for that are `no_moment`, a mere day or time is asked about before it is taken.

    `words_for`, `chooses` and `beside` say what is for another question (carried.py); `seen_as`
    names the fact that says who will see the answer, where that differs.
    """

    def __init__(  # noqa: PLR0913 - what can be said of a question, each named
        self,
        name: str,
        words: str,
        *choices: Choice | Choices,
        seen_by: Seen = Seen.NOBODY,
        reads: Reads | None = None,
        many: bool = False,
        skip: bool = True,
        consent: bool = False,
        keeps: str = "",
        misread: str = "NOT_AN_ANSWER",
        unclear: str = "",
        no_moment: bool = False,
        again: Callable[[Answers, Facts], bool] | None = None,
        words_for: Mapping[str, tuple[str, ...]] | None = None,
        chooses: str = "",
        beside: str = "",
        seen_as: str = "",
        then: tuple[Step, ...] = (),
    ) -> None:
        self.name, self.words, self.choices = name, words, choices
        self.words_for, self.chooses, self.beside = words_for or {}, chooses, beside
        self.seen_by, self.seen_as, self.many = seen_by, seen_as, many
        self.skip, self.then, self.consent = skip, then, consent
        self.keeps, self.again = keeps, again
        self.misread, self.unclear, self.no_moment = misread, unclear, no_moment
        self.reads = reads or (Reads.CHOICE if choices else Reads.TEXT)
        live = [choice for choice in choices if isinstance(choice, Choices)]
        words_alone = again is not None or self.reads is Reads.OWN_WORDS
        if words_alone and not all(choice.keys for choice in live):
            raise ValueError(name)  # or words would be taken for one of these


class When:
    """A branch on several answers or on facts."""

    def __init__(
        self,
        test: Callable[[Answers, Facts], bool],
        *then: Step,
        otherwise: tuple[Step, ...] = (),
    ) -> None:
        self.test, self.then, self.otherwise = test, then, otherwise
        steps = dict(paths((*then, *otherwise), "")).values()
        self.asks = any(isinstance(step, Ask) for step in steps)


def known(fact: str) -> Callable[[Answers, Facts], bool]:
    """True when the fact is there and is not empty, zero or False."""
    return lambda _answers, facts: bool(facts.get(fact))


def chose(question: str, *keys: str) -> Callable[[Answers, Facts], bool]:
    """True when the question was answered with one of the keys."""

    def test(answers: Answers, _facts: Facts) -> bool:
        value = answers.get(question, ())
        return bool(set(keys).intersection(value if isinstance(value, tuple) else (value,)))

    return test


Step = Say | SayMany | Tell | Do | Ask | When


def paths(steps: tuple[Step, ...], above: str) -> Iterator[tuple[str, Step]]:
    """Every step with its path: `3`, `3/yes/0`. Rows remember paths, never words."""
    for number, step in enumerate(steps):
        path = f"{above}{number}"
        yield path, step
        for key, then in branches(step):
            yield from paths(then, f"{path}/{key}/")


def branches(step: Step) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """What can follow inside a step, each branch with its key in the path."""
    if isinstance(step, When):
        yield "when", step.then
        yield "else", step.otherwise
    if isinstance(step, Ask):
        for choice in step.choices:
            yield (choice.key if isinstance(choice, Choice) else f"*{choice.from_}"), choice.then
        yield "then", step.then
