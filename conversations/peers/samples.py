"""Sample facts for a group for peers only."""

from conversations.samples import NO_ONE_DOES, OTHERS_DO
from conversations.script import Facts

HELPS: Facts = {**OTHERS_DO, "runs_this_group": True}
ALONE: Facts = {**NO_ONE_DOES, "runs_this_group": True}
