import json

import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0019_worries"
down_revision = "0018_messages"

_SIGNAL = sa.table(
    "signal",
    *(
        sa.column(name)
        for name in ("id", "person_id", "group_id", "meeting_id", "kind", "state", "answered_by")
    ),
    sa.column("raised_at", Moment()),
    sa.column("answered_at", Moment()),
)
_OPEN = sa.select(_SIGNAL).where(
    _SIGNAL.c.kind == "safety",
    _SIGNAL.c.state.not_in(("ended", "faded")),
    _SIGNAL.c.person_id.is_not(None),
)


def upgrade() -> None:
    worry = op.create_table(
        "worry",
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("signal_id", sa.Integer(), nullable=True),
        sa.Column("raised_at", Moment(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("next_at", Moment(), nullable=True),
        sa.Column("opened_at", Moment(), nullable=True),
        sa.Column("seen_by", sa.Integer(), nullable=True),
        sa.Column("seen_at", Moment(), nullable=True),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.Column("taken_at", Moment(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("covered_at", Moment(), nullable=True),
        sa.Column("left_out", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["about_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["group_id"], ["circle.id"]),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["seen_by"], ["person.id"]),
        sa.ForeignKeyConstraint(["taken_by"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("worry", schema=None) as batch_op:
        for column in ("about_id", "next_at", "person_id", "taken_by"):
            batch_op.create_index(batch_op.f(f"ix_worry_{column}"), [column], unique=False)
    for table in ("notice", "talk"):
        op.add_column(table, sa.Column("worry_id", sa.Integer(), nullable=True))
        op.create_index(f"ix_{table}_worry_id", table, ["worry_id"], unique=False)
    _carry_over(worry)


def _carry_over(worry: sa.Table) -> None:
    """Worries that were raised as a kind of break, and are not over: they go out anew, at once.

    Until now nobody could say that they act. Whom their raiser has left out is worked out from
    what they chose, whenever it is passed on.
    """
    conn = op.get_bind()
    for row in conn.execute(_OPEN.order_by(_SIGNAL.c.id)).all():
        conn.execute(
            sa.insert(worry).values(
                person_id=row.person_id,
                group_id=row.group_id,
                meeting_id=row.meeting_id,
                signal_id=row.id,
                raised_at=row.raised_at,
                step=0,
                next_at=row.raised_at,
                left_out=json.dumps([]),
                state="raised",
            )
        )
