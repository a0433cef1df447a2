"""Sample facts for being away, and who covers."""

from conversations.link_people.samples import GOES_AWAY
from conversations.samples import ANY_NOTE, STAFF_MEMBER
from conversations.script import Facts

_DAYS_AWAY = "It is from Monday 8 June to Friday 12 June."
IS_AWAY: Facts = {**GOES_AWAY, "many_groups": False, "away_days": _DAYS_AWAY}
IS_AWAY_COVERED: Facts = {**IS_AWAY, "covers_me": "Bea"}
COVERING: Facts = {**STAFF_MEMBER, "away_link": "Sam", "cover_days": _DAYS_AWAY}
COVERING_TOO_LATE: Facts = {**COVERING, "too_late": "yes"}

#: What its notes may need.
NOTE: Facts = {**ANY_NOTE, "away_link": "Sam", "away_last_day": "Friday 12 June"}
