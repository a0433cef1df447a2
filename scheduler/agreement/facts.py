"""Facts about a group's agreement: what stands, what is put forward, how it was before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import select

from conversations.agreement.agreement_lines import EXAMPLE, PARTS
from conversations.phrases import N_
from records.agreements import Agreement, agreements
from scheduler.agreement.agreements import AgreedLine, lines_of, newest
from scheduler.talks.known import Known, fact
from scheduler.talks.moments import Day
from scheduler.talks.people.circle import Pairs
from scheduler.talks.people.group import group_id_of
from scheduler.talks.spoken import Line, Lines, Name, Voice

#: letters that fit a button on an old phone
_BUTTON = 38


def here(known: Known) -> int:
    """The group this is about, for someone who may see its agreement. Raises NotAllowed."""
    group_id = group_id_of(known) or 0
    known.allow("see", "agreement", group_id)
    return group_id


def version_in_force(known: Known) -> Agreement | None:
    """The group's agreement as it stands; None if there is none yet. Raises NotAllowed."""
    found: Agreement | None = known.row("agreement", lambda: newest(known.tx, here(known)))
    return found


def words_of(line: AgreedLine) -> Line | Name:
    """A line as people read it: the group's own words, or the example's in their language."""
    return Name(line.words) if line.words else Line(EXAMPLE[line.id][1], {})


def in_order(lines: Iterable[AgreedLine]) -> list[AgreedLine]:
    """The lines, part by part: their numbers are their places in this order."""
    parts = list(PARTS)
    return sorted(lines, key=lambda line: parts.index(line.part))


def numbered(lines: Iterable[AgreedLine]) -> Iterator[Line]:
    """Each part with its lines, by number."""
    part = ""
    for number, line in enumerate(in_order(lines), 1):
        if line.part != part:
            part = line.part
            yield Line(N_("{part}:"), {"part": Line(PARTS[part], {})})
        yield _numbered(number, line)


def _numbered(number: int, line: AgreedLine) -> Line:
    return Line(N_("{number}. {line}"), {"number": number, "line": words_of(line)})


class Short(NamedTuple):
    """A sentence, as far as it fits a button."""

    line: Line

    def in_words(self, voice: Voice) -> str:
        """Its beginning."""
        words = self.line.in_words(voice)
        return words if len(words) <= _BUTTON else words[:_BUTTON].rstrip() + "…"


@fact("agreed_lines")
def agreed_lines(known: Known) -> object:
    """What the group has agreed, by number; empty if there is no agreement yet."""
    return Lines(numbered(lines_of(known.tx, version_in_force(known))))


@fact("agreed_day")
def agreed_day(known: Known) -> object:
    """Since when it stands."""
    version = version_in_force(known)
    return Day(version.agreed_at) if version is not None else ""


@fact("review_day")
def review_day(known: Known) -> object:
    """When the group is to look at it again."""
    version = newest(known.tx, here(known))
    return Day(version.review_at) if version is not None and version.review_at else ""


@fact("example_lines")
def example_lines(_known: Known) -> object:
    """The agreement to start from."""
    return Lines(numbered(AgreedLine(name, part) for name, (part, _) in EXAMPLE.items()))


@fact("hard_talk_lines")
def hard_talk_lines(known: Known) -> object:
    """What the agreement says for when it gets hard, and for a hard talk (SHP:294, CH:173)."""
    lines = in_order(lines_of(known.tx, version_in_force(known)))
    said = (line for line in lines if line.part in ("hard", "talks"))
    return Lines(Line(N_("• {line}"), {"line": words_of(line)}) for line in said)


@fact("line_choices")
def line_choices(known: Known) -> Pairs:
    """The lines, to pick one."""
    lines = enumerate(in_order(lines_of(known.tx, version_in_force(known))), 1)
    return tuple((one.id, Short(_numbered(number, one))) for number, one in lines)


def _earlier(known: Known) -> list[Agreement]:
    mine = select(agreements).where(agreements.c.group_id == here(known))
    rows = known.tx.every(Agreement, mine.order_by(agreements.c.number.desc()))
    return list(rows[1:])


@fact("versions")
def versions(known: Known) -> Pairs:
    """How it was before, by the day on which each was agreed, newest first."""
    words = N_("Version {number}, {day}")
    return tuple(
        (str(row.number), Line(words, {"number": row.number, "day": Day(row.agreed_at)}))
        for row in _earlier(known)
    )


def _chosen(known: Known) -> Agreement | None:
    said = known.answers.get("version")
    return next((row for row in _earlier(known) if str(row.number) == said), None)


@fact("version_lines")
def version_lines(known: Known) -> object:
    """An earlier version, as it was agreed."""
    return Lines(numbered(lines_of(known.tx, _chosen(known))))


@fact("version_day")
def version_day(known: Known) -> object:
    """The day on which it was agreed."""
    row = _chosen(known)
    return Day(row.agreed_at) if row is not None else ""
