import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0015_rests"
down_revision = "0014_surveys"


def upgrade() -> None:
    op.create_table(
        "rest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["group_id"], ["circle.id"]),
        sa.ForeignKeyConstraint(["link_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("rest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rest_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rest_person_id"), ["person_id"], unique=False)
