"""Who said no to a series is asked again: when they picked, and once where nobody asked which.

Until now a no to one meeting of a series was a no for ever. Who is silenced so is asked once more,
and what they pick then counts.
"""

import sqlalchemy as sa
from alembic import op

from records.moments import Moment

revision = "0022_asked_again"
down_revision = "0021_told_together"

_SERIES = sa.table("series", sa.column("id", sa.Integer()), sa.column("made_at", Moment()))
_REGULAR = sa.table(
    "regular",
    sa.column("series_id", sa.Integer()),
    sa.column("answer", sa.String()),
    sa.column("ask_at", Moment()),
)


def upgrade() -> None:
    op.add_column("regular", sa.Column("ask_at", Moment(), nullable=True))
    op.create_index("ix_regular_ask_at", "regular", ["ask_at"], unique=False)
    long_ago = sa.select(_SERIES.c.made_at).where(_SERIES.c.id == _REGULAR.c.series_id)
    silenced = sa.update(_REGULAR).where(_REGULAR.c.answer == "no")
    op.get_bind().execute(silenced.values(ask_at=long_ago.scalar_subquery()))
