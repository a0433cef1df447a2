"""Meetings that repeat."""

import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0005_series"
down_revision = "0004_ways"


def upgrade() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("every", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("first_at", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.Column("left_out", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("break_at", sa.Integer(), nullable=True),
        sa.Column("card", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.Column("make_at", Moment(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["circle.id"],
        ),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_series_group_id"), "series", ["group_id"], unique=False)
    op.create_index(op.f("ix_series_make_at"), "series", ["make_at"], unique=False)

    op.create_table(
        "regular",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["series_id"],
            ["series.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("series_id", "person_id"),
    )
    op.create_index(op.f("ix_regular_person_id"), "regular", ["person_id"], unique=False)
    op.create_index(op.f("ix_regular_series_id"), "regular", ["series_id"], unique=False)

    op.add_column("meeting", sa.Column("series_id", sa.Integer(), nullable=True))
    op.add_column("meeting", sa.Column("occurrence", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_meeting_series_id"), "meeting", ["series_id"], unique=False)
