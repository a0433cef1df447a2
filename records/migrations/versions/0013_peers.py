import sqlalchemy as sa
from alembic import op

revision = "0013_peers"
down_revision = "0012_turns"


def upgrade() -> None:
    column = sa.Column("peers_only", sa.Boolean(), server_default=sa.false(), nullable=False)
    with op.batch_alter_table("circle", schema=None) as batch_op:
        batch_op.add_column(column)
