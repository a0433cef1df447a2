"""The page comes whole, and from here only."""

import re
from pathlib import Path

import pytest

import simulator
from tests.simulator.conftest import Simulator

FOLDER = Path(simulator.__file__).parent / "page"


@pytest.mark.asyncio
async def test_the_page_and_all_its_parts_load(sim: Simulator) -> None:
    async with sim.session.get("/") as response:
        assert response.content_type == "text/html"
        page = await response.text()
    parts = set(re.findall(r'(?:href|src)="(page/[^"]+)"', page))
    parts |= {f"page/{path.name}" for path in FOLDER.iterdir()}
    for part in parts:
        async with sim.session.get(f"/{part}") as response:
            assert response.status == 200, part
    async with sim.session.get("/page/secret.py") as response:
        assert response.status == 404


@pytest.mark.asyncio
async def test_a_page_of_another_site_may_not_use_the_simulator(sim: Simulator) -> None:
    headers = {"Origin": "https://example.org"}
    async with sim.session.get("/_sim/people", headers=headers) as response:
        assert response.status == 403


def test_the_page_asks_no_other_address() -> None:
    named = re.compile(r"""(?:href|src|url|from|import)\s*[=(]?\s*["'(]https?://""")
    for path in FOLDER.iterdir():
        assert not named.search(path.read_text(encoding="utf-8")), path.name
