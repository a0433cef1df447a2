"""All conversations, found in the modules of the rooms' folders. A new file is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from conversations.conversation import Conversation
from conversations.folders import modules, once

#: The order on the menu: the same each time. What is not named here comes last.
ON_THE_MENU = (
    "need_a_break",
    "safety",
    "say_for_me",
    "my_meetings",
    "what_will_i_get",
    "my_part",
    "my_choices",
    "choices_outside",
    "about_group",
    "more_for_me",
    "to_do",
    "new_meeting",
    "timeline",
    "changing",
    "cancelling",
    "more_about",
    "bring_in",
    "word_list",
    "being_away",
    "handing_over",
    "help_now",
)


#: what someone is who is in no group, and is told of worries in one (scheduler/contacts)
ONLY_OUTSIDE = "only_contact"
#: what they get where others get their own choices
INSTEAD_OUTSIDE: Mapping[str, str] = MappingProxyType({"my_choices": "choices_outside"})


def by_command(word: str) -> Conversation | None:
    """The conversation that the command starts, without its slash; None if there is none."""
    return _COMMANDS.get(word.casefold())


def titled(
    roles: Iterable[str], under: str = "", *, among_peers: Iterable[str] = ()
) -> tuple[Conversation, ...]:
    """What a person with these roles finds on the menu, or under another talk, in its order.

    `roles` are theirs in groups that have staff, `among_peers` in those that have none.
    """
    staffed, peers = set(roles), set(among_peers)
    mine = {None: staffed | peers, False: staffed, True: peers}
    found = (one for one in ALL.values() if one.title and one.under == under)
    fitting = (c for c in found if fits(c, mine[c.among_peers]))
    return tuple(sorted(fitting, key=_place))


def fits(conversation: Conversation, roles: Iterable[str]) -> bool:
    """Whether someone with these roles may begin it. Who only stands outside has few talks."""
    mine = set(roles)
    if conversation.roles:
        return bool(mine & set(conversation.roles))
    return conversation.outside or ONLY_OUTSIDE not in mine


def _place(conversation: Conversation) -> tuple[int, str]:
    name = conversation.name
    return (ON_THE_MENU.index(name) if name in ON_THE_MENU else len(ON_THE_MENU), name)


def by_name(found: Iterable[Conversation]) -> Mapping[str, Conversation]:
    """The conversations by name. Raises TwoOfOneName."""
    return once((one.name, one) for one in found)


def _conversations() -> Iterator[Conversation]:
    for _, module in modules():
        yield from (thing for thing in vars(module).values() if isinstance(thing, Conversation))


#: Every conversation by its name.
ALL: Mapping[str, Conversation] = by_name(_conversations())
_COMMANDS = once((one.command, one) for one in ALL.values() if one.command)
