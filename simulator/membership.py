"""Who is in a group: joining, leaving, the bot's own standing, a new name, a group that grows."""

from typing import Any

from simulator.errors import ControlError
from simulator.groups import Group
from simulator.people import Person
from simulator.service_messages import post_service
from simulator.standing import member_of
from simulator.world import World

Json = dict[str, Any]


def join(
    world: World, person: Person, group: Group, by: Person | None = None, link: Json | None = None
) -> None:
    """The person joins, by a link or by themselves, or somebody adds them."""
    if person.id in group.members:
        raise ControlError(409, f"{person.name} is in “{group.title}” already.")
    before = member_of(world, group, person.id)
    group.members.append(person.id)
    post_service(world, group.id, (by or person).id, {"new_chat_members": [person.as_user()]})
    more: Json = {"invite_link": link} if link else {}
    _tell_change(world, group, person, by or person, before, more)


def leave(world: World, person: Person, group: Group, by: Person | None = None) -> None:
    """The person leaves, or somebody removes them."""
    _belongs(person, group)
    before = member_of(world, group, person.id)
    group.members.remove(person.id)
    post_service(world, group.id, (by or person).id, {"left_chat_member": person.as_user()})
    _tell_change(world, group, person, by or person, before, {}, kicked=by is not None)


def rename(world: World, person: Person, group: Group, title: str) -> None:
    """The person gives the group another name."""
    _belongs(person, group)
    group.title = title
    post_service(world, group.id, person.id, {"new_chat_title": title})
    world.events.add("people", world.now, world.audience(group.id))


def upgrade(world: World, person: Person, group: Group) -> Group:
    """The group becomes a supergroup, with another id; returns that. Everyone moves over."""
    _belongs(person, group)
    if group.kind != "group":
        raise ControlError(409, f"“{group.title}” is no simple group.")
    made = world.groups.add(
        {"title": group.title, "members": group.members, "privacy": group.privacy}
    )
    made.admin, made.has_bot = group.admin, group.has_bot
    post_service(world, group.id, person.id, {"migrate_to_chat_id": made.id})
    group.migrated_to, group.members = made.id, []
    post_service(world, made.id, person.id, {"migrate_from_chat_id": group.id})
    world.events.add("people", world.now, list(made.members))
    return made


def set_bot(world: World, group: Group, by: Person | None, standing: str) -> None:
    """Make the bot an administrator or a member, or put it out; `by` None: it goes by itself."""
    before, had = member_of(world, group, world.bot.id), group.has_bot
    group.has_bot = standing != "out"
    group.bot_kicked = standing == "out" and by is not None
    if group.has_bot:
        group.admin = standing == "administrator"
    after = member_of(world, group, world.bot.id)
    payload = _change(world, group, by.as_user() if by else world.bot.as_user(), before, after)
    if before["status"] != after["status"]:
        world.updates.add("my_chat_member", payload)
    if had != group.has_bot:
        what, user = (
            ("new_chat_members", [world.bot.as_user()])
            if group.has_bot
            else (
                "left_chat_member",
                world.bot.as_user(),
            )
        )
        post_service(world, group.id, by.id if by else None, {what: user})
    world.events.add("people", world.now, world.audience(group.id))


def by_link(world: World, address: str) -> tuple[Group, Json]:
    """Return the group that the invitation link leads to, and the link; raises ControlError."""
    for group in world.groups.by_id.values():
        link = group.invite_links.get(address)
        if link and not link["is_revoked"] and not _over(world, link):
            return group, link
    raise ControlError(404, "This link leads nowhere.")


def _over(world: World, link: Json) -> bool:
    return bool(0 < link.get("expire_date", 0) <= world.now.timestamp())


def _belongs(person: Person, group: Group) -> None:
    if person.id not in group.members:
        raise ControlError(404, f"{person.name} is not in “{group.title}”.")


def _tell_change(
    world: World,
    group: Group,
    person: Person,
    by: Person,
    before: Json,
    more: Json,
    *,
    kicked: bool = False,
) -> None:
    """Only a bot that is an administrator, and asked for chat_member, is told."""
    after = member_of(world, group, person.id)
    if kicked:
        after = {"status": "kicked", "user": person.as_user(), "until_date": 0}
    if group.has_bot and group.admin is not False:
        change = _change(world, group, by.as_user(), before, after)
        world.updates.add("chat_member", {**change, **more})
    world.events.add("people", world.now, [person.id, *group.members])


def _change(world: World, group: Group, by: Json, before: Json, after: Json) -> Json:
    return {
        "chat": group.as_chat(),
        "from": by,
        "date": int(world.now.timestamp()),
        "old_chat_member": before,
        "new_chat_member": after,
    }
