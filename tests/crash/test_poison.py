"""What nobody should send: neighbours are served, the bad one is set aside, and a signal goes."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.intake import Intake, Raw
from bot.memory import Memory
from bot.telegram import Telegram
from records.database import Database
from records.programs import quarantined, taken
from scheduler.talks.acts import Act
from scheduler.talks.turns import turn_acts
from tests.crash.mutations import mutated, real_shapes
from tests.crash.waiting import (
    answers_of,
    number_of_signals,
    presses,
    sends,
    shows,
    times_taken,
)
from tests.scene import START, TOKEN, Scene

pytestmark = pytest.mark.crash

MUTATIONS = 3_000
MALFORMED: tuple[dict[str, Any], ...] = (
    {"message": None},
    {"message": {}},
    {"message": {"chat": {"id": "x", "type": "private"}, "from": {"id": 104}}},
    {"message": {"chat": [], "message_id": 1}},
    {"callback_query": {"id": "1", "from": {"id": None}, "data": "1.q.yes"}},
    {"callback_query": "tap"},
    {"my_chat_member": {"chat": {"id": 104}}},
    {"message": {"chat": {"id": 2**70, "type": "private"}, "from": {"id": 2**70}, "text": "hi"}},
    {"poll": {"id": "7"}},
    {},
)


def set_aside(database: Database) -> list[tuple[str, Any]]:
    """What is in quarantine: the error, and the update, unsealed."""
    with database.transaction() as tx:
        rows = tx.conn.execute(select(quarantined).order_by(quarantined.c.id)).all()
        return [(row.error, tx.unseal(row.key_id, "quarantine", row.raw)) for row in rows]


def test_malformed_updates_are_set_aside_and_their_neighbours_served(scene: Scene) -> None:
    kit, cal = scene.phones["Kit"], scene.phones["Cal"]
    scene.stop_bot()  # so that all of it comes in one batch
    sends(kit, "1")
    ids = [scene.post("raw", update=update)["update_id"] for update in MALFORMED]
    sends(cal, "1")
    scene.start_bot()
    scene.settle()

    assert answers_of(scene.database) == ["yes", "yes"]
    aside = set_aside(scene.database)
    assert len(aside) >= 6
    for error, raw in aside:
        assert raw["update_id"] in ids
        assert error.split()[0].isidentifier()
    with scene.database.engine.connect() as conn:
        known = set(conn.scalars(select(taken.c.update_id)))
    assert set(ids) <= known
    stored = (scene.folder / "alongside.db").read_bytes()
    assert b"my_chat_member" not in stored.replace(b"CREATE", b""), "quarantine is sealed"


def stumble(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make these acts raise what nobody expected."""
    real = turn_acts.act_named  # type: ignore[attr-defined]  # where talks get their acts from

    def act_named(name: str) -> Act:
        if name not in names:
            found: Act = real(name)
            return found
        raise ZeroDivisionError

    monkeypatch.setattr(turn_acts, "act_named", act_named)


def test_when_our_own_code_stumbles_the_sender_gets_a_kind_word(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit, cal = scene.phones["Kit"], scene.phones["Cal"]
    stumble(monkeypatch, "answer_invitation")
    kit.says("1")
    cal.says("what can I do?")

    assert "It is not your fault. I kept what you sent" in kit.last()
    assert "fault" not in cal.last()
    ((error, raw),) = set_aside(scene.database)
    assert error.startswith("ZeroDivisionError")
    assert raw["message"]["text"] == "1"
    assert answers_of(scene.database) == []


@pytest.mark.parametrize("how", ["word", "slip", "command", "button", "menu"])
def test_a_signal_goes_even_when_its_talk_stumbles(
    how: str, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
    kit.says("what can I do?")
    stumble(monkeypatch, "hold_signal" if how == "slip" else "raise_signal")
    covers = len(jo.texts()), len(ali.texts())
    if how in ("button", "menu"):
        kit.chooses("coming", "yes")
        kit.says("/menu")
        presses(kit, {"button": "go", "menu": "choose"}[how] + ".need_a_break")
    else:
        sends(kit, {"word": "pineapple", "slip": "pineaple", "command": "/break"}[how])
    scene.settle()

    assert "It is not your fault" in kit.last()
    assert number_of_signals(scene.database) == 1
    assert (len(jo.texts()), len(ali.texts())) == (covers[0] + 1, covers[1] + 1)


def test_thousands_of_mutated_updates_stop_nobody(scene: Scene) -> None:
    scene.phones["Kit"].says("what can I do?")
    scene.phones["Kit"].chooses("coming", "unsure")
    shapes = real_shapes(scene)
    scene.stop_bot()
    intake = Intake(
        scene.database,
        Telegram(TOKEN, scene.settings.api_url),
        lambda: START,
        lambda: 0.0,
        lambda: None,
        Memory(),
        None,
    )
    chance = random.Random(5)
    first = 1_000_000_000
    updates: list[Raw] = [
        {**mutated(chance, shapes), "update_id": first + number} for number in range(MUTATIONS)
    ]
    for start in range(0, MUTATIONS, 20):
        batch = updates[start : start + 20]
        intake.take_batch(batch)

    with scene.database.engine.connect() as conn:
        known = set(conn.scalars(select(taken.c.update_id).where(taken.c.update_id >= first)))
    assert known == set(range(first, first + MUTATIONS)), "each is handled or set aside"
    aside = set_aside(scene.database)
    errors = sorted({error for error, _ in aside})
    print(f"{MUTATIONS} mutations, {len(aside)} set aside: {errors}")
    by_id = {raw["update_id"]: raw for _, raw in aside}
    assert all(
        json.loads(json.dumps(updates[number - first])) == raw for number, raw in by_id.items()
    )


def test_the_program_goes_on_after_mutated_updates_over_the_wire(
    scene: Scene, tmp_path: Path
) -> None:
    shapes, chance = real_shapes(scene), random.Random(6)
    for _ in range(60):
        update = mutated(chance, shapes)
        del update["update_id"]
        scene.post("raw", update=update)
    scene.settle()
    scene.phones["Max"].says("1")

    assert "yes" in answers_of(scene.database)


@pytest.mark.parametrize("strange", [None, "x", [], 7, {"update_id": 2**70}, {"update_id": "x"}])
def test_what_has_no_number_stops_nobody(strange: object, scene: Scene) -> None:
    scene.stop_bot()
    scene.post("raw", update=strange)
    said = sends(scene.phones["Kit"], "1")
    scene.start_bot()
    shows(scene.phones["Kit"], "saved your answer")
    sends(scene.phones["Cal"], "1")
    shows(scene.phones["Cal"], "saved your answer")

    assert times_taken(scene.database, said) == 1
