"""Groups and channels, which the bot belongs to."""

from dataclasses import dataclass, field
from typing import Any

from simulator.errors import ControlError
from simulator.people import People

Json = dict[str, Any]
FIRST_GROUP_ID = -1_001_000_000_001


@dataclass(slots=True)
class Group:
    """A group or a channel; the first member made it and is its owner."""

    id: int
    title: str
    members: list[int]
    kind: str = "supergroup"
    #: with privacy mode on, the bot gets only commands and replies to it
    privacy: bool = True
    #: the bot is an administrator, and so gets everything, or an ordinary member; None: it is
    #: shown as one, and yet privacy mode holds
    admin: bool | None = None
    has_bot: bool = True
    bot_kicked: bool = False
    #: the supergroup that it became
    migrated_to: int | None = None
    username: str = ""
    is_forum: bool = False
    #: besides the owner and the bot
    administrators: list[int] = field(default_factory=list)
    #: by address, the newest primary one last
    invite_links: dict[str, Json] = field(default_factory=dict)
    #: how many links there ever were
    links_made: int = 0

    def as_json(self) -> Json:
        """Return the group as the control API shows it."""
        return {
            "id": self.id,
            "title": self.title,
            "members": list(self.members),
            "type": self.kind,
            "username": self.username,
            "administrators": list(self.administrators),
            "is_forum": self.is_forum,
            "privacy": self.privacy,
            "admin": self.admin,
            "has_bot": self.has_bot,
        }

    def as_chat(self) -> Json:
        """Return Telegram's Chat."""
        chat = {"id": self.id, "title": self.title, "type": self.kind}
        if self.username:
            chat["username"] = self.username
        return {**chat, "is_forum": True} if self.is_forum else chat


class Groups:
    """All groups, by id."""

    def __init__(self, people: People) -> None:
        self._people = people
        self.by_id: dict[int, Group] = {}

    def add(self, wanted: Json) -> Group:
        """Return the new group, or the one with this id with what changed."""
        group_id = wanted.get("id")
        if group_id is None:
            group_id = min([FIRST_GROUP_ID + 1, *self.by_id]) - 1
        if not isinstance(group_id, int) or group_id >= 0:
            raise ControlError(400, "A group's id is a negative whole number.")
        group = self.by_id.get(group_id) or Group(group_id, "", [])
        group.title = str(wanted.get("title") or group.title)
        if not group.title:
            raise ControlError(400, 'A group needs a "title".')
        if "members" in wanted:
            group.members = [self._people.get(member).id for member in wanted["members"]]
        default = "supergroup" if group_id < -1_000_000_000_000 else "group"
        group.kind = str(wanted.get("type", default))
        group.username = str(wanted.get("username", group.username))
        group.is_forum = bool(wanted.get("is_forum", group.is_forum))
        if "administrators" in wanted:
            people = (self._people.get(one) for one in wanted["administrators"])
            group.administrators = [person.id for person in people]
        group.privacy = bool(wanted.get("privacy", group.privacy))
        group.has_bot = bool(wanted.get("has_bot", group.has_bot))
        group.admin = wanted.get("admin", group.admin)
        self.by_id[group_id] = group
        return group

    def named(self, username: str) -> Group | None:
        """Return the public group or channel with this username, None when there is none."""
        wanted = username.lower()
        groups = self.by_id.values()
        return next((g for g in groups if wanted and g.username.lower() == wanted), None)

    def of(self, person_id: int) -> list[Group]:
        """Return the groups that this person is in."""
        return [group for group in self.by_id.values() if person_id in group.members]
