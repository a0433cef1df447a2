"""Who may import whom (docs/why.md, pyproject.toml): the house keeps its shape."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_package_imports_only_what_its_place_in_the_house_allows() -> None:
    lint = Path(sys.executable).with_name("lint-imports")

    result = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout + result.stderr


def test_conversations_need_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "conversations"}

    strangers = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / "conversations").rglob("*.py")
        for module in imported(path)
        if module.partition(".")[0] not in allowed
    }

    assert strangers == set()


def test_what_tests_share_is_in_no_module_of_tests() -> None:
    borrowed = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / "tests").rglob("*.py")
        for module in imported(path)
        if any(part.startswith("test_") for part in module.split("."))
    }

    assert borrowed == set()


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {
        f"{node.module or '.'}.{name.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    return whole | parts
