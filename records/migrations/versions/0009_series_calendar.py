import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0009_series_calendar"
down_revision = "0008_claims"


def upgrade() -> None:
    op.create_table(
        "series_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("series_id", "person_id"),
    )
    with op.batch_alter_table("series_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_entry_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_series_entry_series_id"), ["series_id"], unique=False)
