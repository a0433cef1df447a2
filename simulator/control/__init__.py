"""The control API under /_sim/: people, what they do, what they see, the clock, faults."""

from simulator.control import about, acting, clocks, page, people, troubles, watching

ROUTES = [
    *people.ROUTES,
    *acting.ROUTES,
    *watching.ROUTES,
    *clocks.ROUTES,
    *troubles.ROUTES,
    *about.ROUTES,
    *page.ROUTES,
]
