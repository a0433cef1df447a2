"""Who may do or see what: every role, action and chat has one expected result, written here."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from records.access import TABLE, Actor, Chat, NotAllowed, allow, may
from records.groups import groups
from records.links import ABSENCE, absences
from records.people import memberships, people
from records.roles import As, roles_in, roles_towards
from scheduler import house
from tests.home import a_home, add_person

ROLES = [
    "stranger",
    "self",
    "co_producer",
    "facilitator",
    "safeguarding",
    "link_person",
    "own_link",
    "operator",
    "cover",
    "peer",
    "link_elsewhere",
    "contact",
]
#: What each role may do where it is allowed to ask at all: in a private chat; the operator at
#: the terminal. One letter a role, in the order of ROLES: y may, . may not.
EXPECTED = {
    "join group": "yy..........",
    "invite group": "...y.y.y.y..",
    "make group": ".......y....",
    "set_up group": "..y.........",
    "help_run group": "..y.........",
    "see group": "..yyyy......",
    "change group": "...y.....y..",
    "end place": "...y.....y..",
    "see agreement": "..yyyy......",
    "put_forward idea": "..yyyy......",
    "answer idea": "..yyyy......",
    "settle agreement": "...y.....y..",
    "turn_to staff": "..yyyy......",
    "answer talk": ".y..........",
    "see talk": ".y..........",
    "change choices": ".y..........",
    "see choices": ".y..........",
    "forget self": ".y.....y....",
    "see name": ".y.yyyy.yyyy",
    "see helps": ".y.y.yy.yyy.",
    "see profile": ".yyy.y......",
    "see wish": ".y.y..y.y...",
    "wish buddy": "..y.........",
    "see buddy": "..y.........",
    "see buddies": "...y.y......",
    "pair buddies": "...y.y......",
    "change profile": ".y..........",
    "show profile": ".y..........",
    "see plan": ".y..........",
    "make meeting": "...y.....y..",
    "cancel meeting": "...y.....y..",
    "change meeting": "...y.....y..",
    "send notes": "..yyyy...y..",
    "pass phone": "...y.y...y..",
    "see meeting": "..yyyy....y.",
    "answer invitation": "..yy.y......",
    "see timeline": "...y.....y..",
    "see coming": ".y.y..y.yy..",
    "confirm cancelled": "..yy.y......",
    "confirm change": "..yy.y......",
    "see call_list": ".....yy.y.y.",
    "record told": "...y.yy.y.y.",
    "ring person": "...y.yy.y.y.",
    "play talk": "......y.y...",
    "note door": "...y.y...y..",
    "raise signal": "..yy.y......",
    "see signal": ".y.yyyy.yyy.",
    "answer signal": "...y.yy.yyy.",
    "end signal": ".y..........",
    "raise worry": ".yyyyy...y..",
    "raise_for worry": "...yyyy.y.y.",
    "see worry": ".y.yyyy.yyyy",
    "take worry": "...yyyy.yyyy",
    "close worry": "...yyyy.yyyy",
    "name safeguarding": "...y........",
    "see contact": ".yy......y..",
    "end contact": ".y.......y..",
    "tell link_person": "..y.........",
    "tell readers": "..yyyy......",
    "tell facilitators": "..y..y......",
    "evaluate meeting": "..yy.y......",
    "want word": "..yyyy...yy.",
    "thank people": "..yyyy...y..",
    "take turn": "..yy.y......",
    "make poll": "...y.....y..",
    "see poll": "..yy........",
    "answer poll": "..y.........",
    "count poll": "...y.....y..",
    "settle poll": "...y.....y..",
    "make survey": "...y.....y..",
    "see survey": "..yy........",
    "answer survey": "..y.........",
    "close survey": "...y.....y..",
    "make claim": "..yy.y......",
    "see claim": ".y.y..y.yy..",
    "pay claim": "...y..y.yy..",
    "see results": "..yy.y......",
    "see anonymous_answers": "............",
    "note debrief": "..yy.y......",
    "note touch": "...y..y.y...",
    "see touch": ".y.y..y.y...",
    "send word": "...y..y.y...",
    "note supervision": "...y.y......",
    "change link": ".y..........",
    "find link": "...y........",
    "pass person": "......y.....",
    "take person": "...y.y......",
    "go away": "...y.y......",
    "cover away": "...y.y......",
    "see task": ".y.yyyy.yyyy",
    "settle task": "...yyyy.yyyy",
    "pass task": "...yyyy.yyy.",
    "take_back task": ".y..........",
}
#: Where a role may be asked about at all. Everywhere else the answer is no, whatever the table.
OPEN_IN = {role: Chat.TERMINAL if role == As.OPERATOR else Chat.PRIVATE for role in As}

#: Acts that ask nobody, each with the reason why.
ASKS_NO_ONE = {
    "show_name": "writes only to the actor's own row",
    "note_debrief": "writes only to the actor's own row",
    "note_part": "writes only to the actor's own row",
    "answer_come_over": "checks that the signal is the actor's own",
    "leave_half_done": "closes only a talk in the actor's own chat",
    "answer_no": "writes only to the actor's own row",
    "ask_to_ring": "checks that the signal is the actor's own",
    "check_survey": "reads and writes nothing",
    "close_evaluation": "called by the clock, for no one",
    "decline_invitation": "its link comes from the actor's own talk; it can only be closed",
    "escalate": "called by the clock, for no one",
    "grow_series": "called by the clock, for no one",
    "pass_worry_on": "called by the clock, for no one",
    "fade_signal": "called by the clock, for no one",
    "hide_chat": "deletes only messages of the actor's own chat",
    "keep_choices": "writes only to the actor's own row",
    "note_needs": "writes only to the actor's own row",
    "open_list": "shows only the actor's own calls",
    "settle_decision": "what is decided asks, each in its own room",
    "raise_held": "called by the clock, for no one",
    "open_to_do": "shows only what is on the actor's own list",
    "note_tomorrow": "changes only a signal that is the actor's own",
    "take_back_call": "changes only the actor's own call",
    "add_words": "changes only an answer of the actor's own, for those who were told it",
    "note_who_is_asked": "keeps ids with the actor's own talk",
    "note_where": "checks that the signal is the actor's own",
}
#: Not an act: what several acts share.
#: beside the acts, what several of them write by
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def test_every_role_is_in_the_table_of_this_test() -> None:
    assert [role.value for role in As] == ROLES


def test_no_cell_of_the_table_is_missing_and_none_is_made_up() -> None:
    assert set(EXPECTED) == {f"{verb} {thing}" for verb, thing in TABLE}
    assert {len(row) for row in EXPECTED.values()} == {len(ROLES)}


@pytest.mark.parametrize("cell", EXPECTED)
def test_each_role_may_do_just_what_is_written_here(cell: str) -> None:
    verb, thing = cell.split()
    for chat in Chat:
        found = "".join("y" if may({role}, verb, thing, chat) else "." for role in As)
        asked = (chat is OPEN_IN[role] for role in As)
        expected = "".join(
            letter if here else "." for letter, here in zip(EXPECTED[cell], asked, strict=True)
        )
        assert found == expected, chat


def test_nothing_personal_is_done_or_shown_in_a_group() -> None:
    everyone = set(As)

    assert [cell for cell in TABLE if may(everyone, *cell, Chat.GROUP)] == []


def test_who_is_several_things_may_do_what_any_of_them_may() -> None:
    assert may({As.CO_PRODUCER, As.FACILITATOR}, "make", "meeting")
    assert not may({As.CO_PRODUCER, As.LINK_PERSON}, "make", "meeting")


def test_who_is_nothing_may_do_nothing() -> None:
    assert [cell for cell in TABLE if may((), *cell)] == []


def test_what_the_table_does_not_know_nobody_may_do() -> None:
    assert not any(may(set(As), "read", "everything", chat) for chat in Chat)


def test_the_operator_has_no_rights_in_a_chat_and_nobody_else_at_the_terminal() -> None:
    others = set(As) - {As.OPERATOR}

    assert [c for c in TABLE if may({As.OPERATOR}, *c, Chat.PRIVATE)] == []
    assert [c for c in TABLE if may(others, *c, Chat.TERMINAL)] == []


def test_roles_are_those_of_the_group_in_question_and_no_other(tmp_path: Path) -> None:
    with a_home(tmp_path) as home, home.database.transaction() as tx:
        jo, kit, sam = home.ids["Jo"], home.ids["Kit"], home.ids["Sam"]
        (other,) = tx.conn.execute(
            insert(groups).values(key_id="k2", card=b"", began_at=NOW)
        ).inserted_primary_key or (0,)
        tx.conn.execute(
            insert(memberships).values(
                person_id=kit, group_id=other, role="facilitator", since=NOW
            )
        )

        assert roles_in(tx.conn, kit, home.group_id) == {As.CO_PRODUCER}
        assert roles_in(tx.conn, kit, other) == {As.FACILITATOR}
        assert roles_in(tx.conn, jo, other) == frozenset()
        assert roles_towards(tx.conn, kit, home.group_id, kit) == {As.CO_PRODUCER, As.SELF}
        assert roles_towards(tx.conn, sam, home.group_id, kit) == {As.LINK_PERSON, As.OWN_LINK}
        assert roles_towards(tx.conn, sam, home.group_id, jo) == {As.LINK_PERSON}
        assert roles_towards(tx.conn, sam, other, kit) == frozenset()


#: what whoever covers for a link person may do for one of their people that others may not
ONLY_WHILE_COVERING = {cell for cell, row in EXPECTED.items() if row[ROLES.index("cover")] == "y"}


@pytest.mark.parametrize("cell", EXPECTED)
def test_who_covers_has_the_rights_of_a_cover_for_those_days_and_for_those_people(
    cell: str, tmp_path: Path
) -> None:
    verb, thing = cell.split()
    before, first, last = NOW - timedelta(seconds=1), NOW, NOW + timedelta(days=3)
    with a_home(tmp_path) as home, home.database.transaction() as tx:
        jo, kit, sam = home.ids["Jo"], home.ids["Kit"], home.ids["Sam"]
        with_no_link = add_person(tx, home.group_id, "co_producer", {}, 900)
        (row,) = tx.conn.execute(
            insert(absences).values(
                group_id=home.group_id,
                person_id=sam,
                cover_id=jo,
                first_at=first,
                ends_at=last,
                state="asked",
            )
        ).inserted_primary_key or (0,)

        def jo_may(about: int, now: datetime | None) -> bool:
            try:
                allow(tx.conn, Actor(jo), verb, thing, group=home.group_id, about=about, now=now)
            except NotAllowed:
                return False
            return True

        as_facilitator = EXPECTED[cell][ROLES.index("facilitator")] == "y"
        covering = as_facilitator or cell in ONLY_WHILE_COVERING
        assert jo_may(kit, first) is as_facilitator, "asked is not yes"
        assert ABSENCE.change(tx.conn, row, "covered")
        for now, expected in (
            (None, as_facilitator),
            (before, as_facilitator),
            (first, covering),
            (last - timedelta(seconds=1), covering),
            (last, as_facilitator),
        ):
            assert jo_may(kit, now) is expected, now
        assert jo_may(with_no_link, first) is as_facilitator
        assert As.COVER not in roles_towards(tx.conn, kit, home.group_id, kit, first)
        assert ABSENCE.change(tx.conn, row, "over")
        assert jo_may(kit, first) is as_facilitator


def test_allow_lets_pass_or_raises_and_a_group_chat_never_passes(tmp_path: Path) -> None:
    with a_home(tmp_path) as home, home.database.transaction() as tx:
        jo, kit = home.ids["Jo"], home.ids["Kit"]
        allow(tx.conn, Actor(jo), "make", "meeting", group=home.group_id)
        allow(tx.conn, Actor(None, Chat.TERMINAL), "invite", "group", group=home.group_id)
        allow(tx.conn, Actor(kit), "end", "signal", group=home.group_id, about=kit)
        refused: list[tuple[Actor, str, str, int | None]] = [
            (Actor(kit), "make", "meeting", None),
            (Actor(jo, Chat.GROUP), "make", "meeting", None),
            (Actor(jo), "end", "signal", kit),
            (Actor(None), "invite", "group", None),
            (Actor(999), "see", "meeting", None),
        ]
        for actor, verb, thing, about in refused:
            with pytest.raises(NotAllowed):
                allow(tx.conn, actor, verb, thing, group=home.group_id, about=about)


def acts() -> dict[str, Any]:
    """Every act that a room brings."""
    return dict(house.acts())


def asks(name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether an act asks `allow` or `may`, itself or in a function of the acts it calls."""
    module = importlib.import_module(acts()[name].__module__)
    functions = {
        f"{node.name}": node
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.FunctionDef)
    }
    waiting, done = [name], set()
    while waiting:
        here = waiting.pop()
        done.add(here)
        for call in ast.walk(functions[here]):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            called = call.func.id
            if called in ("allow", "may"):
                return True
            if called in functions and called not in done:
                waiting.append(called)
            elif called not in functions and _asks_elsewhere(getattr(module, called, None)):
                return True
    return False


def _asks_elsewhere(function: object) -> bool:
    """Whether a function of the scheduler asks, which acts of several rooms call."""
    if not inspect.isfunction(function) or not function.__module__.startswith("scheduler."):
        return False
    words = ast.walk(ast.parse(inspect.getsource(function)))
    return any(isinstance(w, ast.Name) and w.id in ("allow", "may") for w in words)


@pytest.mark.parametrize("name", sorted(acts()))
def test_every_act_asks_who_may_or_says_why_it_need_not(name: str) -> None:
    assert asks(name) is not (name in ASKS_NO_ONE)


def test_every_reason_is_for_an_act_that_is_there() -> None:
    assert set(ASKS_NO_ONE) <= set(acts())


def missing(table: Mapping[tuple[str, str], object]) -> set[str]:
    """What the code asks for and the table does not have, with where it is asked."""
    root = Path(house.__file__).parent.parent
    found = set()
    for folder in ("bot", "scheduler"):
        for path in (root / folder).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and _name(call.func) in ("allow", "may"):
                    said = tuple(str(a.value) for a in call.args if isinstance(a, ast.Constant))
                    if len(said) == 2 and said not in table:
                        found.add(
                            f"{' '.join(said)} is to be a row of TABLE in records/access.py: "
                            f"{path.relative_to(root).as_posix()} asks for it"
                        )
    return found


def test_every_cell_that_is_asked_in_the_code_is_in_the_table() -> None:
    assert missing(TABLE) == set()


def test_a_row_that_is_taken_out_of_the_table_is_named_with_who_asks_for_it() -> None:
    without = {cell: who for cell, who in TABLE.items() if cell != ("pay", "claim")}

    (named,) = missing(without)
    assert named.startswith("pay claim is to be a row of TABLE in records/access.py")
    assert named.endswith("scheduler/fares/pay_claim.py asks for it")


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_a_forgotten_person_is_nothing_in_any_group(tmp_path: Path) -> None:
    from scheduler.leaving.forget import forget
    from scheduler.talks.acts import Order

    with a_home(tmp_path) as home, home.database.transaction() as tx:
        kit = home.ids["Kit"]
        forget(tx, Actor(kit), Order(), NOW)

        assert roles_in(tx.conn, kit, home.group_id) == frozenset()
        assert tx.conn.execute(people.select().where(people.c.id == kit)).one().state == (
            "forgotten"
        )
