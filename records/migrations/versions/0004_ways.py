"""The ways in which each person can be reached, in the order they chose."""

import sqlalchemy as sa
from alembic import op

revision = "0004_ways"
down_revision = "0003_calendars"


def upgrade() -> None:
    column = sa.Column("ways", sa.String(), server_default="telegram", nullable=False)
    op.add_column("person", column)
