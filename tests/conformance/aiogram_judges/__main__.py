"""`python -m tests.conformance.aiogram_judges`: aiogram's models judge what the simulator says."""

import sys

from tests.conformance.aiogram_judges.running import judged, played
from tests.conformance.ptb.suite import NoPackageIndex


def main() -> int:
    """Print the figures; returns 1 when something was wrong."""
    try:
        found = judged(seed=1, deeds=2000)
        scenes = {way: played(way)["edited"] for way in ("polling", "webhook")}
    except NoPackageIndex as error:
        print(f"Skipped: aiogram can't be fetched. {error}")
        return 2
    answers, updates, wrong = found["answers"], found["updates"], found["wrong"]
    print(f"aiogram judged {sum(answers.values())} answers of {len(answers)} methods,")
    print(f"{sum(updates.values())} updates of {len(updates)} kinds; wrong: {len(wrong)}")
    print(*wrong, sep="\n")
    print(f"An aiogram bot was started, tapped, and edited its message: {', '.join(scenes)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
