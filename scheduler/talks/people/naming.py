"""Whether words name someone: what names a person is not to reach them unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from locales.plain import plain
from locales.sounds import sounds_like
from records.people import Role
from scheduler.talks.known import Known
from scheduler.talks.people.contact_rows import roles_of

#: what those are called who are something in a group, without their names
CALLED: dict[Role, tuple[str, ...]] = {
    Role.LINK_PERSON: (
        *("link person", "link worker", "linkworker", "support worker", "supportworker"),
        *("key worker", "keyworker", "case worker", "caseworker", "my worker", "outreach worker"),
        *("شخص الارتباط", "شخص الاتصال", "الاخصائي", "الاخصائية", "الأخصائي", "الأخصائية"),
        *(
            "عامل الدعم",
            "عاملة الدعم",
            "المرشد",
            "المرشدة",
            "مرشدي",
            "مرشدتي",
            "المشرف",
            "المشرفة",
        ),
        *("مشرفي", "مشرفتي"),
    ),
    **dict.fromkeys(
        (Role.FACILITATOR, Role.PEER),
        (
            *("facilitator", "facilitators", "group leader", "group worker"),
            *("الميسر", "الميسرة", "ميسر", "ميسرة", "الميسرين", "المنسق", "المنسقة"),
        ),
    ),
    Role.SAFEGUARDING: ("safeguarding lead", "safeguarding contact", "safeguarding person"),
}


def names_any(known: Known, ids: Iterable[int], words: str) -> bool:
    """Whether words name one of these people, also as “Jo's” or after an Arabic “and”.

    They are named too by a pet name, in the letters of another script, or as “my link worker”.
    """
    apart = _APOSTROPHES.sub(" ", words)
    said = [plain(word) for word in re.findall(r"\w+", apart) if word not in _NO_NAMES]
    ids = list(ids)
    names = (plain(str(known.name_of(i))) for i in ids)
    parts = {part for name in names for part in name.split() if len(part) > 1}
    if any(_is_named(word, part) for word in said for part in parts):
        return True
    called = _called(plain(words))
    return bool(called) and any(called & roles_of(known.tx, i) for i in ids)


def called(roles: Iterable[str]) -> list[str]:
    """What those who are this are called, without their names."""
    return [words for role in CALLED if role in set(roles) for words in CALLED[role]]


def _called(said: str) -> set[str]:
    """The roles that plain words speak of."""
    padded = f" {said} "
    return {
        str(role)
        for role, words in CALLED.items()
        if any(f" {plain(one)} " in padded or f" {plain(one)}s " in padded for one in words)
    }


#: what parts a name from what hangs on it
_APOSTROPHES = re.compile("['’‘ʼ`´]")
#: “on”, “to” and “said”, which are “Ali” and “Cal” but for a letter
_NO_NAMES = frozenset({"على", "إلى", "الى", "قال", "قالت"})


def _is_named(word: str, name: str) -> bool:
    """A name, a name with an “s”, or one with what Arabic writes together with it before it."""
    before = word.removesuffix(name)
    together = word != before and len(before) <= _GLUED and not (before and before.isascii())
    return (
        word in (name, f"{name}s")
        or together
        or _is_a_pet_name(word, name)
        or sounds_like(word, name)
    )


def _is_a_pet_name(word: str, name: str) -> bool:
    """“Sammy”, “Sammie” and “Sammy's” of Sam."""
    if len(name) < _SHORTEST_WITH_AN_ENDING or not word.startswith(name):
        return False
    ending = word.removeprefix(name).removesuffix("s").removeprefix(name[-1])
    return ending in _ENDINGS


#: so many letters Arabic writes together with a name before it
_GLUED = 2
#: “joy” is no Jo
_SHORTEST_WITH_AN_ENDING = 3
_ENDINGS = frozenset({"y", "ie", "i", "ey"})
