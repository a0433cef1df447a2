"""What went well, and what could be better, are lines of the debrief itself, as others are."""

import sqlalchemy as sa
from alembic import op

revision = "0021_told_together"
down_revision = "0020_undone"

#: where they stand in the debrief as it is now
LINES = {"debrief_well": "7/then/0", "debrief_better": "8/then/0"}


def upgrade() -> None:
    notices = sa.table("notice", *map(sa.column, ("kind", "name", "parts")))
    for name, path in LINES.items():
        op.execute(
            sa.update(notices)
            .where(notices.c.name == name)
            .values(kind="tell", name="debrief", parts=f'{{"path":"{path}"}}')
        )
