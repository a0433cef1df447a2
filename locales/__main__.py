"""Words from the code to the translators and back: python -m locales extract, update, check."""

import argparse
import sys
from pathlib import Path

from babel import Locale, UnknownLocaleError

from locales.catalogue import path_of
from locales.extraction import sentences, template
from locales.writing import new_text, template_text, updated_text

ROOT = Path(__file__).parents[1]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Runs one command; its exit status is 0 if all is well, 1 if `check` found something."""
    parser = argparse.ArgumentParser(prog="python -m locales", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract", help="write messages.pot: every sentence the bot can say")
    commands.add_parser("update", help="bring every language up to messages.pot")
    commands.add_parser("check", help="say what is missing or wrong, and change nothing")
    commands.add_parser("add", help="begin a language").add_argument("code", help="like pl")
    given = parser.parse_args(arguments)
    if given.command == "extract":
        return _extract(root)
    if given.command == "update":
        return _update(root)
    if given.command == "add":
        return _add(root, given.code)
    return _check(root)


def _extract(root: Path) -> int:
    found = template(sentences(root))
    (root / "locales" / "messages.pot").write_text(template_text(found), encoding="utf-8")
    print(f"{len(found)} sentences in locales/messages.pot")
    return 0


def _update(root: Path) -> int:
    found = template(sentences(root))
    for path in sorted((root / "locales").glob("*/LC_MESSAGES/messages.po")):
        path.write_text(updated_text(path, found), encoding="utf-8")
        print(f"{path.relative_to(root).as_posix()} is up to date")
    return 0


def _add(root: Path, code: str) -> int:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        print(f"“{code}” is no language code. Polish, for example, is pl.", file=sys.stderr)
        return 2
    path = path_of(code, root / "locales")
    if path.exists():
        print(f"{path} is there already.", file=sys.stderr)
        return 2
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(new_text(code, template(sentences(root))), encoding="utf-8")
    print(f"Now translate {path}")
    return 0


def _check(root: Path) -> int:
    from locales.checking import problems  # noqa: PLC0415 - textstat is there to work, not to run

    found = list(problems(root))
    for problem in found:
        print(problem)
    print(f"{len(found)} problems with words" if found else "Words: all well")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
