"""What people type about coming, before and after an answer: it is asked, and then it counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from locales.catalogue import load
from records.meetings import comings
from records.people import people
from tests.cycle.weekly import makes_a_weekly_one
from tests.example import MEETING_AT, an_example, with_a_meeting
from tests.scene import Phone, Scene

TAKE_BACK = "Shall I put you down as not coming?"
AFTER_ALL = "Shall I put you down as coming?"
UNWELL = "Shall I put you down as unwell, and not coming?"


@pytest.fixture(scope="module", params=["en", "ar"])
def asked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """Everyone has been asked to the example's meeting, and reads this language."""
    with an_example(tmp_path_factory.mktemp("asked"), with_a_meeting()) as scene:
        with scene.database.transaction() as tx:
            tx.conn.execute(update(people).values(language=request.param))
        yield scene


def reads(scene: Scene) -> str:
    with scene.database.transaction() as tx:
        return str(tx.conn.scalar(select(people.c.language).limit(1)))


def stands(scene: Scene, kit: Phone) -> str | None:
    """What is kept of the first meeting."""
    with scene.database.transaction() as tx:
        mine = comings.join(people, people.c.id == comings.c.person_id)
        found = select(comings.c.answer).select_from(mine).where(people.c.telegram_id == kit.id)
        answer: str | None = tx.conn.scalar(found.order_by(comings.c.id).limit(1))
        return answer


def says_coming(kit: Phone, answer: str) -> None:
    kit.says("/meetings")
    kit.says("1")
    kit.chooses("coming_again", answer)


#: what is typed, what stands before, what is asked, and what stands after a yes
TYPED = {
    "en": [
        ("Actually I can't come", "yes", TAKE_BACK, "no"),
        ("sorry I won't be able to make it after all", "part", TAKE_BACK, "no"),
        ("cant come wednesday", "yes", TAKE_BACK, "no"),
        ("count me out", "unsure", TAKE_BACK, "no"),
        ("I changed my mind", "yes", TAKE_BACK, "no"),
        ("yes I can come after all", "no", AFTER_ALL, "yes"),
        ("I changed my mind, I can come", "no", AFTER_ALL, "yes"),
        ("changed my mind", "no", AFTER_ALL, "yes"),
        ("I can make it now", "unwell", AFTER_ALL, "yes"),
        ("put me down as coming please", "no", AFTER_ALL, "yes"),
        ("I'm still ill", "yes", UNWELL, "unwell"),
        ("I have covid", "yes", UNWELL, "unwell"),
    ],
    "ar": [
        ("في الحقيقة لا أستطيع الحضور", "yes", TAKE_BACK, "no"),
        ("غيرت رأيي", "yes", TAKE_BACK, "no"),
        ("لن آتي يوم الأربعاء", "yes", TAKE_BACK, "no"),
        ("نعم أستطيع الحضور", "no", AFTER_ALL, "yes"),
        ("غيرت رأيي سآتي", "no", AFTER_ALL, "yes"),
        ("ما زلت مريضة", "yes", UNWELL, "unwell"),
    ],
}


def test_it_is_asked_first_and_said_plainly_what_has_changed(asked: Scene) -> None:
    kit, language = asked.phones["Kit"], reads(asked)
    gettext = load(language).gettext
    astray = []
    for words, before, question, after in TYPED[language]:
        says_coming(kit, before)
        others = {name: phone.texts() for name, phone in asked.phones.items() if name != "Kit"}
        kit.says(words)
        if gettext(question) not in kit.last() or stands(asked, kit) != before:
            astray.append((words, "is asked", kit.last()))
            continue
        kit.says(gettext("No"))
        told = gettext(
            "That is fine. I have changed nothing. If you mean another meeting, "
            "look in “My meetings”."
        )
        if told not in "".join(kit.texts()[-2:]) or stands(asked, kit) != before:
            astray.append((words, "a no changes nothing", kit.last()))
        kit.says(words)
        kit.says(gettext("Yes"))
        now = gettext("I have changed it: you come. Thank you.").partition(":")[0]
        if stands(asked, kit) != after or now not in kit.last():
            astray.append((words, "a yes changes it", kit.last()))
        assert {n: p.texts() for n, p in asked.phones.items() if n != "Kit"} == others, words
    assert astray == []


def test_what_stands_already_is_said_to_stand(asked: Scene) -> None:
    kit, language = asked.phones["Kit"], reads(asked)
    says_coming(kit, "no")
    kit.says({"en": "I can't come", "ar": "لا أستطيع الحضور"}[language])
    assert load(language).gettext("You said that you do not come. That is fine.") in "".join(
        kit.texts()[-2:]
    )
    assert stands(asked, kit) == "no"


def test_my_meetings_shows_ones_own_answer_and_no_one_elses(asked: Scene) -> None:
    kit, bea, sam = (asked.phones[name] for name in ("Kit", "Bea", "Sam"))
    gettext = load(reads(asked)).gettext
    says_coming(kit, "no")
    for phone, answer in (
        (kit, "you said no: I show that to you alone"),
        (bea, "not answered yet"),
    ):
        phone.says("/meetings")
        assert gettext(answer) in phone.last(), answer
    sam.says("/meetings")
    assert "(" not in sam.last(), "who works there is not asked"
    sam.says("1")
    assert "Kit" not in sam.last()
    says_coming(kit, "yes")
    kit.says("/meetings")
    assert gettext("you said yes") in kit.last()


def test_after_a_yes_what_followed_a_no_is_asked_no_more(asked: Scene) -> None:
    cal = asked.phones["Cal"]
    cal.chooses("coming", "no")
    follow_up = cal.last().splitlines()[-2]
    says_coming(cal, "yes")
    assert follow_up not in cal.last()
    assert stands(asked, cal) == "yes"


def test_words_on_how_someone_is_count_as_a_no_after_one_question_and_are_kept(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        ivy, max_, sam = scene.phones["Ivy"], scene.phones["Max"], scene.phones["Sam"]
        scene.wait_until(MEETING_AT - timedelta(days=3))
        ivy.says("I'm still ill, can't come")
        assert "I have passed this on to Sam." in ivy.last()
        assert "Does that mean that you cannot come?" in ivy.last()
        assert stands(scene, ivy) is None
        ivy.says("yes")
        assert stands(scene, ivy) == "unwell"
        assert "I have noted that you do not come." in ivy.last()
        assert "Will you bring someone" not in "".join(ivy.texts())
        scene.wait(days=1)
        if "Show" in sam.buttons():
            sam.taps("Show")
        sam.says("/todo")
        assert "I'm still ill, can't come" in "".join(sam.texts())

        max_.says("bad week, not coming I think")
        assert "Does that mean" not in max_.last(), "a “think” is left open"
        max_.says("stop")
        max_.says("I cannot come because I'm ill")
        max_.says("no")
        assert stands(scene, max_) is None


def test_a_tap_counts_after_a_detour_and_no_calls_is_a_no(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        noor, max_, sam = scene.phones["Noor"], scene.phones["Max"], scene.phones["Sam"]
        scene.wait_until(MEETING_AT - timedelta(days=3))
        for phone, refusal in ((noor, "no thanks, don't ring me"), (max_, "please don't call")):
            phone.says("stop")
            phone.taps("Worried 😟")
            assert "I have told Sam." in phone.last(), "it is the question that would come again"
            phone.says("when is it?")
            assert "This is about “Hub rules”, Wednesday 10 June at 2 pm." in phone.last()
            assert "Would a short call before we start help?" in phone.last()
            phone.says(refusal)
            assert "That is fine." in phone.last()
            assert "Will you bring someone with you?" in phone.last()
        cal, jo = scene.phones["Cal"], scene.phones["Jo"]
        cal.says("I can't come")
        cal.says("yes")
        cal.chooses("no_more", "send_word")
        assert "If I send your words, Jo and Ali will know that you are not coming." in cal.last()
        cal.chooses("lets_know", "yes")
        cal.says("sorryword")
        scene.wait(days=1)
        for phone in (jo, sam):
            if "Show" in phone.buttons():
                phone.taps("Show")
        assert any("sorryword" in text for text in jo.texts())
        assert not any("sorryword" in text for text in sam.texts())
        assert not any("would like a call" in text for text in sam.texts())


def test_who_has_not_answered_to_a_series_is_asked_again_gently_and_no_more(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        makes_a_weekly_one(scene)
        kit, ivy = scene.phones["Kit"], scene.phones["Ivy"]
        ivy.chooses("coming", "yes")
        scene.wait_until(MEETING_AT + timedelta(days=1, hours=3))
        before, of_ivy = len(kit.texts()), len(ivy.texts())
        scene.wait_until(MEETING_AT + timedelta(days=21))
        since = kit.texts()[before:]
        assert not any("How do you feel about it?" in text for text in since)
        assert any("Hub rules" in text for text in since), "who says nothing may well come"
        assert not any("about our meetings" in text for text in kit.texts())
        assert any("How do you feel about it?" in text for text in ivy.texts()[of_ivy:])
        scene.wait_until(MEETING_AT + timedelta(days=27))
        asked = "I have asked you to these before. No is still a good answer."
        again, *_ = (text for text in kit.texts()[before:] if asked in text)
        assert "Hub rules" in again
        assert "New since you were asked" not in again
        kit.chooses("coming", "yes")
        scene.wait_until(MEETING_AT + timedelta(days=33))
        assert any("How do you feel about it?" in text for text in kit.texts()[before + 1 :])
