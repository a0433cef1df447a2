"""Each request for a person is a task until it is done. What is open becomes one."""

import json
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0016_tasks"
down_revision = "0015_rests"


def upgrade() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("wanted_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("signal_id", sa.Integer(), nullable=True),
        sa.Column("talk_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(), nullable=True),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("worry_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("listed_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"]),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"]),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"]),
        sa.ForeignKeyConstraint(["group_id"], ["circle.id"]),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["signal_id"], ["signal.id"]),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"]),
        sa.ForeignKeyConstraint(["wanted_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        for column in ("call_id", "claim_id", "meeting_id", "person_id", "signal_id", "talk_id"):
            batch_op.create_index(batch_op.f(f"ix_task_{column}"), [column], unique=False)
        batch_op.create_index("ix_task_waiting", ["state", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_wanted_id"), ["wanted_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_worry_id"), ["worry_id"], unique=False)

    op.create_table(
        "taskowner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("task_id", "person_id"),
    )
    with op.batch_alter_table("taskowner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_taskowner_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_taskowner_task_id"), ["task_id"], unique=False)
    conn = op.get_bind()
    _paths(conn)
    _calls_and_claims(conn)
    _asked(conn)
    _unanswered(conn)


def _table(name: str, *columns: str, moments: tuple[str, ...] = ()) -> sa.TableClause:
    return sa.table(
        name, *(sa.column(c) for c in columns), *(sa.column(c, Moment()) for c in moments)
    )


_TASK = _table(
    "task",
    *("id", "key", "person_id", "group_id", "kind", "wanted_id", "meeting_id", "signal_id"),
    *("talk_id", "path", "call_id", "claim_id", "state"),
    moments=("asked_at", "due_at"),
)
_OWNER = _table("taskowner", "task_id", "person_id", moments=("since",))
_CALL = _table(
    "call",
    *("id", "person_id", "caller_id", "group_id", "meeting_id", "state"),
    moments=("made_at", "due_at"),
)
_CLAIM = _table(
    "claim", "id", "person_id", "group_id", "meeting_id", "state", moments=("made_at",)
)
_NOTICE = _table(
    "notice",
    *("id", "kind", "name", "parts", "act", "person_id", "talk_id", "meeting_id", "signal_id"),
    *("about_id", "state"),
    moments=("due_at",),
)
_SIGNAL = _table(
    "signal",
    *("id", "person_id", "group_id", "meeting_id", "state", "step", "answered_by"),
    moments=("raised_at",),
)
_MEETING = _table("meeting", "id", "group_id")
_MEMBER = _table("membership", "id", "person_id", "group_id", "role", "link_id")

#: where lines that ask something of someone stood, what they ask, and where they stand now
_LINES = {
    ("cancelled", "0/else/4/ring/1"): ("ring_me", "0/else/4/ring/1"),
    ("changed", "0/when/5/when/2/ring/0"): ("ring_me", "0/when/5/when/2/ring/0"),
    ("changed", "0/when/5/else/0/when/0/ring/0"): ("ring_me", "0/when/5/else/0/when/0/ring/0"),
    ("check_in", "6/worried/1/yes/0"): ("ring_me", "6/worried/3/yes/0"),
    ("debrief", "3/hard/1/yes/0"): ("ring_me", "4/hard/3/yes/0"),
    ("debrief", "7/yes/1"): ("", "8/yes/1"),
    ("hello", "3/bad/0"): ("hard", "3/bad/0"),
    ("hello", "3/word/0"): ("word", "3/word/0"),
    ("invitation", "12/unwell/3/yes/0"): ("stand_in", "12/unwell/3/yes/0"),
    ("joining", "3/when/5/yes/5/else/0/else/3/with_link/0"): (
        "together",
        "3/when/5/yes/5/else/0/else/3/with_link/0",
    ),
    ("other_way", "8/call/0"): ("ring_me", "8/call/0"),
    ("other_way", "8/one_to_one/0"): ("one_to_one", "8/one_to_one/0"),
    ("pre_brief", "16/worried/1/yes/0"): ("ring_me", "16/worried/3/yes/0"),
    ("pre_brief", "19/phone/0"): ("ring_me", "19/phone/0"),
    ("pre_brief", "19/met/0"): ("meet_first", "19/met/0"),
    ("pre_brief", "19/need/1/then/0"): ("need", "19/need/1/then/0"),
    ("pre_brief", "19/not_with/1/then/0"): ("need", "19/not_with/1/then/0"),
    ("survey_for_me", "0/when/7/call/1"): ("ring_me", "0/when/7/call/1"),
    ("survey_for_me", "0/when/7/one_to_one/1"): ("one_to_one", "0/when/7/one_to_one/1"),
    ("voice_or_picture", "3/yes/0"): ("get_in_touch", "3/yes/0"),
}
_NOTES = {
    "ask_to_ring": "ring_me_break",
    "not_right": "needs_you",
    "needs_you": "needs_you",
    "word_wanted": "word",
    "hard_words": "hard",
    "sit_down": "hard",
}
#: what was asked for so long before the last thing that happened has surely been seen to
_STILL_OPEN = timedelta(days=14)
_NOT_GONE = ("planned", "sending", "accepted", "opened", "confirmed")


def _path(path: str) -> str:
    return json.dumps({"path": path}, separators=(",", ":"))


def _paths(conn: sa.Connection) -> None:
    """Lines that wait to be told still find their words."""
    for (name, old), (_, new) in _LINES.items():
        if old != new:
            mine = (_NOTICE.c.kind == "tell", _NOTICE.c.name == name)
            conn.execute(
                sa.update(_NOTICE)
                .where(*mine, _NOTICE.c.parts == _path(old))
                .values(parts=_path(new))
            )


def _open(conn: sa.Connection, key: str, **values: object) -> int:
    conn.execute(sa.insert(_TASK).values(key=key, state="open", **values))
    return int(conn.scalar(sa.select(_TASK.c.id).where(_TASK.c.key == key)) or 0)


def _calls_and_claims(conn: sa.Connection) -> None:
    for row in conn.execute(sa.select(_CALL).where(_CALL.c.state == "open")).all():
        about = {"person_id": row.person_id, "group_id": row.group_id}
        about |= {"meeting_id": row.meeting_id, "asked_at": row.made_at, "due_at": row.due_at}
        task = _open(conn, f"call:{row.id}", kind="call", call_id=row.id, **about)
        owner = {"task_id": task, "person_id": row.caller_id, "since": row.made_at}
        conn.execute(sa.insert(_OWNER).values(**owner))
    for row in conn.execute(sa.select(_CLAIM).where(_CLAIM.c.state == "open")).all():
        about = {"person_id": row.person_id, "group_id": row.group_id}
        about |= {"meeting_id": row.meeting_id, "asked_at": row.made_at, "due_at": row.made_at}
        _open(conn, f"fare:{row.id}", kind="fare", claim_id=row.id, **about)


def _asked(conn: sa.Connection) -> None:
    """What people were told that staff have been asked for. Whose it is, the first sweep says."""
    last = conn.scalar(
        sa.select(sa.func.max(_NOTICE.c.due_at)).where(_NOTICE.c.state.in_(("accepted", "opened")))
    )
    if last is None:
        return
    since = _NOTICE.c.due_at >= last - _STILL_OPEN
    gone = (_NOTICE.c.act == "send", _NOTICE.c.state.in_(_NOT_GONE), since)
    wanted = _NOTICE.c.name.in_(_NOTES) | (_NOTICE.c.kind == "tell")
    rows = conn.execute(sa.select(_NOTICE).where(*gone, wanted).order_by(_NOTICE.c.id)).all()
    taken_back = sa.select(_NOTICE.c.about_id, _NOTICE.c.due_at).where(
        _NOTICE.c.name == "did_not_mean_to", *gone
    )
    back = {row.about_id: row.due_at for row in conn.execute(taken_back).all()}
    for row in rows:
        if row.name == "needs_you" and row.about_id in back and back[row.about_id] >= row.due_at:
            continue
        _one(conn, row)


def _one(conn: sa.Connection, row: sa.Row[Any]) -> None:
    parts, path = json.loads(row.parts), None
    if row.kind == "tell":
        kind, path = _now(row.name, parts.get("path", ""))
    else:
        kind = _NOTES[row.name]
    signal = conn.execute(sa.select(_SIGNAL).where(_SIGNAL.c.id == row.signal_id)).first()
    who = signal.person_id if signal is not None else row.about_id
    group = signal.group_id if signal is not None else _group(conn, row, parts, who)
    if not kind or who is None or group is None:
        return
    key = f"tell:{row.talk_id}:{path}" if path else f"{kind}:{who}:{row.talk_id}:{row.signal_id}"
    if conn.scalar(sa.select(_TASK.c.id).where(_TASK.c.key == key)) is not None:
        return  # told to several
    by_name = row.name in ("word_wanted", "hard_words", "sit_down")
    _open(
        conn,
        key,
        kind=kind,
        person_id=who,
        group_id=group,
        meeting_id=row.meeting_id,
        signal_id=row.signal_id,
        talk_id=row.talk_id if path or by_name else None,
        path=path,
        wanted_id=row.person_id if by_name else None,
        asked_at=row.due_at,
        due_at=row.due_at,
    )


def _now(name: str, path: str) -> tuple[str, str | None]:
    """What a line asks for, and where it stands; the paths have been brought up to date."""
    found = ((kind, new) for (of, _), (kind, new) in _LINES.items() if (of, new) == (name, path))
    return next(found, ("", None))


def _group(
    conn: sa.Connection, row: sa.Row[Any], parts: dict[str, Any], who: int | None
) -> int | None:
    if "circle" in parts:
        return int(parts["circle"])
    if row.meeting_id is not None:
        mine = sa.select(_MEETING.c.group_id).where(_MEETING.c.id == row.meeting_id)
    else:
        mine = sa.select(_MEMBER.c.group_id).where(_MEMBER.c.person_id == who)
        mine = mine.order_by(_MEMBER.c.link_id.is_(None), _MEMBER.c.id).limit(1)
    return conn.scalar(mine)


def _unanswered(conn: sa.Connection) -> None:
    """Breaks that nobody answered, while it is still known whose they were."""
    mine = (_SIGNAL.c.answered_by.is_(None), _SIGNAL.c.person_id.is_not(None), _SIGNAL.c.step >= 3)
    for row in conn.execute(sa.select(_SIGNAL).where(*mine)).all():
        about = {"person_id": row.person_id, "group_id": row.group_id, "signal_id": row.id}
        about |= {"meeting_id": row.meeting_id, "asked_at": row.raised_at, "due_at": row.raised_at}
        _open(conn, f"break:{row.id}", kind="break", **about)
