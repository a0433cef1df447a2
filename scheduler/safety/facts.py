"""Facts about a worry about someone's safety: who hears of it, who never does, how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from conversations.phrases import N_, SOMEONE
from conversations.safety.safety import KEPT
from records.access import NotAllowed
from records.groups import is_peers_only
from records.people import RUNS, Role, Row
from records.sealing import KeyGone
from scheduler.link_people.carers import away_ids
from scheduler.link_people.facts import elsewhere, link_ids
from scheduler.post import reach
from scheduler.safety.worry_rows import left_out, standing, told_ids, waited_for, worry_row
from scheduler.talks import held_words
from scheduler.talks.answers import picked_id
from scheduler.talks.cards import card_of, left_out_on, read_card
from scheduler.talks.circle import STAFF, Pairs, to_choose
from scheduler.talks.known import Known, fact
from scheduler.talks.looks import next_to_look
from scheduler.talks.naming import names_any
from scheduler.talks.persons import ids_with_role, in_a_list, meeting_row
from scheduler.talks.spoken import Day, Line, Lines, Name, Several, Time

#: what the words of a worry are sealed under
LABEL = "worry.words"


def the_worry(known: Known) -> Row | None:
    """The worry this is about; None while it has not been raised."""
    found: Row | None = known.row("worry", lambda: worry_row(known.tx, known.worry_id))
    return found


def at_group(known: Known, group_id: int, meeting_id: int | None = None) -> Known:
    """The same person, seen from one of their groups."""
    answers = {"group": str(group_id)}
    return Known(known.tx, known.person, known.now, meeting_id=meeting_id, answers=answers)


def circles(asker: Known, group_id: int, out: Collection[int]) -> list[list[int]]:
    """Who can hear of a worry, those first who are told at once; each person once.

    The safeguarding contacts, and whoever runs the meeting it happens in. Without a contact, the
    link persons, then the facilitators. Never one of those left `out`. Who is away comes last.
    """
    peers = is_peers_only(asker.tx.conn, group_id)
    links = elsewhere(asker) if peers else [*link_ids(asker), *_with(asker, Role.LINK_PERSON)]
    staff = [] if peers else _with(asker, Role.FACILITATOR)
    rest = [] if peers else _with(asker, *STAFF)
    safe = _with(asker, Role.SAFEGUARDING, Role.CONTACT) or links or staff
    away = away_ids(asker.tx, group_id, asker.now)
    seen = {asker.person.id, *out}
    found: list[list[int]] = []
    for ids in ([*safe, *_there(asker)], links, staff, rest, [*safe, *links, *staff, *rest]):
        new = [i for i in dict.fromkeys(ids) if i not in seen]
        if len(found) < _WITHOUT_THE_AWAY:
            new = [i for i in new if i not in away]
        seen.update(new)
        found.append(new)
    return [ids for ids in found if ids]


#: so many circles hold no one who is away
_WITHOUT_THE_AWAY = 4


def _with(asker: Known, *roles: Role) -> list[int]:
    return [i for role in roles for i in ids_with_role(asker, role)]


def _there(asker: Known) -> list[int]:
    """Whoever runs the meeting it happens in, the one who holds the phone first."""
    if asker.meeting_id is None:
        return []
    holder = read_card(asker.tx, asker.meeting_id).get("holder")
    run = _with(asker, *RUNS)
    return [*([holder] if holder in run else []), *run]


def first_told(known: Known, found: list[list[int]]) -> list[int]:
    """Who is told at once, of those who can be reached: outside a meeting, the next ones too."""
    here = [able for ids in found if (able := _able(known, ids))]
    return [i for ids in here[: 1 if known.meeting_id is not None else 2] for i in ids]


def _able(known: Known, ids: list[int]) -> list[int]:
    return reach.reachable_of(known.tx, ids)


def own_left_out(known: Known) -> set[int]:
    """Those whom someone has left out for good (my choices, “who not to tell”)."""
    return left_out_on(known.card())


def left_out_by(known: Known, about: int | None) -> set[int]:
    """Whom a member leaves out for whom a worry is raised; and that member, who knows of it."""
    if about is None:
        return set()
    return left_out_on(card_of(known.tx, known.person_row(about))) | {about}


def _out(known: Known, here: Known) -> set[int]:
    """Who hears of it at no step, as far as that is known before it is raised.

    Also whoever is left out of what they have raised already, and on which nobody is yet.
    """
    about = picked_id(known.answers, "safety_rang")

    def find() -> set[int]:
        worry = standing(known.tx, known.person.id, group_of(here), about)
        never = left_out(worry) if worry is not None else set()
        return own_left_out(here) | left_out_by(known, about) | never

    found: set[int] = known.row(f"worries_out:{about}", find)
    return found


def everyone(here: Known, out: Collection[int]) -> list[int]:
    """Everyone who could hear of it at any step."""
    return [i for circle in circles(here, group_of(here), out) for i in circle]


def names_one_who_hears(known: Known, words: str) -> bool:
    """Whether words name someone who could hear of a worry of this person's."""
    here = where_from(known)
    return here is not None and names_any(known, everyone(here, _out(known, here)), words)


@fact("words_withheld")
def words_withheld(known: Known) -> object:
    """Whether words of this talk have not been passed on: they name someone who may hear."""
    return known.worry_id is not None and bool(held_words.pairs(known.answers, KEPT))


@fact("pass_anyway")
def pass_anyway(known: Known) -> Pairs:
    """That they go to whom they name as well, to choose."""
    chosen = known.answers.get("safety_words") == "all_the_same"
    offered = chosen or words_withheld(known)
    return (("all_the_same", Line(N_("Pass it on all the same"), {})),) if offered else ()


@fact("names_a_reader")
def names_a_reader(known: Known) -> object:
    """Whether what they have typed names someone who would read it."""
    row, here = the_worry(known), raiser_of(known)
    if row is None or here is None:
        return False
    hear = everyone(here, everyone_out(known, row))
    return names_any(known, hear, held_words.in_words(known.answers, KEPT))


@fact("kept_words")
def kept_words(known: Known) -> object:
    """What they have typed that nobody has read, in this talk or before it."""
    before = held_words.of_person(known.tx, known.person.id, KEPT, known.now)
    return Name("\n".join((before | held_words.pairs(known.answers, KEPT)).values()))


def where_from(known: Known) -> Known | None:
    """Whose worry it would be, seen from the group where someone can be told; None: no group.

    In the meeting the talk began in; else where there is a safeguarding contact, or anyone.
    """
    found: Known | None = known.row("worries_from", lambda: _where_from(known))
    return found


def _where_from(known: Known) -> Known | None:
    if known.meeting_id is not None:
        return at_group(known, int(meeting_row(known).group_id), known.meeting_id)
    mine = [at_group(known, i) for i in dict.fromkeys(m.group_id for m in known.memberships())]
    out = own_left_out(known)
    ranked = sorted(mine, key=lambda here: _rank(here, out))
    return ranked[0] if ranked else None


def _rank(here: Known, out: Collection[int]) -> int:
    found = first_told(here, circles(here, group_of(here), out))
    safe = set(_with(here, Role.SAFEGUARDING, Role.CONTACT))
    return 0 if safe & set(found) else 1 if found else 2


def group_of(here: Known) -> int:
    """The group that `at_group` was asked for."""
    return int(str(here.answers["group"]))


def raiser_of(known: Known) -> Known | None:
    """What is known of whoever raised the worry; None once it names no one."""
    row = the_worry(known)
    if row is None or row.person_id is None:
        return None
    person = known.person_row(row.person_id)
    return at_group(Known(known.tx, person, known.now), row.group_id, row.meeting_id)


def everyone_out(known: Known, worry: Row) -> set[int]:
    """Those who are never to hear of a worry, as its raiser has chosen then and since."""
    raiser = raiser_of(known)
    return left_out(worry) | (own_left_out(raiser) if raiser is not None else set())


def may_read(known: Known) -> bool:
    """Whether this person may read of the worry: not if they were left out."""
    row = the_worry(known)
    if row is None:
        return False
    if known.person.id == row.person_id:
        return True
    if known.person.id in everyone_out(known, row):
        return False
    try:
        known.allow("see", "worry", row.group_id, row.person_id)
    except NotAllowed:
        return bool(known.person.id == row.taken_by)
    return True


@fact("safe_keepers")
def safe_keepers(known: Known) -> object:
    """The names of those who are told at once: those on the button."""
    if ids := keeper_ids(known):
        return listed(known, ids)
    return Line(N_("them as soon as I can"), {}) if could_hear(known) else ""


@fact("safe_reached")
def safe_reached(known: Known) -> object:
    """Whether anyone can be told at once."""
    return bool(keeper_ids(known))


def listed(known: Known, ids: Iterable[int]) -> Several:
    """What people are called, as a list: each of them, with a name or without."""
    return Several(in_a_list(known, i) for i in ids)


def keeper_ids(known: Known) -> list[int]:
    """Who would be told at once of a worry of this person's."""
    here = where_from(known)
    if here is None:
        return []
    return first_told(here, circles(here, group_of(here), _out(known, here)))


@fact("could_hear")
def could_hear(known: Known) -> Pairs:
    """Everyone who could hear of it at any step, to choose who should not."""
    here = where_from(known)
    if here is None:
        return ()
    ids = everyone(here, _out(known, here))
    return tuple((str(i), in_a_list(known, i)) for i in ids if i != known.person.id)


@fact("told_by_voice")
def told_by_voice(known: Known) -> Pairs:
    """For staff: that a member has told them of it, in the place of their own worry."""
    return (("by_voice", Line(N_("Someone told me by phone"), {})),) if _members(known) else ()


@fact("who_rang")
def who_rang(known: Known) -> Pairs:
    """The members who could have told this member of staff."""
    return to_choose(known, _members(known))


def _members(known: Known) -> list[int]:
    here = where_from(known)
    if here is None or known.person.id not in _with(here, *STAFF):
        return []
    return [i for i in _with(here, Role.CO_PRODUCER) if i != known.person.id]


@fact("worry_is_on")
def worry_is_on(known: Known) -> object:
    """Whether a worry was raised."""
    return the_worry(known) is not None


@fact("worry_is_over")
def worry_is_over(known: Known) -> object:
    """Whether it is closed by now."""
    row = the_worry(known)
    return row is not None and row.state == "closed"


@fact("worry_told")
def worry_told(known: Known) -> object:
    """The names of those who have been told; of whoever is on it, once someone is."""
    row = the_worry(known)
    ids = told_ids(known.tx, row.id) if row is not None else []
    if row is not None and row.taken_by is not None:
        ids = [row.taken_by]
    return listed(known, reach.reachable_of(known.tx, ids))


@fact("worry_outside")
def worry_outside(known: Known) -> object:
    """Whether it was raised while no meeting was on."""
    row = the_worry(known)
    return row is not None and row.meeting_id is None


def _next_look(known: Known) -> tuple[datetime, int] | None:
    row = the_worry(known)
    told = told_ids(known.tx, row.id) if row is not None else ()
    return next_to_look(known, reach.reachable_of(known.tx, told))


@fact("worry_look_by")
def worry_look_by(known: Known) -> object:
    """Who of those who were told is the next to look."""
    found = _next_look(known)
    return known.name_of(found[1]) if found else Name("")


@fact("worry_look_day")
def worry_look_day(known: Known) -> object:
    """The day of that look."""
    found = _next_look(known)
    return Day(found[0]) if found else ""


@fact("worry_look_time")
def worry_look_time(known: Known) -> object:
    """The time of that look."""
    found = _next_look(known)
    return Time(found[0]) if found else ""


def _called(known: Known, person_id: int | None) -> Name | Line:
    return known.name_of(person_id) or Line(SOMEONE, {})


@fact("worrier")
def worrier(known: Known) -> object:
    """Who raised it, for those who may read of it."""
    row = the_worry(known)
    return _called(known, row.person_id if row is not None and may_read(known) else None)


@fact("raiser_hears")
def raiser_hears(known: Known) -> object:
    """Whether whoever raised it is still here to be told of it."""
    row = the_worry(known)
    if row is None or row.person_id is None:
        return False
    return known.person_row(row.person_id).state == "here"


@fact("worry_said")
def worry_said(known: Known) -> object:
    """What the raiser said of it, in their own words, for those who may read of it."""
    row = the_worry(known)
    if row is None or row.words is None or row.person_id is None or not may_read(known):
        return Name("")
    return Name("\n".join(said_so_far(known, row).values()))


def words_of_it(known: Known, worry_id: int, messages: Collection[str]) -> Name:
    """What these messages said of a worry, for those who may read of it."""
    about = Known(known.tx, known.person, known.now, worry_id=worry_id)
    row = the_worry(about)
    if row is None or row.person_id is None or not may_read(about):
        return Name("")
    said = said_so_far(about, row)
    return Name("\n".join(said[one] for one in messages if one in said))


def said_so_far(known: Known, worry: Row) -> dict[str, str]:
    """The words of a worry, by the talk they were said in. Empty once the key is gone."""
    if worry.words is None:
        return {}
    try:
        said: dict[str, str] = known.tx.unseal(
            known.person_row(worry.person_id).key_id, LABEL, worry.words
        )
    except KeyGone:
        return {}
    return said


@fact("worry_lines")
def worry_lines(known: Known) -> Lines:
    """What it is about, as it is now, for those who may read of it: on alert and card."""
    row = the_worry(known)
    if row is None or not may_read(known):
        return Lines(())
    raised = {"worrier": worrier(known)}
    return Lines(
        (
            _who_says_so(known, row, raised),
            _when(known, row),
            *_where(known, row),
            *([Line(N_("Nobody is on it yet."), {})] if _still_waits(row) else []),
            *_what_to_do(known, row, raised),
        )
    )


def _what_to_do(known: Known, row: Row, raised: dict[str, object]) -> list[Line]:
    """Their words, and whom to talk to; not to whoever has been forgotten, or has left no name."""
    if row.person_id is None or known.person_row(row.person_id).state == "forgotten":
        return [
            Line(N_("They have had me forget them, and with that what they wrote."), {}),
            Line(N_("Please look who may be in danger, as well as you can. If so, ring 999."), {}),
        ]
    talk = N_("Please talk to {worrier} in private, now if you can. In danger, ring 999.")
    return [*_their_words(known, row), Line(talk, raised)]


def _who_says_so(known: Known, row: Row, raised: dict[str, object]) -> Line:
    if row.about_id is None:
        return Line(N_("{worrier} says that someone may be in danger."), raised)
    rang = {**raised, "worry_rang": _called(known, row.about_id)}
    return Line(N_("{worry_rang} rang {worrier}: someone may be in danger."), rang)


def _when(known: Known, row: Row) -> Line:
    at = {"worry_day": Day(row.raised_at), "worry_time": Time(row.raised_at)}
    if known.now - row.raised_at < _SAME_HOURS:
        return Line(N_("This was sent at {worry_time}."), at)
    return Line(N_("This was sent on {worry_day} at {worry_time}."), at)


#: so long, nobody needs to be told the day
_SAME_HOURS = timedelta(hours=3)


def _where(known: Known, row: Row) -> list[Line]:
    """The meeting it was raised in, for those who may read of meetings."""
    if row.meeting_id is None:
        return []
    try:
        known.allow("see", "meeting", row.group_id, row.person_id)
    except NotAllowed:
        return []
    title = Name(read_card(known.tx, row.meeting_id).get("title", ""))
    return [Line(N_("It came from the meeting “{worry_meeting}”."), {"worry_meeting": title})]


def _still_waits(row: Row) -> bool:
    return row.taken_by is None and row.step > (row.meeting_id is None)


def _their_words(known: Known, row: Row) -> list[Line]:
    if not worry_said(known):
        return [Line(N_("They have not said more. They do not have to."), {})]
    shown, more = on_the_card(said_so_far(known, row))
    said = {"worry_said": Name("\n".join(shown))}
    words = [Line(N_("Their words: “{worry_said}”"), said)]
    follows = Line(N_("What they said before that is in messages of their own."), {})
    return [*words, follows] if more else words


def on_the_card(said: dict[str, str]) -> tuple[list[str], list[str]]:
    """Of words by their message: the newest that fit, and the messages whose words do not."""
    shown: list[str] = []
    for number, words in enumerate(reversed(said.values())):
        if shown and len("\n".join((*shown, words))) > _LONGEST_ON_A_CARD:
            return shown, list(said)[: len(said) - number]
        shown.insert(0, words)
    return shown, []


#: with all that stands around it, it is one message of Telegram's
_LONGEST_ON_A_CARD = 2_400


@fact("worry_is_mine")
def worry_is_mine(known: Known) -> object:
    """Whether this person is on it."""
    row = the_worry(known)
    return row is not None and row.state == "taken" and row.taken_by == known.person.id


@fact("worry_by")
def worry_by(known: Known) -> object:
    """Who is on it."""
    row = the_worry(known)
    return _called(known, row.taken_by if row is not None else None)


@fact("worry_one")
def worry_one(known: Known) -> object:
    """The one of the staff that a line is about: who has opened it, or seen it."""
    return _called(known, known.about_id)


@fact("worry_stands")
def worry_stands(known: Known) -> object:
    """How it stands, for whoever raised it: nothing more than is so at this moment."""
    row = the_worry(known)
    if row is None:
        return Lines(())
    if row.taken_by is not None:
        return Lines((Line(N_("{worry_by} is on it."), {"worry_by": worry_by(known)}),))
    out = everyone_out(known, row)
    asked = [i for i in waited_for(known.tx, row.id) if i not in out]
    return Lines((_how_far(known, row), *_whom_i_ask(known, asked), Line(IF_NOW, {})))


IF_NOW = N_("If it's now, ring 999.")


def _how_far(known: Known, row: Row) -> Line:
    if row.seen_by is not None:
        seen_by = {"worry_one": _called(known, row.seen_by)}
        return Line(N_("{worry_one} has seen it. But nobody is on it yet. I'm sorry."), seen_by)
    if row.opened_at is not None:
        return Line(N_("It has been opened. But nobody is on it yet. I'm sorry."), {})
    return Line(N_("Nobody has seen it yet. I'm sorry."), {})


def _whom_i_ask(known: Known, asked: list[int]) -> list[Line]:
    """Of those who were asked, who can be reached and has not said that they cannot help."""
    if not asked:
        return [Line(N_("I cannot reach anyone right now. I'll keep trying."), {})]
    return [Line(N_("I'm asking now: {worry_told}."), {"worry_told": listed(known, asked)})]
