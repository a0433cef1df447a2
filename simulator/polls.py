"""Polls: what they ask, and when they close."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from simulator.errors import bad_request
from simulator.formatting import formatted
from simulator.validation import utf16_length

Json = dict[str, Any]
LONGEST_QUESTION = 300
LONGEST_OPTION = 100
LONGEST_EXPLANATION = 200
MOST_LINE_FEEDS = 2
SHORTEST_SECONDS = 5
LONGEST_SECONDS = 2_628_000
_SWITCHES = ("allows_multiple_answers", "members_only")
_ids = count(5_400_000_000_000_000_001)


def new_poll(params: Json, now: datetime) -> Json:
    """Return Telegram's Poll; raises ApiError for one that can't be."""
    kind = params.get("type", "regular")
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    poll: Json = {
        "id": str(next(_ids)),
        **_text(params, "question", LONGEST_QUESTION),
        "options": [_option(option, number) for number, option in enumerate(params["options"])],
        "total_voter_count": 0,
        "is_closed": params.get("is_closed", False),
        "is_anonymous": params.get("is_anonymous", True),
        "type": kind,
        "allows_revoting": params.get("allows_revoting", kind == "regular"),
        **{switch: params.get(switch, False) for switch in _SWITCHES},
        **_text(params, "description", None),
        **_closing(params, now),
    }
    return {**poll, **_quiz(params, poll)} if kind == "quiz" else poll


def as_it_is(poll: Json, now: datetime) -> Json:
    """Return the poll as it stands now: it closes by itself."""
    closed = poll["is_closed"] or now.timestamp() >= poll.get("close_date", now.timestamp() + 1)
    return {**poll, "is_closed": closed}


def _text(values: Json, name: str, most: int | None, called: str = "question") -> Json:
    """Return the text of this name and its entities; raises ApiError for none or too much."""
    if name not in values:
        return {}
    mode, given = values.get(f"{name}_parse_mode"), values.get(f"{name}_entities")
    text, entities = formatted(values[name], mode, given)
    if most and not text:
        raise bad_request(f"poll {called} must be non-empty")
    if most and utf16_length(text) > most:
        raise bad_request(f"poll {called} length must not exceed {most}")
    return {name: text, **({f"{name}_entities": entities} if entities else {})}


def _option(option: Json, number: int) -> Json:
    text = _text(option, "text", LONGEST_OPTION, "options")
    return {"persistent_id": str(number), **text, "voter_count": 0}


def _closing(params: Json, now: datetime) -> Json:
    """Return when the poll closes, as open_period or close_date ask."""
    if period := params.get("open_period"):
        end = int((now + timedelta(seconds=period)).timestamp())
        return {"open_period": period, "close_date": end}
    if "close_date" in params:
        at = params["close_date"]
        seconds = at - now.timestamp()
        # a second of grace: the moment is cut to whole seconds on its way here
        if not SHORTEST_SECONDS - 1 <= seconds <= LONGEST_SECONDS:
            raise bad_request("POLL_CLOSE_DATE_INVALID")
        return {"close_date": at}
    return {}


def _quiz(params: Json, poll: Json) -> Json:
    """Return what only a quiz has; raises ApiError without a right answer."""
    right = params.get("correct_option_ids") or []
    if not right or not all(0 <= number < len(poll["options"]) for number in right):
        raise bad_request("wrong correct option ID specified")
    explanation = _text(params, "explanation", None)
    words = explanation.get("explanation", "")
    if utf16_length(words) > LONGEST_EXPLANATION or words.count("\n") > MOST_LINE_FEEDS:
        raise bad_request("MESSAGE_TOO_LONG")
    return {"correct_option_ids": right, **(explanation if words else {})}
