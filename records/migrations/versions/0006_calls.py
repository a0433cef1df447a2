"""Whom link persons are to ring, and who plays a talk for someone without a phone."""

import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0006_calls"
down_revision = "0005_series"


def upgrade() -> None:
    op.create_table(
        "call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("caller_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("notice_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("deadline", Moment(), nullable=True),
        sa.Column("listed_at", Moment(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", Moment(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["caller_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["circle.id"],
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_caller_id"), ["caller_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_call_waiting", ["state", "due_at"], unique=False)

    with op.batch_alter_table("talk", schema=None) as batch_op:
        batch_op.add_column(sa.Column("played_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("about_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_talk_about_id"), ["about_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_talk_played_by"), ["played_by"], unique=False)
