import sqlalchemy as sa
from alembic import op

revision = "0013_peers"
down_revision = "0012_turns"


def upgrade() -> None:
    column = sa.Column("peers_only", sa.Boolean(), server_default=sa.false(), nullable=False)
    # not in a batch: for such a default it makes the table anew, to which others point by then
    op.add_column("circle", column)
