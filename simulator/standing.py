"""What somebody, or the bot, is in a group: owner, administrator, member or gone."""

from typing import Any

from simulator.errors import bad_request
from simulator.groups import Group
from simulator.world import World

Json = dict[str, Any]
_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)


def member_of(world: World, group: Group, user_id: int) -> Json:
    """Return what this person, or the bot, is in the group; raises ApiError."""
    if user_id == world.bot.id and not group.has_bot:
        kicked = {"status": "kicked", "until_date": 0} if group.bot_kicked else {"status": "left"}
        return {**kicked, "user": world.bot.as_user()}
    if user_id == world.bot.id and group.admin is False:
        return {"status": "member", "user": world.bot.as_user()}
    if user_id == world.bot.id:
        return _administrator(world.bot.as_user())
    person = world.people.by_id.get(user_id)
    if person is None:
        raise bad_request("user not found")
    if group.members and user_id == group.members[0]:
        return {"status": "creator", "user": person.as_user(), "is_anonymous": False}
    if user_id in group.administrators:
        return _administrator(person.as_user())
    status = "member" if user_id in group.members else "left"
    return {"status": status, "user": person.as_user()}


def _administrator(user: Json) -> Json:
    rights = dict.fromkeys(_RIGHTS, True)
    admin = {"status": "administrator", "user": user, "can_be_edited": False}
    return {**admin, "is_anonymous": False, **rights}
