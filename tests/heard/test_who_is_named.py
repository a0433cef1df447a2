"""Words that name someone, however spelled, are held back; an ask for them is not."""

from __future__ import annotations

import pytest

from locales.plain import plain
from locales.sounds import sounds_like
from records.people import Person
from scheduler.talks.known import Known
from scheduler.talks.people.naming import names_any
from tests.heard.states import last
from tests.signals.worried import Play

OF_SAM = (
    *("سام ضربني في الغرفة", "بكره سام", "Sammy scares me", "I hate sammie", "وسام أيضا"),
    *("my link worker keeps touching me", "my support worker shouts at me", "it was SAM'S idea"),
    *("my key worker is horrible", "مرشدي يصرخ علي", "I need to talk to sam. he hit me again"),
    *("call me sam said and then he hit me", "my supportworker, I am scared of"),
)
FOR_SAM = (
    *("can I talk to Sam", "call me sam", "sam please ring me", "Can I speak to Sam please?"),
    *("ask Sam to ring me", "can sam call me tomorrow", "Sam, can you ring me", "i want sam"),
    *("can i talk to my link worker", "بدي أحكي مع سام"),
)


@pytest.mark.parametrize("words", OF_SAM)
def test_what_speaks_of_sam_does_not_go_to_sam(words: str, night: Play) -> None:
    night.life.says("Kit", words)
    assert "Shall I pass it to" in last(night)
    assert "to Sam" not in last(night)
    night.life.says("Kit", "yes")
    assert "Sam" not in night.read_by(words)


@pytest.mark.parametrize("words", FOR_SAM)
def test_what_asks_for_sam_may_go_to_sam(words: str, night: Play) -> None:
    if not words.isascii():
        night.speaks("Kit", "ar")
    night.life.says("Kit", words)
    night.life.says("Kit", "yes" if words.isascii() else "نعم")
    assert night.read_by(words) == ["Sam"]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *(("سام", "Sam"), ("وسام", "Sam"), ("نور", "Noor"), ("جو", "Jo"), ("علي", "Ali")),
        *(("دي", "Dee"), ("كيت", "Kit"), ("ماكس", "Max"), ("محمد", "Mohammed"), ("أحمد", "Ahmed")),
        *(("جون", "John"), ("سارة", "Sarah"), ("Noor", "نور"), ("sam", "سام"), ("آيفي", "Ivy")),
        *(("يوسف", "Youssef"), ("كريستوفر", "Christopher"), ("مايكل", "Michael"), ("بيا", "Bea")),
        *(("ديفيد", "David"), ("فاطمة", "Fatima"), ("لسام", "Sam")),
    ],
)
def test_a_name_is_the_same_in_two_scripts(word: str, name: str) -> None:
    assert sounds_like(plain(word), plain(name))


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *(("اسم", "Sam"), ("سم", "Sam"), ("كل", "Cal"), ("some", "سام"), ("جاء", "Jo")),
        *(("جاي", "Jo"), ("في", "Ivy"), ("ما", "Max"), ("لا", "Ali"), ("من", "Noor")),
        *(("same", "Sam"), ("هو", "Jo"), ("يا", "Dee"), ("كتب", "Kit"), ("كيف", "Kit")),
        *(("نار", "Noor"), ("مع", "Max"), ("", "Sam"), ("12", "Sam")),
    ],
)
def test_other_words_are_no_names(word: str, name: str) -> None:
    assert not sounds_like(plain(word), plain(name))


@pytest.mark.parametrize(
    "words", ["joy", "the same", "samsung", "على الطاولة", "قال لي", "I like work", "a worker"]
)
def test_what_only_looks_like_a_name_names_no_one(words: str, night: Play) -> None:
    with night.home.database.transaction() as tx:
        kit = tx.get(Person, night.home.ids["Kit"])
        known = Known(tx, kit, night.now)
        staff = [night.home.ids[name] for name in ("Sam", "Jo", "Ali", "Dee")]
        assert not names_any(known, staff, words)
