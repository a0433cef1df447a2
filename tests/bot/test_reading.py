"""What people type counts as a tap, a day, a time or a number, however they type it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words.asks import command_of
from bot.words.clean import LONGEST_TEXT, Unread
from bot.words.day_times import times_in
from bot.words.days_and_times import days_in
from bot.words.own_word import same_word
from bot.words.plain_questions import kind_of
from bot.words.reading import read
from conversations import phrases
from conversations.choices.about_you import CALLED, HELPS, HOURS, LOOKS
from conversations.choices.break_plan import HELPS_BREAK, WORD
from conversations.choices.ways import RINGING, WRITING
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


PHONE, EMAIL = RINGING[0], WRITING[0]


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("a week today", "2026-06-10"),
        ("a week on Tuesday", "2026-06-16"),
        ("two weeks on Friday", "2026-06-19"),
        ("tomorrow week", "2026-06-11"),
        ("fortnight today", "2026-06-17"),
        ("thurs 11", "2026-06-11"),
        ("Sunday the 7th", "2026-06-07"),
        ("tmrw", "2026-06-04"),
        ("tomoz", "2026-06-04"),
        ("2moro", "2026-06-04"),
        ("tommorow", "2026-06-04"),
        ("Wensday", "2026-06-10"),
        ("wendesday", "2026-06-10"),
        ("tusday", "2026-06-09"),
        ("satarday", "2026-06-06"),
        ("thrusday 11 jnue", "2026-06-11"),
        ("5th Agust", "2026-08-05"),
        ("the 2nd", "2026-07-02"),
        ("the 31st", "2026-07-31"),
        ("٩/٦", "2026-06-09"),
    ],
)
def test_a_day_is_read_as_people_say_it_short_or_with_a_slip(text: str, day: str) -> None:
    assert said(text, DAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 حزيران", "2026-06-10"),
        ("١٠ حزيران", "2026-06-10"),
        ("الثلاثاء ٩ حزيران", "2026-06-09"),
        ("5 آب", "2026-08-05"),
        ("20 تموز", "2026-07-20"),
        ("10 ايلول", "2026-09-10"),
        ("7 تشرين الأول", "2026-10-07"),
        ("7 تشرين الثاني", "2026-11-07"),
        ("3 كانون الأول", "2026-12-03"),
        ("بكرة", "2026-06-04"),
        ("بعد غد", "2026-06-05"),
        ("بعد أسبوع", "2026-06-10"),
        ("10 شهر 6", "2026-06-10"),
        ("الثلثاء", "2026-06-09"),
        ("5 جوان", "2026-06-05"),
    ],
)
def test_a_day_is_read_as_people_say_it_in_arabic(text: str, day: str) -> None:
    assert said(text, DAY, language="ar") == day


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("2 June", ["2027-06-02"]),
        ("1 January", ["2027-01-01"]),
        ("10/6/27", ["2027-06-10"]),
        ("10 June 2027", ["2027-06-10"]),
        ("29 Feb", ["2028-02-29"]),
        ("in 8 months", ["2027-02-03"]),
        ("Tuesday 10 June", ["2026-06-09", "2026-06-10"]),
        ("10/6, Thursday", ["2026-06-10", "2026-06-11"]),
        ("thurs 12", ["2026-06-11", "2026-06-12"]),
        ("Monday 4 June", ["2026-06-04", "2026-06-08"]),
        ("2 June at 2pm", ["2027-06-02 14:00"]),
        ("2 June at 3am", ["2027-06-02"]),
        ("tomorrow at 3am", ["2026-06-04 03:00", "2026-06-04 15:00"]),
        ("10 نيسان", ["2027-04-10"]),
        ("١ كانون الثاني", ["2027-01-01"]),
        ("٢٠ شباط", ["2027-02-20"]),
        ("٢ حزيران", ["2027-06-02"]),
        ("10/6/2027", ["2027-06-10"]),
        ("الثلاثاء ١٠ حزيران", ["2026-06-09", "2026-06-10"]),
    ],
)
def test_a_day_that_is_far_off_or_does_not_fit_its_name_is_in_doubt(
    text: str, may_be: list[str]
) -> None:
    assert said(text, DAY, language="en" if text.isascii() else "ar") == tuple(may_be)


def test_a_day_of_next_year_that_is_soon_is_in_no_doubt() -> None:
    late = datetime(2026, 12, 20, 9, tzinfo=UTC)
    for text in ("10 January", "10/1/27"):
        assert read(text, DAY, (), now=late, zone=LONDON, language="en") == "2027-01-10"


def test_a_day_of_last_week_with_its_name_is_over_and_not_of_next_year() -> None:
    with pytest.raises(Unread) as unread:
        said("Tuesday 2 June", DAY)
    assert unread.value.phrase == "DAY_IS_PAST"


@pytest.mark.parametrize(
    "text", ["2", "10", "31", "٢", "20260610", "holiday", "sonday", "some day"]
)
def test_a_bare_number_and_another_word_are_no_day(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, DAY)
    assert unread.value.phrase == "NOT_A_DAY"


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("tomorrow at 2pm", "2026-06-04 14:00"),
        ("2pm tomorrow", "2026-06-04 14:00"),
        ("10 June at half two", "2026-06-10 14:30"),
        ("10.6. 14:30", "2026-06-10 14:30"),
        ("Tuesday from 2 to 4", "2026-06-09 14:00 120"),
        ("10 June, 2-4pm", "2026-06-10 14:00 120"),
        ("tonight at 7", "2026-06-03 19:00"),
        ("tmrw noon", "2026-06-04 12:00"),
        ("10 June 2026", "2026-06-10"),
        ("غدا الساعة ٢", "2026-06-04 14:00"),
        ("10 حزيران الساعة الثانية والنصف", "2026-06-10 14:30"),
        ("الثلاثاء من ٢ إلى ٤", "2026-06-09 14:00 120"),
        ("بكرة ٥ العصر", "2026-06-04 17:00"),
        ("١٠ يونيو ١٤:٣٠", "2026-06-10 14:30"),
    ],
)
def test_a_time_that_is_typed_with_the_day_is_kept(text: str, both: str) -> None:
    assert said(text, DAY, language="en" if text.isascii() else "ar") == both


def answering(asked: str, ask: Ask, may_be: tuple[str, ...], *labels: str) -> Answer:
    """What an answer to “which do you mean” is read as."""
    offered = list(zip(may_be, labels, strict=True))
    if len(offered) == 1:
        offered.append(("no", "No"))
    return read(asked, ask, offered, now=NOW, zone=LONDON, language="en")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes", "2027-06-02"),
        ("yep", "2027-06-02"),
        ("ok", "2027-06-02"),
        ("👍", "2027-06-02"),
        ("2 June 2027", "2027-06-02"),
        ("no", "no"),
        ("nope", "no"),
        ("No, 9 June", "2026-06-09"),
        ("9 June", "2026-06-09"),
        ("2 June", ("2027-06-02",)),
    ],
)
def test_do_you_mean_takes_a_yes_a_no_or_another_day(text: str, answer: Answer) -> None:
    assert answering(text, DAY, ("2027-06-02",), "Yes") == answer


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday", "2026-06-09"),
        ("10", "2026-06-10"),
        ("the 10th", "2026-06-10"),
        ("wed", "2026-06-10"),
        ("Tuesday 9 June", "2026-06-09"),
        ("11 June", "2026-06-11"),
    ],
)
def test_which_do_you_mean_takes_the_words_too(text: str, day: str) -> None:
    both = ("2026-06-09", "2026-06-10")
    assert answering(text, DAY, both, "Tuesday 9 June", "Wednesday 10 June") == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3am", "03:00"),
        ("at night", "03:00"),
        ("3 pm", "15:00"),
        ("4 pm", "16:00"),
        ("2", "14:00"),
    ],
)
def test_in_the_night_or_by_day_takes_the_words_too(text: str, time: str) -> None:
    labels = ("3 am (at night)", "3 pm (by day)")
    assert answering(text, TIME, ("03:00", "15:00"), *labels) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("two thirty", "14:30"),
        ("two forty-five", "14:45"),
        ("twenty past two", "14:20"),
        ("twenty five to three", "14:35"),
        ("ten to four", "15:50"),
        ("20 to 4", "15:40"),
        ("a quarter to 3", "14:45"),
        ("1400hrs", "14:00"),
        ("1400 hrs", "14:00"),
        ("1400", "14:00"),
        ("2.30", "14:30"),
        ("half-past two", "14:30"),
        ("11 at night", "23:00"),
        ("midnight", "00:00"),
        ("6am", "06:00"),
        ("2 to 4pm", "14:00 120"),
        ("2-4", "14:00 120"),
        ("14:00–16:00", "14:00 120"),
        ("from 2 till half 4", "14:00 150"),
        ("2pm until 4pm", "14:00 120"),
        ("9 to 5", "09:00 480"),
        ("11-1pm", "11:00 120"),
        ("between five and seven", "17:00 120"),
        ("from quarter to three to four", "14:45 75"),
        ("10pm to midnight", "22:00 120"),
    ],
)
def test_a_time_and_from_when_to_when_are_read_as_people_say_them(text: str, time: str) -> None:
    assert said(text, TIME) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("من 2 إلى 4", "14:00 120"),
        ("من ٢ ل٤", "14:00 120"),
        ("بين 2 و4", "14:00 120"),
        ("١٤:٠٠-١٦:٠٠", "14:00 120"),
        ("من ١٠ صباحا حتى ١٢ ظهرا", "10:00 120"),
        ("الساعة الثانية والنصف", "14:30"),
        ("الثالثة إلا ربعا", "14:45"),
        ("٢ ونص", "14:30"),
        ("٥ العصر", "17:00"),
        ("٧ بالليل", "19:00"),
        ("منتصف الليل", "00:00"),
    ],
)
def test_a_time_and_from_when_to_when_are_read_in_arabic_too(text: str, time: str) -> None:
    assert said(text, TIME, language="ar") == time


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("3am", ["03:00", "15:00"]),
        ("3 in the morning", ["03:00", "15:00"]),
        ("03:00", ["03:00", "15:00"]),
        ("0430", ["04:30", "16:30"]),
        ("00:15", ["00:15", "12:15"]),
        ("12 am", ["00:00", "12:00"]),
        ("5.59 a.m.", ["05:59", "17:59"]),
        ("2 at night", ["02:00", "14:00"]),
        ("2am-4am", ["02:00 120", "14:00 120"]),
        ("from 5 to 7am", ["05:00 120", "17:00 120"]),
        ("10 to 4", ["15:50", "10:00 360"]),
        ("5 to 7", ["18:55", "17:00 120"]),
        ("٣ الفجر", ["03:00", "15:00"]),
        ("٢ بالليل", ["02:00", "14:00"]),
        ("٤ صباحا", ["04:00", "16:00"]),
        ("٠٥:٣٠", ["05:30", "17:30"]),
        ("الساعة الواحدة صباحا", ["01:00", "13:00"]),
    ],
)
def test_the_small_hours_are_in_doubt_and_so_is_ten_to_four(text: str, may_be: list[str]) -> None:
    assert said(text, TIME, language="en" if text.isascii() else "ar") == tuple(may_be)


@pytest.mark.parametrize(
    "text", ["2 to 4 to 6", "22:00-02:00", "to 4", "10 to", "2-30", "10/12", "من إلى", "2 to 2"]
)
def test_what_is_no_span_is_asked_for_again(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, TIME)
    assert unread.value.phrase == "NOT_A_TIME"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+44 (0)7723 456 789", "+44 7723 456789"),
        ("07723 456789", "+44 7723 456789"),
        ("01632.960.222", "+44 1632 960222"),
        ("tel:01632960222", "+44 1632 960222"),
        ("0044 1632 960222", "+44 1632 960222"),
        ("(01632) 960-222,", "+44 1632 960222"),
        ("+44\u00a07700\u200b900123", "+44 7700 900123"),
        ("\u2068+44 7700 900123\u2069", "+44 7700 900123"),
        ("01632 960222 ext 5", "+44 1632 960222 x5"),
        ("+961 3 123456", "+961 3 123 456"),
        ("٠١٦٣٢٩٦٠٢٢٢", "+44 1632 960222"),
        ("٠٧٧٠٠ ٩٠٠١٢٣", "+44 7700 900123"),
        ("+٤٤ ٧٧٠٠ ٩٠٠١٢٣", "+44 7700 900123"),
        ("٠١٦٣٢-٩٦٠-٢٢٢", "+44 1632 960222"),
        ("\u200f٠٧٧٠٠ ٩٠٠ ١٢٣", "+44 7700 900123"),
        ("۰۷۷۰۰ ۹۰۰۱۲۳", "+44 7700 900123"),
    ],
)
def test_a_number_is_kept_with_its_country_however_it_is_written(text: str, number: str) -> None:
    assert said(text, PHONE) == number


@pytest.mark.parametrize(
    "text",
    ["999", "0123", "call me", "+44 1632 960222 1234567", "07700900123 or 01632960222", "٩"],
)
def test_what_can_ring_nowhere_is_asked_for_again(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, PHONE)
    assert unread.value.phrase == "NOT_A_PHONE"


@pytest.mark.parametrize(
    "text",
    [
        "kit@example.org",
        "Kit@Example.ORG",
        "mailto:kit@example.org",
        "MAILTO:kit@example.org?subject=Hello",
        "<kit@example.org>",
        "Kit <kit@example.org>",
        "kit@example.org.",
        "kit@example.org,",
        " kit@example.org\u00a0",
        "\ufeffkit@example.org\u200b",
        "\u2068kit@example.org\u2069",
        "kit@exam\u00adple.org",
        "\u200ekit\u2060@example.org;",
        "ｋｉｔ@example.org",
    ],
)
def test_an_address_is_read_without_what_was_pasted_with_it(text: str) -> None:
    assert said(text, EMAIL) == "kit@example.org"


@pytest.mark.parametrize("text", ["كيت@مثال.شبكة", "\u200fكيت@مثال.شبكة\u200f", "كيت@مثال.شبكة."])
def test_an_address_may_be_written_in_arabic(text: str) -> None:
    assert said(text, EMAIL, language="ar") == "كيت@مثال.شبكة"


@pytest.mark.parametrize(
    "text",
    [
        "kit@@example.org",
        "a@b@c.org",
        "kit@example",
        "kit @example.org",
        "kit@exam ple.org",
        "kit..x@example.org",
        "kit@example..org",
        "kit@example.org..",
        ".kit@example.org",
        "kit@-example.org",
        "@example.org",
        "kit at example.org",
        "بريدي",
    ],
)
def test_what_can_be_no_address_is_asked_for_again(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, EMAIL)
    assert unread.value.phrase == "NOT_AN_ADDRESS"


@pytest.mark.parametrize(
    "text",
    [
        *("\u200b", "\u2060\u2060", "\u00ad", "\u3164", "\u2800\u2800", "\ufe0f", "\u0301"),
        *(
            "   ",
            "\u00a0\u2003",
            "\u200d\u200c",
            "\u115f\u1160",
            "\uffa0",
            "\n\t\n",
            "\u0651\u064b",
        ),
        *("\U000e0100", "\u034f", "\u180e"),
    ],
)
def test_what_nobody_can_see_counts_as_nothing_typed(text: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, CALLED)
    assert unread.value.phrase == "NOT_AN_ANSWER"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "می\u200cخواهم",
            "क्\u200dष",
            "👩\u200d🚒",
            "❤️",
            "1️⃣",
            "נָעֳמִי",
            "مُحَمَّد",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
            "José",
            "J\u00ado",
        ),
        *("อ้อม", "ㅋㅋ", "ম্যাক্স"),
    ],
)
def test_joiners_and_marks_inside_a_name_stay_as_they_were_typed(text: str) -> None:
    assert said(text, CALLED) == text


def test_free_words_are_kept_as_they_were_meant() -> None:
    assert (
        said("  Kit\u0000 \u202e🍍👩\u200d🚒\r\nand\tBea ", HELPS_BREAK)
        == "Kit 🍍👩\u200d🚒\nand Bea"
    )


@pytest.mark.parametrize(
    ("text", "phrase"), [(" \u0007 ", "NOT_AN_ANSWER"), ("x" * 2001, "TOO_LONG")]
)
def test_nothing_and_too_much_are_said_kindly(text: str, phrase: str) -> None:
    with pytest.raises(Unread) as unread:
        said(text, HELPS_BREAK)
    assert unread.value.phrase == phrase
    assert len(str(said("x" * LONGEST_TEXT, HELPS_BREAK))) == LONGEST_TEXT


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


@pytest.mark.parametrize(
    "typed", ["3ish", "3 ish", "3-ish", "threeish", "3pm ish", "3pmish", "around 3ish", "at 3ish"]
)
def test_about_three_is_three(typed: str) -> None:
    assert times_in(typed, language="en") == ("15:00",)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("first of July", "2026-07-01"),
        ("the first of july", "2026-07-01"),
        ("July the first", "2026-07-01"),
        ("the twenty-first of June", "2026-06-21"),
        ("thirty first July", "2026-07-31"),
        ("on the fifth", "2026-06-05"),
        ("second of July 3ish", "2026-07-02 15:00"),
    ],
)
def test_a_day_of_the_month_can_be_spelled_out(typed: str, day: str) -> None:
    now = datetime(2026, 6, 2, 9, tzinfo=UTC)
    assert days_in(typed, now=now, zone="Europe/London", language="en") == ((day,), True)


@pytest.mark.parametrize("typed", ["12 pm", "12pm", "noon", "9am and 12 pm", "12:00 & 9"])
def test_choices_that_are_times_are_picked_by_the_clock(typed: str) -> None:
    offered = [("at_9", "At 9 am"), ("at_12", "At noon"), ("at_16", "At 4 pm")]
    now = datetime(2026, 6, 2, 9, tzinfo=UTC)
    found = read(typed, LOOKS, offered, now=now, zone="UTC", language="en")
    assert set(found) == ({"at_9", "at_12"} if "9" in typed else {"at_12"})


@pytest.mark.parametrize(
    "typed", ["what is kept", "What's kept about me?", "show me what is kept"]
)
def test_what_is_kept_can_be_asked_for(typed: str) -> None:
    assert kind_of(typed, "en") == "know"
