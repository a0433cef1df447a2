"""The control API under /_sim/: people, what they do, what they see, the clock, faults."""

from simulator.control import (  # importing a part enters its routes in the table
    about,
    acting,
    clocks,
    docs,
    groups,
    openapi,
    page,
    people,
    requests,
    troubles,
    watching,
)
from simulator.control.table import TABLE

__all__ = [
    "about",
    "acting",
    "clocks",
    "docs",
    "groups",
    "openapi",
    "people",
    "requests",
    "troubles",
    "watching",
]
ROUTES = [*page.ROUTES, *(one.as_route() for one in TABLE)]
