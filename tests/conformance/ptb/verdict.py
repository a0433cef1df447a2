"""What the suite said, against what was known: every test that is not passed needs a reason."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
CORE_TESTS = tuple((HERE / "core-tests.txt").read_text(encoding="utf-8").splitlines())


@dataclass(frozen=True)
class Known:
    """The tests that can't pass, each with its reason, and how many must pass."""

    floor: int
    reasons: dict[str, str]

    @classmethod
    def read(cls, path: Path = HERE / "not-passed.toml") -> "Known":
        """Return what the file says."""
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        groups = read.get("not_passed", [])
        return cls(read["floor"], {test: one["reason"] for one in groups for test in one["tests"]})


@dataclass(frozen=True)
class Verdict:
    """The words of each failed test, "" for each that passed."""

    outcomes: dict[str, str]
    known: Known

    @property
    def passed(self) -> int:
        """Return how many passed."""
        return sum(not words for words in self.outcomes.values())

    def problems(self) -> list[str]:
        """Return one line for each thing that is not as it is known to be."""
        found = []
        for test, words in self.outcomes.items():
            if words and test not in self.known.reasons:
                found.append(f"not passed, and no reason is listed: {test}\n    {words}")
            if not words and test in self.known.reasons:
                found.append(f"passes now, take it off the list: {test}")
        found += [
            f"listed, but no such test: {t}"
            for t in self.known.reasons.keys() - self.outcomes.keys()
        ]
        if self.passed < self.known.floor:
            found.append(f"{self.passed} passed, below the floor of {self.known.floor}")
        return found

    def table(self) -> str:
        """Return the figures, by file and in all, and the reason of each not passed."""
        files = Counter(test.partition("::")[0] for test in self.outcomes)
        passed = Counter(t.partition("::")[0] for t, words in self.outcomes.items() if not words)
        lines = [f"{name:<50}{passed[name]:>5} of {files[name]:>3}" for name in sorted(files)]
        total = f"{'passed':<50}{self.passed:>5} of {len(self.outcomes):>3}"
        lines += [f"{total}, floor {self.known.floor}", ""]
        lines += [f"not passed: {t}\n    {self._why(t)}" for t, w in self.outcomes.items() if w]
        return "\n".join(lines)

    def _why(self, test: str) -> str:
        return self.known.reasons.get(test, "no reason is listed")
