from alembic import op

revision = "0023_looked_for"
down_revision = "0022_asked_again"


def upgrade() -> None:
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_state", ["state", "starts_at"], unique=False)

    with op.batch_alter_table("signal", schema=None) as batch_op:
        batch_op.create_index("ix_signal_state", ["state"], unique=False)

    with op.batch_alter_table("talk", schema=None) as batch_op:
        batch_op.create_index(
            "ix_talk_of_a_sort", ["conversation", "signal_id", "last_at"], unique=False
        )

    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index("ix_task_of_a_sort", ["kind", "ended_at"], unique=False)
