"""What people type around a worry: a yes, a no, more of it, and words that come early or late."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Select, delete, select

from bot.words.asks import command_of
from records.access import Actor
from records.people import Person, memberships, people
from records.signals import signals
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order
from scheduler.talks.cards import card_of
from tests.signals.worried import ASKED, COVERED, Play

TELL = "Would you like me to tell them?"
MORE = "Would you like to say more? If so, just type it."
ADD = "Shall I pass that on with your worry about safety?"
MINUTES_3 = timedelta(minutes=3)


@pytest.mark.parametrize(
    ("language", "yes"),
    [
        *(("en", said) for said in ("yes", "Yes please", "ok", "👍", "tell them", "Tell them!")),
        *(("en", said) for said in ("tell", "Tell Dee, Jo and Ali", "1", "sure", "yeah pls")),
        *(("en", said) for said in ("do it", "go ahead", "please do")),
        *(("ar", said) for said in ("نعم", "👍", "أخبرهم", "تمام", "yes")),
    ],
)
def test_a_typed_yes_tells_them(language: str, yes: str, play: Play) -> None:
    if language == "ar":
        play.speaks("Kit", "ar")
    play.life.says("Kit", "/safety")
    play.life.says("Kit", yes)
    assert play.worry.state == "raised"
    assert [play.last(name) for name in ("Dee", "Jo", "Ali")] == [ASKED] * 3


@pytest.mark.parametrize(
    "no",
    [
        *("no", "No thanks", "nope", "👎", "not really", "no thank you", "ok no", "not yet"),
        *("dont tell them", "tell no one", "no no no", "nvm", "cancel"),
    ],
)
def test_a_typed_no_tells_no_one_and_leaves_no_one_out(no: str, play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", no)
    assert play.worries() == []
    assert play.last("Kit").startswith("That is fine. I've told no one just now.")
    assert play.last("Kit").endswith(TELL)
    play.life.says("Kit", "yes")
    play.shows("Dee")
    assert "They have not said more." in play.last("Dee"), "a no is no word of it"


def test_words_before_the_yes_are_kept_and_go_with_it(play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", "yes it is my brother clementine")
    play.life.says("Kit", "he is outside, pomegranate")
    assert play.worries() == []
    assert play.last("Kit").startswith("I've kept that. No one has read it.")
    assert play.read_by("clementine") == []
    play.life.says("Kit", "tell them")
    assert "Your words go with it." in play.last("Kit")
    play.shows("Dee")
    assert "yes it is my brother clementine\nhe is outside, pomegranate" in play.last("Dee")


def test_words_before_those_are_chosen_who_must_not_hear_go_to_the_others_alone(
    play: Play,
) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", "clementine")
    play.does("Kit", "safety_tell.not_to")
    play.life.says("Kit", "not the manager please pomegranate")
    assert play.last("Kit").startswith("I did not find that name.")
    play.life.says("Kit", "Jo")
    assert play.last("Kit").startswith("I've ticked that.")
    assert play.worries() == []
    play.life.says("Kit", "done")
    assert play.read_by("clementine") == ["Dee", "Ali"]
    assert play.read_by("pomegranate") == [], "that was no word for anyone"
    play.waits(3 * MINUTES_3)
    assert play.read_by("clementine") == ["Dee", "Sam", "Ali"]


@pytest.mark.parametrize("how", ["tapped", "typed"])
def test_done_with_nothing_ticked_says_what_is_missing_and_back_leads_out(
    how: str, play: Play
) -> None:
    play.life.says("Kit", "/safety")
    play.does("Kit", "safety_tell.not_to")
    if how == "tapped":
        play.does("Kit", "safety_out.~done")
    else:
        play.life.says("Kit", "done")
    assert play.last("Kit").startswith("Nothing is ticked yet.")
    assert play.worries() == []
    play.does("Kit", "safety_out.~back")
    play.does("Kit", "safety_tell.tell")
    assert play.worry.state == "raised"


def test_all_that_follows_goes_too_until_they_have_said_enough(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    for words in ("clementine one", "pomegranate two", "tamarind three"):
        play.life.says("Kit", words)
        assert play.last("Kit").startswith("Thank you. They can read that now.")
        assert MORE in play.last("Kit")
        play.shows("Dee")
        assert words in play.last("Dee")
    play.life.says("Kit", "no")
    assert "That's fine." in play.last("Kit")
    play.shows("Jo")
    assert "clementine one\npomegranate two\ntamarind three" in play.last("Jo")


def says_no(play: Play) -> None:
    play.does("Kit", "safety_words.no")


def stops(play: Play) -> None:
    play.does("Kit", "safety_words.~stop")


def opens_the_menu(play: Play) -> None:
    play.life.says("Kit", "/menu")


def is_back_in_the_break(play: Play) -> None:
    play.does("Kit", "safety_words.no")
    assert play.life.data("Kit", "now_what.ok")


@pytest.mark.parametrize("then", [says_no, stops, opens_the_menu, is_back_in_the_break])
def test_words_that_come_later_are_offered_and_go_with_a_yes_alone(
    then: object, play: Play
) -> None:
    if then is is_back_in_the_break:
        play.life.says("Kit", "/break")
        play.does("Kit", "now_what.safety")
        play.does("Kit", "safety_tell.tell")
    else:
        play.raises("Kit")
    assert callable(then)
    then(play)
    play.life.says("Kit", "he is back, clementine")
    assert "You typed: “he is back, clementine”" in play.last("Kit")
    assert ADD in play.last("Kit")
    assert "Dee, Jo and Ali will see this." in play.last("Kit")
    assert play.read_by("clementine") == []
    play.life.says("Kit", "yes")
    assert any("They can read that now." in text for text in play.texts("Kit")[-2:])
    assert play.read_by("clementine") == ["Dee", "Jo", "Ali"]


def test_what_is_offered_and_refused_goes_nowhere(play: Play) -> None:
    play.raises("Kit")
    says_no(play)
    play.life.says("Kit", "clementine")
    play.life.says("Kit", "no")
    assert any("I have not passed it on." in text for text in play.texts("Kit"))
    play.waits(3 * MINUTES_3)
    assert play.read_by("clementine") == []


@pytest.mark.parametrize("words", ["thanks", "Thank you!", "hi", "sorry", "🙂"])
def test_plain_thanks_are_no_words_of_it(words: str, play: Play) -> None:
    play.raises("Kit")
    says_no(play)
    play.life.says("Kit", words)
    assert ADD not in play.last("Kit")


def test_a_day_later_and_once_it_is_closed_nothing_is_offered(play: Play) -> None:
    play.raises("Kit")
    says_no(play)
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.does("Dee", "worry_done.closed")
    play.life.says("Kit", "clementine")
    assert ADD not in play.last("Kit")
    play.raises("Kit")
    says_no(play)
    play.waits(timedelta(hours=25))
    play.life.says("Kit", "pomegranate")
    assert ADD not in play.last("Kit")
    assert play.read_by("clementine") == play.read_by("pomegranate") == []


def test_a_question_about_it_is_not_asked_again_on_another_day(play: Play) -> None:
    play.raises("Kit")
    assert MORE in play.last("Kit")
    play.life.says("Kit", "hide")
    play.waits(timedelta(hours=30))
    for words in ("hi", "hello?"):
        play.life.says("Kit", words)
        assert MORE not in "\n".join(play.texts("Kit")[-2:])
        assert "danger" not in play.last("Kit")


@pytest.mark.parametrize("later", [timedelta(seconds=1), timedelta(minutes=2)])
def test_after_hide_what_is_asked_and_told_of_it_comes_covered(
    later: timedelta, play: Play
) -> None:
    play.raises("Kit")
    play.life.says("Kit", "hide")
    play.waits(later)
    before = len(play.texts("Kit"))
    play.life.says("Kit", "hi")
    play.shows("Dee")
    play.does("Dee", "worry_answer.seen")
    play.does("Dee", "worry_then.taken")
    new = play.texts("Kit")[before:]
    assert set(new) == {COVERED}
    play.shows("Kit")
    assert any("Dee is on it." in text for text in play.texts("Kit"))


def test_each_one_who_opens_it_is_told_of(play: Play) -> None:
    play.raises("Kit")
    for name in ("Dee", "Jo"):
        play.shows(name)
        assert play.last("Kit") == f"{name} has opened it. I'm waiting to hear what they can do."
    play.does("Jo", "worry_answer.seen")
    play.shows("Ali")
    assert play.last("Kit").startswith("Ali has opened it.")
    play.does("Ali", "worry_answer.taken")
    assert play.last("Kit") == "Ali is on it."
    play.shows("Dee")
    assert play.last("Kit") == "Ali is on it."


def test_who_could_not_be_written_to_meanwhile_reads_how_it_stands(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    assert play.last("Kit") == "Dee is on it."
    play.blocks("Kit")
    play.does("Dee", "worry_done.handed")
    play.waits(timedelta(seconds=5))
    assert play.last("Kit") == "Dee is on it."
    play.blocks("Kit")
    play.waits(timedelta(seconds=1))
    assert "Dee has seen it. But nobody is on it yet. I'm sorry." in play.last("Kit")
    play.blocks("Kit")
    play.shows("Jo")
    play.does("Jo", "worry_answer.taken")
    play.does("Jo", "worry_done.closed")
    play.blocks("Kit")
    play.waits(timedelta(seconds=1))
    assert play.last("Kit").startswith("Jo says that it is dealt with.")
    seen = len(play.texts("Kit"))
    play.blocks("Kit")
    play.blocks("Kit")
    play.waits(timedelta(seconds=1))
    assert len(play.texts("Kit")) == seen, "what was read is not said again"


@pytest.mark.parametrize(
    ("language", "ok"),
    [
        *(("en", said) for said in ("I am OK now", "I'm OK now", "im ok now", "I’m ok now.")),
        *(("en", said) for said in ("I AM OK NOW!",)),
        ("ar", "أنا بخير الآن"),
    ],
)
def test_i_am_ok_now_ends_the_break_and_is_no_word_of_the_worry(
    language: str, ok: str, play: Play
) -> None:
    if language == "ar":
        play.speaks("Kit", "ar")
    play.life.says("Kit", "/break")
    play.does("Kit", "now_what.safety")
    play.does("Kit", "safety_tell.tell")
    play.life.says("Kit", ok)
    assert play.worry.words is None
    assert play.worry.state == "raised"
    assert play.life.data("Kit", "tomorrow.yes"), "the break is over"
    assert {row.state for row in play.home.rows(signals)} == {"ended"}


def test_staff_who_are_told_by_voice_can_leave_someone_out_and_read_who_is_told(
    night: Play,
) -> None:
    kit = night.home.ids["Kit"]
    night.life.says("Sam", "/safety")
    night.does("Sam", "safety_tell.by_voice")
    night.does("Sam", f"safety_rang.{kit}")
    assert night.last("Sam").endswith(TELL)
    night.does("Sam", "safety_for.not_to")
    with pytest.raises(AssertionError):
        night.life.data("Sam", f"safety_out.{kit}")
    night.does("Sam", f"safety_out.{night.home.ids['Jo']}")
    night.does("Sam", "safety_out.~done")
    assert night.worry.about_id == kit
    night.waits(timedelta(days=1))
    assert night.last("Dee") == ASKED
    assert ASKED not in night.texts("Jo")
    assert night.alerts("Jo") == []


DANGER = {
    "en": (
        "I'm in danger",
        "im in danger",
        "he hit me",
        "She's hurting me",
        "EMERGENCY!!",
        "it's an emergency",
        "I don't feel safe",
        "I dont feel safe here",
        "someone has a knife",
        *("please, he is in danger", "help im in danger", "someone's in danger", "not safe"),
        *("he hit me again", "hes got a knife", "my dad hit me", "I'm not safe at home"),
    ),
    "ar": (
        "أنا في خطر",
        "شخص في خطر",
        "انا في خطر!!",
        "ضربني",
        "حالة طوارئ",
        "لا أشعر بالأمان",
        "معه سكين",
        *("لو سمحت أنا في خطر", "هو ضربني", "أنا بخطر", "ساعدوني أنا في خطر", "لست آمنة"),
    ),
}


@pytest.mark.parametrize(("language", "words"), [(x, w) for x in DANGER for w in DANGER[x]])
def test_plain_words_of_danger_open_the_screen_whatever_is_asked(
    language: str, words: str, play: Play
) -> None:
    if language == "ar":
        play.speaks("Kit", "ar")
    for before in ("/menu", "/break", "/choices", None):
        if before is not None:
            play.life.says("Kit", before)
        play.life.says("Kit", words)
        assert play.life.data("Kit", "safety_tell.tell").endswith("safety_tell.tell")
        assert play.worries() == []
        play.life.says("Kit", "hide")


@pytest.mark.parametrize(
    "words",
    [
        "he hit me up for money",
        "is there an emergency exit",
        "I am in danger of being late",
        "I'm not in danger",
        "no emergency",
        "the room does not feel safe to me in winter",
        "لست في خطر",
        "لا يوجد خطر",
    ],
)
def test_longer_words_and_a_not_are_no_such_words(words: str) -> None:
    assert command_of(words, "ar" if "\u0600" < words[0] < "\u06ff" else "en") != "safety"


def test_a_caption_is_words_of_it_and_the_picture_is_not_said_to_be_seen(play: Play) -> None:
    play.raises("Kit")
    play.life.sends_photo("Kit", "clementine in the kitchen")
    said = play.texts("Kit")[-2:]
    assert said[0].startswith("I cannot hear voice notes or see pictures yet.")
    assert "They can read that now." in said[1]
    assert play.read_by("clementine in the kitchen") == ["Dee", "Jo", "Ali"]


@pytest.mark.parametrize("asked", ["/sayforme", "/choices", None])
@pytest.mark.parametrize("words", [("/safety", "Jo hits me"), ("he hit me", "yes")])
def test_what_follows_at_once_answers_no_older_question(
    asked: str | None, words: tuple[str, str], play: Play
) -> None:
    if asked is not None:
        play.life.says("Kit", asked)
        if asked == "/choices":
            play.does("Kit", "what.called")
    play.life.says_at_once("Kit", *words)
    assert play.worries() == [], "nobody says yes to what they have not read"
    assert play.last("Kit").endswith(TELL)
    play.life.says("Kit", "yes")
    assert play.worry.state == "raised"
    assert play.read_by("Jo hits me") == []
    with play.home.database.transaction() as tx:
        assert "Jo" not in str(card_of(tx, tx.one(Person, kit_of(play))).get("called"))


def kit_of(play: Play) -> Select[tuple[object]]:
    return select(people).where(people.c.id == play.home.ids["Kit"])


def test_a_burst_with_nothing_open_is_kept_and_goes_with_the_yes(play: Play) -> None:
    play.life.says_at_once("Kit", "he hit me", "it is my brother clementine", "tell them")
    assert play.worries() == []
    play.life.says("Kit", "yes")
    assert play.read_by("it is my brother clementine") == ["Dee", "Jo", "Ali"]


def test_who_is_left_out_later_is_asked_for_nothing_more(play: Play) -> None:
    play.raises("Kit")
    play.shows("Jo")
    play.does("Jo", "worry_answer.taken")
    play.life.says("Kit", "he is here")
    play.raises("Kit", "Jo")
    play.life.says("Kit", "no")
    assert "will see this" not in play.last("Kit")
    play.life.says("Kit", "Jo must not know, clementine")
    play.life.says("Kit", "yes")
    play.shows("Jo")
    assert "clementine" not in "".join(play.texts("Jo"))
    assert play.read_by("clementine") == ["Dee", "Ali"]


@pytest.mark.parametrize("typed", [("Jo", "Ali"), ("Jo and Ali",), ("1, 2",)])
def test_typed_names_are_ticked_and_only_done_tells(typed: tuple[str, ...], play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.does("Kit", "safety_tell.not_to")
    play.does("Kit", f"safety_out.{play.home.ids['Jo']}")
    for words in typed:
        play.life.says("Kit", words)
        assert play.worries() == []
        play.life.says("Kit", "ok")
        assert play.worries() == []
    play.life.says("Kit", "Done")
    left = json.loads(play.worry.left_out)
    assert play.home.ids["Jo"] in left
    assert ASKED not in play.texts("Jo")
    if typed != ("1, 2",):
        assert play.home.ids["Ali"] in left
        assert play.worry.words is None


@pytest.mark.parametrize(
    "words",
    [
        *("tell Dee", "not Jo", "not to Jo", "yes but not Jo", "don't tell Jo", "just tell Dee"),
        *("it is Jo who hits me", "Jo!!", "أخبر Dee", "it's jo"),
    ],
)
def test_half_of_the_names_is_no_yes_and_what_names_one_goes_to_none_who_is_named(
    words: str, play: Play
) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", words)
    assert play.worries() == []
    play.does("Kit", "safety_tell.tell")
    assert play.read_by(words) == []
    if "told no one" not in "".join(play.texts("Kit")):
        assert "So I have not passed it on." in "".join(play.texts("Kit"))


def test_what_names_one_goes_to_the_others_once_that_one_is_left_out(play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", "it is Jo who hits me")
    assert "It names someone I would tell" in play.last("Kit")
    play.raises("Kit", "Jo")
    assert play.read_by("it is Jo who hits me") == ["Dee", "Ali"]


def goes_back(play: Play) -> None:
    play.does("Kit", "safety_tell.not_to")
    play.does("Kit", "safety_out.~back")


def asks_once_more(play: Play) -> None:
    play.life.says("Kit", "/safety")


def through_the_menu(play: Play) -> None:
    play.life.says("Kit", "/menu")
    play.does("Kit", "choose.safety")


def stops_and_asks_anew(play: Play) -> None:
    play.life.says("Kit", "stop it")
    play.life.says("Kit", "he has a knife")


def hides_and_asks_anew(play: Play) -> None:
    play.life.says("Kit", "hide")
    play.waits(timedelta(hours=10))
    play.life.says("Kit", "/safety")


@pytest.mark.parametrize(
    "then",
    [goes_back, asks_once_more, through_the_menu, stops_and_asks_anew, hides_and_asks_anew],
)
def test_kept_words_go_with_the_next_yes_on_whichever_screen(
    then: Callable[[Play], None], play: Play
) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", "it is my brother clementine")
    then(play)
    play.does("Kit", "safety_tell.tell")
    assert "Your words go with it." in "".join(play.texts("Kit"))
    assert "Dee" in play.read_by("clementine")
    play.life.says("Kit", "no")
    assert TELL not in play.last("Kit"), "no older screen comes back"


def test_what_was_offered_goes_with_the_next_worry_too(play: Play) -> None:
    play.raises("Kit")
    says_no(play)
    play.life.says("Kit", "it is Jo, clementine")
    assert ADD in play.last("Kit")
    play.raises("Kit", "Jo")
    assert play.read_by("clementine") == ["Dee", "Ali"]


def test_after_hide_words_are_kept_or_offered_and_come_covered(play: Play) -> None:
    play.raises("Kit")
    play.life.says("Kit", "hide")
    play.life.says("Kit", "he is coming up the stairs")
    assert play.last("Kit") == COVERED
    play.shows("Kit")
    assert "You typed: “he is coming up the stairs”" in "".join(play.texts("Kit"))
    play.life.says("Kit", "yes")
    assert "Dee" in play.read_by("he is coming up the stairs")


def test_after_hide_and_before_the_yes_words_are_kept(play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", "hide")
    play.life.says("Kit", "yes")
    assert play.worries() == []
    play.life.says("Kit", "clementine")
    assert play.last("Kit") == COVERED
    play.shows("Kit")
    play.does("Kit", "safety_tell.tell")
    assert play.read_by("clementine") == ["Dee", "Jo", "Ali"]


def test_a_refusal_is_not_said_to_have_told_no_one_ever(play: Play) -> None:
    play.raises("Kit")
    play.life.says("Kit", "/safety")
    play.life.says("Kit", "no")
    assert play.last("Kit").startswith("That is fine. I've told no one just now.")


def test_who_cannot_help_is_told_of_and_who_is_left_out_is_not_offered_again(
    play: Play,
) -> None:
    play.raises("Kit", "Jo")
    play.shows("Dee")
    play.does("Dee", "worry_answer.cannot")
    assert play.last("Kit") == "Dee cannot help now. I'm still looking for someone who can act."
    play.life.says("Kit", "/safety")
    assert "I can tell Dee and Ali now" in play.last("Kit")


def test_once_one_is_on_it_words_are_said_to_go_to_that_one(play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.does("Dee", "worry_answer.taken")
    play.life.says("Kit", "clementine")
    assert "\nDee will see this." in play.last("Kit")
    assert play.read_by("clementine") == ["Dee"]


@pytest.mark.parametrize("word", ["ضربني", "طوارئ"])
def test_one_word_of_danger_in_arabic_is_no_answer(word: str, play: Play) -> None:
    play.speaks("Kit", "ar")
    play.life.says("Kit", "/sayforme")
    play.life.says("Kit", word)
    assert play.life.data("Kit", "safety_tell.tell")


@pytest.mark.parametrize(
    ("language", "cry"),
    [
        *(("en", said) for said in ("I can't breathe", "he won't leave", "make him stop")),
        *(("en", said) for said in ("nobody helps me", "there's no one here", "I am not safe")),
        *(("en", said) for said in ("don't wait", "not at home, at the hostel", "no, my brother")),
        *(("ar", said) for said in ("لا أستطيع التنفس", "لم يتوقف", "لا أحد هنا")),
    ],
)
def test_a_cry_with_a_not_in_it_is_no_refusal(language: str, cry: str, play: Play) -> None:
    if language == "ar":
        play.speaks("Kit", "ar")
    play.life.says("Kit", "/safety")
    play.life.says("Kit", cry)
    play.does("Kit", "safety_tell.tell")
    assert "Dee" in play.read_by(cry)


@pytest.mark.parametrize(
    "words",
    [
        *("Jo's hitting me", "Jos hitting me", "Jo’s here with a knife", "dees husband hit me"),
        *("وJo ضربني في البيت", "it was JO!", "Dee and Jo know him"),
    ],
)
def test_a_name_is_seen_however_it_is_written(words: str, play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.life.says("Kit", words)
    assert "It names someone I would tell" in play.last("Kit")
    play.does("Kit", "safety_tell.tell")
    assert play.read_by(words) == []


@pytest.mark.parametrize("words", ["josephine saw it", "he is a jolly man", "Deep in the park"])
def test_a_word_that_only_begins_like_a_name_is_none(words: str, play: Play) -> None:
    play.raises("Kit")
    play.life.says("Kit", words)
    assert play.read_by(words) == ["Dee", "Jo", "Ali"]


@pytest.mark.parametrize("how", ["asked for", "offered"])
def test_words_that_name_a_reader_are_held_back_until_that_is_said_once_more(
    how: str, play: Play
) -> None:
    play.raises("Kit")
    if how == "offered":
        says_no(play)
    play.life.says("Kit", "it is Jo who hits me, clementine")
    if how == "asked for":
        assert "So I have not passed it on." in play.last("Kit")
        assert play.read_by("clementine") == []
        play.life.says("Kit", "tamarind, upstairs")
        assert play.read_by("tamarind") == ["Dee", "Jo", "Ali"]
        assert play.read_by("clementine") == []
        play.does("Kit", "safety_words.all_the_same")
    else:
        assert "It names someone who would read it." in play.last("Kit")
        assert play.read_by("clementine") == []
        play.life.says("Kit", "yes")
    assert play.read_by("clementine") == ["Dee", "Jo", "Ali"]


def test_what_was_held_back_goes_to_the_others_with_the_next_yes(play: Play) -> None:
    play.raises("Kit")
    play.life.says("Kit", "it is Jo who hits me, clementine")
    says_no(play)
    play.raises("Kit", "Jo")
    assert play.read_by("clementine") == ["Dee", "Ali"]


@pytest.mark.parametrize("said", ["ok", "OK", "Ok!", "okay", "yes", "👍", "thanks"])
def test_an_ok_ends_no_break(said: str, play: Play) -> None:
    play.life.says("Kit", "/break")
    play.life.says("Kit", said)
    assert {row.state for row in play.home.rows(signals)} == {"raised"}


@pytest.mark.parametrize(
    "texts",
    [
        ("he hit me", "hide", "yes"),
        ("/safety", "hide", "clementine"),
        ("/break", "hide", "yes"),
        ("/safety", "hide", "hello there you"),
    ],
)
def test_what_was_hidden_before_it_came_stays_covered(texts: tuple[str, ...], play: Play) -> None:
    play.life.says_at_once("Kit", *texts)
    shown = "\n".join(play.texts("Kit"))
    assert "danger" not in shown
    assert "Take your time" not in shown
    assert play.last("Kit") == COVERED


def test_long_words_never_push_out_what_to_do_and_none_is_cut(play: Play) -> None:
    play.life.says("Kit", "/safety")
    long = [f"{number} " + "x" * 1_940 for number in "123"]
    for words in (*long, "clementine at 12 Hill Road"):
        play.life.says("Kit", words)
    play.life.says("Kit", "yes")
    play.life.says("Kit", "pomegranate upstairs")
    play.shows("Dee")
    card = next(text for text in play.texts("Dee") if "someone may be in danger" in text)
    assert "pomegranate upstairs" in card
    assert "clementine at 12 Hill Road" in card
    assert "Please talk to Kit" in card
    assert "What they said before that is in messages of their own." in card
    for _ in long:
        play.shows("Dee")
    for words in long:
        assert any(words in text for text in play.texts("Dee"))
    play.life.says("Kit", "tamarind")
    play.shows("Dee")
    assert play.last("Dee") == "Kit wrote this about the danger: “tamarind”"
    assert all(len(text) < 4_096 for text in play.texts("Dee"))


def test_what_comes_right_after_the_yes_is_not_lost(play: Play) -> None:
    play.life.says("Kit", "/safety")
    play.life.says_at_once("Kit", "yes", "he is at Hill Road clementine")
    assert play.worry.state == "raised"
    assert ADD in play.last("Kit")
    play.life.says("Kit", "yes")
    assert play.read_by("clementine") == ["Dee", "Jo", "Ali"]


def test_words_of_staff_who_are_asked_about_two_are_taken_for_neither(play: Play) -> None:
    play.raises("Kit")
    play.raises("Bea")
    play.shows("Dee")
    play.shows("Dee")
    for words in ("I'm on it", "I cannot help now", "on it"):
        play.life.says("Dee", words)
        assert play.last("Dee").startswith("I ask you about more than one.")
    assert {row.state for row in play.worries()} == {"opened"}


@pytest.mark.parametrize("words", ["on it", "I'm on it", "on my way", "I can act", "im on it!"])
def test_words_of_staff_who_are_asked_about_one_count(words: str, play: Play) -> None:
    play.raises("Kit")
    play.shows("Dee")
    play.life.says("Dee", words)
    assert play.last("Kit") == "Dee is on it."


def test_who_has_left_the_group_can_still_say_more(play: Play) -> None:
    play.raises("Kit")
    says_no(play)
    with play.home.database.transaction() as tx:
        mine = memberships.c.person_id == play.home.ids["Kit"]
        tx.conn.execute(delete(memberships).where(mine))
    play.life.says("Kit", "clementine he is here")
    play.life.says("Kit", "yes")
    assert "Dee" in play.read_by("clementine")


def test_what_is_on_screens_of_whoever_is_forgotten_is_covered(play: Play) -> None:
    play.raises("Kit")
    play.life.says("Kit", "clementine")
    play.shows("Dee")
    assert "clementine" in "".join(play.texts("Dee"))
    with play.home.database.transaction() as tx:
        forget(tx, Actor(play.home.ids["Kit"]), Order(), play.now)
    play.life.post.until_quiet(100)
    assert "clementine" not in "".join(play.texts("Dee"))
    assert "Kit" not in play.last("Dee")
    play.shows("Dee")
    play.life.says("Dee", "I'm on it")
    assert "Thank you. You are on it." in play.last("Dee")


@pytest.mark.parametrize("said", ["ok", "thanks", "👍", "yes", "no more", "that's all", "nothing"])
def test_a_word_that_says_nothing_is_none_of_it(said: str, play: Play) -> None:
    play.raises("Kit")
    play.life.says("Kit", said)
    assert play.worry.words is None


@pytest.mark.parametrize("typed", ["fare", "A quiet seat", "2, 3"])
def test_what_is_typed_is_picked_beside_what_was_ticked(typed: str, night: Play) -> None:
    night.life.says("Kit", "/choices")
    night.does("Kit", "what.helps")
    night.does("Kit", "helps.door")
    night.life.says("Kit", typed)
    with night.home.database.transaction() as tx:
        helps = card_of(tx, tx.one(Person, kit_of(night)))["helps"]
    assert "door" in helps
    assert len(helps) >= 2
