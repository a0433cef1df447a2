import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0020_undone"
down_revision = "0019_worries"


def upgrade() -> None:
    op.create_table(
        "undone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("was", Moment(), nullable=True),
        sa.Column("since", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["circle.id"]),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("undone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_undone_person_id"), ["person_id"], unique=False)
