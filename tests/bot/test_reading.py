"""What people type counts as a tap, a day, a time or a number, however they type it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading import LONGEST_TEXT, Unread, command_of, read, same_word
from conversations import phrases
from conversations.about_you import CALLED, HELPS, HOURS, WORD
from conversations.script import Answer, Ask, Choice, Reads

#: A Wednesday in London; in Auckland it is Thursday already.
NOW = datetime(2026, 6, 3, 20, 0, tzinfo=UTC)
LONDON = "Europe/London"
DAY = Ask("day", "Which day is it?", reads=Reads.DATE)
TIME = Ask("time", "What time?", reads=Reads.TIME)
HOW_LONG = Ask(
    "minutes",
    "How long?",
    Choice("60", "1 hour"),
    Choice("90", "1 and a half hours"),
    Choice("120", "2 hours"),
    reads=Reads.NUMBER,
)
SAFE = Ask("safe", "Safe?", Choice("yes", "Yes, it is safe"), Choice("not_yet", "Not now"))
GO_ON = Ask("go_on", "Shall I?", Choice("go_on", "Go on"))
WHO = Ask("who", "Who?", Choice("7", "Jo"), Choice("9", "Samantha"), reads=Reads.TEXT)
JOIN = Ask(
    "consent",
    "Join?",
    Choice("yes", "Yes, I will join"),
    Choice("ask_first", "Ask Sam first"),
    Choice("no", "No, thank you"),
)


def said(text: str, ask: Ask, *, zone: str = LONDON, language: str = "en") -> Answer:
    offered = [(c.key, c.label) for c in ask.choices if isinstance(c, Choice)]
    return read(text, ask, offered, now=NOW, zone=zone, language=language)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Mornings", "mornings"),
        ("  mornings!! ", "mornings"),
        ("MÓRNINGS", "mornings"),
        ("mornings 🙂", "mornings"),
        ("\u2068mornings\u2069", "mornings"),
        ("morn", "mornings"),
        ("eve", "evenings"),
        ("9 to 9", "any"),
        ("any", "any"),
        ("2", "afternoons"),
        ("2.", "afternoons"),
        ("#4", "any"),
        ("٤", "any"),
        ("３", "evenings"),
    ],
)
def test_the_buttons_words_their_beginning_and_their_number_count_as_the_tap(
    text: str, key: str
) -> None:
    assert said(text, HOURS) == key


@pytest.mark.parametrize(
    "text", ["", "?", "mo", "5", "0", "1 2", "whenever", "🙂", "no", "\ud800"]
)
def test_what_fits_no_choice_gets_a_kind_word(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, HOURS)
    assert unread.value.phrase == "NOT_AN_ANSWER"


def test_a_beginning_that_two_choices_share_is_not_guessed_at() -> None:
    ask = Ask("x", "?", Choice("well", "I am well"), Choice("unwell", "I am unwell"))
    with pytest.raises(Unread):
        said("I am", ask)
    assert said("I am un", ask) == "unwell"


@pytest.mark.parametrize(
    ("text", "ask", "key"),
    [
        ("yes", SAFE, "yes"),
        ("Yep!", SAFE, "yes"),
        ("ok", JOIN, "yes"),
        ("yes please", JOIN, "yes"),
        ("👍", JOIN, "yes"),
        ("👍🏽", JOIN, "yes"),
        ("yeah", GO_ON, "go_on"),
        ("no", JOIN, "no"),
        ("Nope.", JOIN, "no"),
        ("no thanks", JOIN, "no"),
        ("no", SAFE, "not_yet"),
        ("ask", JOIN, "ask_first"),
        ("break", WORD, "break"),
    ],
)
def test_a_typed_yes_or_no_counts_as_the_tap(text: str, ask: Ask, key: str) -> None:
    assert said(text, ask) == key


@pytest.mark.parametrize("text", ["thank you", "join no", "yes and no", "thanks"])
def test_words_that_could_mean_either_never_join_or_decline(text: str) -> None:
    with pytest.raises(Unread):
        said(text, JOIN)


def test_yes_and_no_are_understood_in_the_persons_language_and_in_english() -> None:
    assert said("نعم", SAFE, language="ar") == "yes"
    assert said("لا", JOIN, language="ar") == "no"
    assert said("لا شكرًا", JOIN, language="ar") == "no"
    assert said("ok", SAFE, language="ar") == "yes"


def test_arabic_buttons_are_read_without_their_marks_and_alef_forms() -> None:
    offered = [("mornings", "صباحًا"), ("evenings", "مساءً"), ("any", "أي وقت")]

    def pick(text: str) -> Answer:
        return read(text, HOURS, offered, now=NOW, zone=LONDON, language="ar")

    assert pick("صباحا") == "mornings"
    assert pick("مسا") == "evenings"
    assert pick("اي وقت") == "any"
    assert pick("٢") == "evenings"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1, 3", ("door", "seat")),
        ("1 3", ("door", "seat")),
        ("1 and 3", ("door", "seat")),
        ("3,1,3", ("seat", "door")),
        ("fare and seat", ("fare", "seat")),
        ("My fare before the day, a quiet seat", ("fare", "seat")),
        ("A quiet seat", ("seat",)),
        ("something else", ("else",)),
        ("2", ("fare",)),
    ],
)
def test_several_choices_can_be_typed_at_once(text: str, keys: tuple[str, ...]) -> None:
    assert said(text, HELPS) == keys


def test_several_choices_can_be_typed_in_arabic() -> None:
    assert said("١ و٣", HELPS, language="ar") == ("door", "seat")
    assert said("١، ٣", HELPS, language="ar") == ("door", "seat")


@pytest.mark.parametrize("text", ["1, 9", "seat and unicorn", "a", "", ",,,", "and"])
def test_one_unclear_part_of_several_is_not_dropped_in_silence(text: str) -> None:
    with pytest.raises(Unread):
        said(text, HELPS)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("60", "60"),
        ("75", "75"),
        ("2", "2"),
        ("٩٠", "90"),
        ("90 minutes", "90"),
        ("90min", "90"),
        ("2 hours", "120"),
        ("1 and a half hours", "90"),
    ],
)
def test_a_number_is_the_value_where_a_number_is_asked_for(text: str, key: str) -> None:
    assert said(text, HOW_LONG) == key


@pytest.mark.parametrize("text", ["3 hours", "1.5", "1,5", "0", "99999", "long", "60 or 90"])
def test_a_number_that_is_not_plain_is_asked_for_again(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, HOW_LONG)
    assert unread.value.phrase == "NOT_A_NUMBER"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 June", "2026-06-10"),
        ("june 10th", "2026-06-10"),
        ("the 10th of June.", "2026-06-10"),
        ("10/6", "2026-06-10"),
        ("10.6.", "2026-06-10"),
        ("10/6/26", "2026-06-10"),
        ("2026-06-10", "2026-06-10"),
        ("today", "2026-06-03"),
        ("Tomorrow!", "2026-06-04"),
        ("in 2 weeks", "2026-06-17"),
        ("Friday", "2026-06-05"),
        ("on Fri", "2026-06-05"),
        ("this friday", "2026-06-05"),
        ("Wednesday", "2026-06-10"),
        ("next Tuesday", "2026-06-09"),
        ("next Friday", "2026-06-12"),
        ("Tuesday week", "2026-06-16"),
        ("Wednesday 10 June", "2026-06-10"),
        ("\u2068١٠ يونيو\u2069", "2026-06-10"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: str) -> None:
    language = "ar" if "ي" in text else "en"
    assert said(text, DAY, language=language) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("غدا", "2026-06-04"),
        ("الثلاثاء", "2026-06-09"),
        ("يوم الثلاثاء القادم", "2026-06-09"),
        ("10/6", "2026-06-10"),
        ("next Tuesday", "2026-06-09"),
    ],
)
def test_a_day_is_read_in_arabic_too(text: str, day: str) -> None:
    assert said(text, DAY, language="ar") == day


def test_today_is_today_where_the_person_lives() -> None:
    assert said("today", DAY, zone="Pacific/Auckland") == "2026-06-04"
    assert said("Thursday", DAY, zone="Pacific/Auckland") == "2026-06-11"


@pytest.mark.parametrize("text", ["yesterday", "2026-06-02", "10 June 2020", "2 weeks ago"])
def test_a_day_that_is_over_is_said_to_be_over(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, DAY)
    assert unread.value.phrase == "DAY_IS_PAST"


@pytest.mark.parametrize(
    "text", ["", "June", "a", "2 pm", "soon", "31 June", "2026-02-30", "10 June 2126", "9" * 500]
)
def test_what_holds_no_day_is_asked_for_again(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, DAY)
    assert unread.value.phrase == "NOT_A_DAY"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2 pm", "14:00"),
        ("2pm", "14:00"),
        ("2 p.m.", "14:00"),
        ("2.30pm", "14:30"),
        ("2:30 PM", "14:30"),
        ("14:30", "14:30"),
        ("1430", "14:30"),
        ("14h30", "14:30"),
        ("at 10", "10:00"),
        ("2", "14:00"),
        ("7:15", "19:15"),
        ("8", "08:00"),
        ("12", "12:00"),
        ("07:15", "07:15"),
        ("12 pm", "12:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("half past two", "14:30"),
        ("half two", "14:30"),
        ("quarter to three", "14:45"),
        ("quarter past 10 in the morning", "10:15"),
        ("two o’clock", "14:00"),
        ("ten in the morning", "10:00"),
        ("7 in the evening", "19:00"),
        ("٢:٣٠", "14:30"),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, time: str) -> None:
    assert said(text, TIME) == time


@pytest.mark.parametrize(
    ("text", "time"), [("٢ ظهرًا", "14:00"), ("١٠ صباحا", "10:00"), ("الساعة ٧ مساءً", "19:00")]
)
def test_a_time_is_read_in_arabic_too(text: str, time: str) -> None:
    assert said(text, TIME, language="ar") == time


@pytest.mark.parametrize("text", ["", "later", "25:00", "2:75", "14 am", "10/6", "0 pm", "2 or 3"])
def test_what_holds_no_time_is_asked_for_again(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, TIME)
    assert unread.value.phrase == "NOT_A_TIME"


def test_free_words_are_kept_as_they_were_meant() -> None:
    assert (
        said("  Kit\u0000 \u202e🍍👩\u200d🚒\r\nand\tBea ", CALLED) == "Kit 🍍👩\u200d🚒\nand Bea"
    )


@pytest.mark.parametrize(
    ("text", "phrase"), [(" \u0007 ", "NOT_AN_ANSWER"), ("x" * 2001, "TOO_LONG")]
)
def test_nothing_and_too_much_are_said_kindly(text: str, phrase: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, CALLED)
    assert unread.value.phrase == phrase
    assert len(str(said("x" * LONGEST_TEXT, CALLED))) == LONGEST_TEXT


@pytest.mark.parametrize(
    ("text", "answer"), [("jo", "7"), ("2", "9"), ("Sam", "Sam"), ("Jo and Sam", "Jo and Sam")]
)
def test_where_words_are_asked_for_only_a_whole_label_is_a_tap(text: str, answer: str) -> None:
    assert said(text, WHO) == answer


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("back", "back"),
        ("SKIP.", "skip"),
        ("stop", "stop"),
        ("Stop for now", "stop"),
        ("help", "help"),
        ("Help now!", "help"),
        ("hide", "hide"),
        ("what I can do", "menu"),
        ("I need a break", "break"),
        ("please go back to it", None),
        ("help me with the form", None),
        ("break", "break"),
        ("", None),
        ("🙂", None),
    ],
)
def test_a_command_is_the_whole_message(text: str, command: str | None) -> None:
    assert command_of(text, "en") == command


def test_a_command_may_be_typed_in_the_persons_language() -> None:
    from locales.catalogue import load

    assert command_of(load("ar").gettext(phrases.BACK), "ar") == "back"
    assert command_of(load("ar").gettext("I need a break"), "ar") == "break"
    assert command_of("help", "ar") == "help"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("pineapple", "Pineapple"),
        ("  PINEAPPLE!!! ", "pineapple"),
        ("pine  apple", "Pine apple"),
        ("pineapple 🙏", "pineapple"),
        ("ﺑﺮﺗﻘﺎل", "برتقال"),
        ("café", "cafe"),
        ("🍍", "🍍"),
        ("🍍🍍", "🍍"),
        ("❤️", "❤"),
        ("👍🏿", "👍🏻"),
        ("!", "!"),
    ],
)
def test_the_signal_word_is_known_however_it_is_typed(text: str, word: str) -> None:
    assert same_word(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I like pineapple", "pineapple"),
        ("pineapples", "pineapple"),
        ("🍍 is my word", "🍍"),
        ("🍋", "🍍"),
        ("", ""),
        ("", "pineapple"),
        ("anything", ""),
        ("?", "!"),
    ],
)
def test_the_signal_word_inside_a_sentence_is_no_signal(text: str, word: str) -> None:
    assert not same_word(text, word)


def answer_or_phrase(text: str, ask: Ask, language: str) -> object:
    try:
        return said(text, ask, language=language)
    except Unread as unread:
        return getattr(phrases, unread.phrase)


@given(
    text=st.text(max_size=120) | st.from_regex(r"[\d/:. apm-]{1,12}"),
    ask=st.sampled_from([DAY, TIME, HOW_LONG, SAFE, HOURS, HELPS, WHO, CALLED]),
    language=st.sampled_from(["en", "ar", "xx", "pl"]),
)
@settings(deadline=None, max_examples=400)
def test_any_text_is_read_or_kindly_refused(text: str, ask: Ask, language: str) -> None:
    assert answer_or_phrase(text, ask, language)
    command_of(text, language)
    same_word(text, "pineapple")


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_same_word_is_fair_to_both_sides(one: str, other: str) -> None:
    if same_word(one, other) and one.strip() and not same_word(other, one):
        assert len(one) != len(other)  # 🍍🍍 may stand for 🍍
    assert not one.strip() or same_word(one, one)
