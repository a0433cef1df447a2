"""The page about a group: what it can say, each by the name under which it is kept."""

from collections.abc import Mapping

from conversations.script import Say

#: In the order of the page. On the group's sealed card each has the name of its fact.
LINES: Mapping[str, Say] = {
    "page_for": Say("What we are for: “{page_for}”"),
    "page_sharing": Say("Why we share what we have lived through: “{page_sharing}”"),
    "page_ends": Say("When the work ends: “{page_ends}”"),
    "page_budget": Say("The money: “{page_budget}”"),
    "page_steering": Say("Who decides: “{page_steering}”"),
    "page_private": Say("What stays here, and what we may tell: “{page_private}”"),
    "page_help": Say("Help near here: “{page_help}”"),
    "page_reach": Say("How to reach us: “{page_reach}”"),
}
