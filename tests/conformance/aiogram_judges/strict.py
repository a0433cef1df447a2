"""aiogram's models as judges: they must accept what was said, and know every word of it."""

from typing import Any

from aiogram.methods.base import TelegramMethod
from aiogram.types import Update
from pydantic import BaseModel, TypeAdapter

#: required by the Bot API that aiogram knows, and unknown to the simulator's 10.0
_LATER = {"can_send_welcome_messages": False}


class Silent(Exception):
    """A key that the model does not know would be dropped without a word."""


def judge_update(raw: dict[str, Any]) -> None:
    """Raises ValidationError or Silent for an update that is not as aiogram knows it."""
    _judge(Update, raw)


def judge_answer(method: type[TelegramMethod[Any]], raw: Any) -> None:
    """As judge_update, for the result that this method declares."""
    _judge(method.__returning__, raw)


def _judge(kind: Any, raw: Any) -> None:
    strays = _strays(TypeAdapter(kind).validate_python(_of_today(raw)), "")
    if strays:
        raise Silent(", ".join(strays))


def _of_today(raw: Any) -> Any:
    """Return it with what later Bot APIs require of an administrator."""
    if isinstance(raw, list):
        return [_of_today(one) for one in raw]
    if not isinstance(raw, dict):
        return raw
    later = _LATER if raw.get("status") == "administrator" else {}
    return {**later, **{key: _of_today(value) for key, value in raw.items()}}


def _strays(read: Any, where: str) -> list[str]:
    """Return the paths of what the models took without knowing it."""
    if isinstance(read, BaseModel):
        found = [f"{where}.{name}" for name in read.model_extra or {}]
        inside = [(f"{where}.{name}", getattr(read, name)) for name in type(read).model_fields]
    elif isinstance(read, list):
        found, inside = [], [(f"{where}[]", one) for one in read]
    else:
        return []
    return found + [stray for path, one in inside for stray in _strays(one, path)]
