"""Sample facts for someone's place in a group."""

from conversations.script import Facts

PEOPLE_HERE: Facts = {
    "group": "Hub group",
    "many_groups": True,
    "my_groups": (("g1", "Hub group"), ("g2", "Young people")),
    "members_here": (("p1", "Kit"), ("p2", "Bea")),
    "whose_place": "Kit",
}
NO_ONE_HERE: Facts = {"group": "Hub group", "many_groups": False, "members_here": ()}
