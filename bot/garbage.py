"""While modules are read, nothing is garbage: to look for some takes a quarter of a start."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_until_modules_are_read() -> Iterator[None]:
    """Look for no garbage until `modules_are_read`, or the end of the block."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def modules_are_read() -> None:
    """Look for garbage from now on, but never again among what the modules have made."""
    gc.freeze()
    gc.enable()
