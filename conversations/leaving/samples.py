"""What is known when someone's place in a group is talked about, for the tests to walk with."""

from conversations.script import Facts

PEOPLE_HERE: Facts = {
    "group": "Hub group",
    "many_groups": True,
    "my_groups": (("g1", "Hub group"), ("g2", "Young people")),
    "members_here": (("p1", "Kit"), ("p2", "Bea")),
    "whose_place": "Kit",
}
AT_RUN_GROUP: Facts = {
    "more_here": (("our_page", "Change our page"), ("settle_agreement", "Settle our agreement"))
}
NO_ONE_HERE: Facts = {"group": "Hub group", "many_groups": False, "members_here": ()}
