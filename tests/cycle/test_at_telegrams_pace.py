"""Telegram's limits and our pace agree: over days with many messages none is refused."""

from datetime import timedelta
from pathlib import Path

from tests.example import MEETING_AT, an_example, with_a_meeting


def test_nothing_is_refused_for_coming_too_fast(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting(), flood=True) as scene:
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        for name in ("Kit", "Cal", "Max"):
            scene.phones[name].taps("Yes, I will come")
        with scene.at_once():
            for _ in range(6):
                scene.post("say", person=kit.id, text="/meetings")
        scene.wait_until(MEETING_AT + timedelta(minutes=5))
        kit.says("pineapple")
        jo.taps("Show")
        jo.taps("I've seen it")
        scene.wait(days=1)

        sent = [one for one in scene.get_list("log") if one["method"] == "sendMessage"]
        assert len(sent) > 50
        assert [one for one in sent if not one["ok"]] == []
