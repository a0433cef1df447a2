"""Links into a group or channel."""

from simulator.errors import bad_request
from simulator.groups import Group
from simulator.methods.table import Json, method
from simulator.people import Person
from simulator.world import World

KEPT_LINKS = 1_000
_CHOSEN = ("name", "expire_date", "member_limit")


def _group(world: World, params: Json) -> Group:
    chat = world.chat(params["chat_id"])
    if isinstance(chat, Person):
        raise bad_request("can't invite members to a private chat")
    return chat


def _choices(world: World, params: Json) -> Json:
    """Return what the bot wants of a link; raises ApiError when it can't be had."""
    asks_first = params.get("creates_join_request", False)
    if asks_first and params.get("member_limit"):
        words = "member limit can't be specified for links requiring administrator approval"
        raise bad_request(words)
    if 0 < params.get("expire_date", 0) <= world.now.timestamp():
        raise bad_request("EXPIRE_DATE_INVALID")
    chosen = {key: params[key] for key in _CHOSEN if params.get(key)}
    return {**chosen, "creates_join_request": asks_first}


def _new(world: World, group: Group, choices: Json, *, primary: bool) -> Json:
    address = f"https://t.me/+simulated{abs(group.id)}x{group.links_made}"
    group.links_made += 1
    link = {
        "invite_link": address,
        "creator": world.bot.as_user(),
        "creates_join_request": False,
        "is_primary": primary,
        "is_revoked": False,
        **choices,
    }
    group.invite_links[address] = link
    _forget_oldest(group)
    return link


def _forget_oldest(group: Group) -> None:
    """Forget the oldest link when there are too many: a revoked one, if there is any."""
    if len(group.invite_links) > KEPT_LINKS:
        links = group.invite_links
        oldest = next((one for one in links if links[one]["is_revoked"]), next(iter(links)))
        del links[oldest]


def _known(group: Group, params: Json) -> Json:
    link = group.invite_links.get(params["invite_link"])
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def primary_link(group: Group) -> str | None:
    """Return the address of the group's own link, None before one was exported."""
    links = (link for link in group.invite_links.values() if not link["is_revoked"])
    return next((str(link["invite_link"]) for link in links if link["is_primary"]), None)


@method("createChatInviteLink")
def create_chat_invite_link(world: World, params: Json) -> Json:
    """Return a new link into the group."""
    group = _group(world, params)
    return _new(world, group, _choices(world, params), primary=False)


@method("editChatInviteLink")
def edit_chat_invite_link(world: World, params: Json) -> Json:
    """Return the link with exactly what is asked for now."""
    link = _known(_group(world, params), params)
    if link["is_primary"] or link["is_revoked"]:
        raise bad_request("INVITE_HASH_EXPIRED")
    choices = _choices(world, params)
    for key in _CHOSEN:
        link.pop(key, None)
    link |= choices
    return link


@method("exportChatInviteLink")
def export_chat_invite_link(world: World, params: Json) -> str:
    """Return the group's new own link; the one before it is revoked."""
    group = _group(world, params)
    for link in group.invite_links.values():
        link["is_revoked"] |= link["is_primary"]
    return str(_new(world, group, {}, primary=True)["invite_link"])


@method("revokeChatInviteLink")
def revoke_chat_invite_link(world: World, params: Json) -> Json:
    """Return the revoked link; the group's own link is replaced by a new one."""
    group = _group(world, params)
    link = _known(group, params)
    link["is_revoked"] = True
    if link["is_primary"]:
        _new(world, group, {}, primary=True)
    return link
