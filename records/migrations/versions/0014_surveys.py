import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0014_surveys"
down_revision = "0013_peers"


def upgrade() -> None:
    op.create_table(
        "survey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closes_at", Moment(), nullable=False),
        sa.Column("card", sa.LargeBinary(), nullable=False),
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
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_closes_at"), ["closes_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_group_id"), ["group_id"], unique=False)

    op.create_table(
        "surveyanswer",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["survey.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("surveyanswer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_surveyanswer_survey_id"), ["survey_id"], unique=False)

    op.create_table(
        "surveyreply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("talk_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["survey.id"],
        ),
        sa.ForeignKeyConstraint(
            ["talk_id"],
            ["talk.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("talk_id"),
    )
    with op.batch_alter_table("surveyreply", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_surveyreply_survey_id"), ["survey_id"], unique=False)
