"""What this room brings to a talk about hard times: what the group has agreed on for them."""

from collections.abc import Mapping

from conversations.script import Say, Step, When, known

STEPS: Mapping[str, tuple[Step, ...]] = {
    "joined_agreement": (
        When(
            known("agreed_lines"),
            Say("This is what we agreed on:"),
            Say("{agreed_lines}"),
            otherwise=(Say("There is no agreement yet. The group makes one together."),),
        ),
    ),
    "challenging": (
        When(
            known("hard_talk_lines"),
            Say("Our agreement says:"),
            Say("{hard_talk_lines}"),
        ),
    ),
}
