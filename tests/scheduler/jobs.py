"""What time brings about, done otherwise for a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scheduler import house


def done_otherwise(
    monkeypatch: pytest.MonkeyPatch, name: str, do: Callable[..., Any]
) -> Callable[..., Any]:
    """Have this stand in the place of what a job does, which comes back."""
    real = house.jobs()
    changed = tuple(replace(job, do=do) if job.name == name else job for job in real)
    monkeypatch.setattr(house, "jobs", lambda: changed)
    return next(job.do for job in real if job.name == name)
