"""The word for a break as people type it: with a please or a slip, or on another keyboard."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.words.asks import command_of
from bot.words.clean import Unread
from bot.words.own_word import nearly, pictures, same_word, why_unfit, without_polite_words
from bot.words.polite import asks, polite_words, softer_words
from bot.words.reading import read
from bot.words.yes_and_no import no_words
from conversations import phrases
from conversations.choices.break_plan import WORD
from conversations.script import Ask, Choice
from locales.plain import plain
from tests.home import START

OWN_WORD = next(
    step
    for choice in WORD.choices
    if isinstance(choice, Choice)
    for step in choice.then
    if isinstance(step, Ask)
)


def chosen(text: str, language: str = "en") -> str:
    """What is kept of a word that someone types when they are asked for one."""
    return str(read(text, OWN_WORD, (), now=START, zone="Europe/London", language=language))


# A word of one's own that does something else already


@pytest.mark.parametrize(
    ("word", "language", "why"),
    [
        ("help", "en", "WORD_IS_A_COMMAND"),
        ("Hide!", "en", "WORD_IS_A_COMMAND"),
        ("STOP", "en", "WORD_IS_A_COMMAND"),
        ("back", "en", "WORD_IS_A_COMMAND"),
        ("skip", "en", "WORD_IS_A_COMMAND"),
        ("menu", "en", "WORD_IS_A_COMMAND"),
        ("show", "en", "WORD_IS_A_COMMAND"),
        ("What I can do", "en", "WORD_IS_A_COMMAND"),
        ("stop please", "en", "WORD_IS_A_COMMAND"),
        ("help 🙏", "en", "WORD_IS_A_COMMAND"),
        ("مساعدة", "ar", "WORD_IS_A_COMMAND"),
        ("إخفاء", "ar", "WORD_IS_A_COMMAND"),
        ("توقف", "ar", "WORD_IS_A_COMMAND"),
        ("رجوع", "ar", "WORD_IS_A_COMMAND"),
        ("تخطّي", "ar", "WORD_IS_A_COMMAND"),
        ("help", "ar", "WORD_IS_A_COMMAND"),
        ("توقف", "en", "WORD_IS_A_COMMAND"),  # they may choose Arabic on another day
        ("yes", "en", "WORD_IS_AN_ANSWER"),
        ("OK", "en", "WORD_IS_AN_ANSWER"),
        ("no", "en", "WORD_IS_AN_ANSWER"),
        ("Nope.", "en", "WORD_IS_AN_ANSWER"),
        ("👍🏾", "en", "WORD_IS_AN_ANSWER"),
        ("👎👎", "en", "WORD_IS_AN_ANSWER"),
        ("❌", "en", "WORD_IS_AN_ANSWER"),
        ("✔️", "en", "WORD_IS_AN_ANSWER"),
        ("fine", "en", "WORD_IS_AN_ANSWER"),
        ("Worried", "en", "WORD_IS_AN_ANSWER"),
        ("Done", "en", "WORD_IS_AN_ANSWER"),
        ("thanks", "en", "WORD_IS_AN_ANSWER"),
        ("hello", "en", "WORD_IS_AN_ANSWER"),
        ("نعم", "ar", "WORD_IS_AN_ANSWER"),
        ("لا", "ar", "WORD_IS_AN_ANSWER"),
        ("تمام", "ar", "WORD_IS_AN_ANSWER"),
        ("بخير", "ar", "WORD_IS_AN_ANSWER"),
        ("شكرًا", "ar", "WORD_IS_AN_ANSWER"),
        ("yes", "ar", "WORD_IS_AN_ANSWER"),
        ("2", "en", "WORD_IS_A_NUMBER"),
        ("12", "en", "WORD_IS_A_NUMBER"),
        ("1️⃣", "en", "WORD_IS_A_NUMBER"),
        ("5⃣", "en", "WORD_IS_A_NUMBER"),
        ("#️⃣", "en", "WORD_IS_A_NUMBER"),
        ("🔟", "en", "WORD_IS_A_NUMBER"),
        ("3.", "en", "WORD_IS_A_NUMBER"),
        ("①", "en", "WORD_IS_A_NUMBER"),
        ("½", "en", "WORD_IS_A_NUMBER"),
        ("٧", "ar", "WORD_IS_A_NUMBER"),
        ("۵", "ar", "WORD_IS_A_NUMBER"),
        ("١٢", "en", "WORD_IS_A_NUMBER"),
        ("two", "en", "WORD_IS_AN_ANSWER"),
        ("noon", "en", "WORD_IS_AN_ANSWER"),
        ("?", "en", "WORD_IS_NO_WORD"),
        ("...", "ar", "WORD_IS_NO_WORD"),
    ],
)
def test_a_word_that_means_something_else_here_is_refused_and_why(
    word: str, language: str, why: str
) -> None:
    with pytest.raises(Unread) as unread:
        chosen(word, language)
    assert unread.value.phrase == why
    assert "pineapple" in getattr(phrases, why), "it says what would do"


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("pineapple", "en"),
        ("break", "en"),
        ("I need a break", "en"),
        ("🍍", "en"),
        ("👩‍🚒", "en"),
        ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", "en"),
        ("green 2", "en"),
        ("helper", "en"),
        ("no man's land", "en"),
        ("أناناس", "ar"),
        ("استراحة", "ar"),
        ("قمر", "ar"),
        ("لافندر", "ar"),
        ("🌙", "ar"),
    ],
)
def test_other_words_are_kept_as_they_are_typed(word: str, language: str) -> None:
    assert chosen(word, language) == word
    assert why_unfit(word, language) is None


# A command with nothing around it but a please


@pytest.mark.parametrize(
    ("text", "language", "command"),
    [
        ("I need a break please", "en", "break"),
        ("can I have a break pls", "en", "break"),
        ("Hi, could I take a quick break now please? Thanks!", "en", "break"),
        ("please, a break", "en", "break"),
        ("I'd like a break, if that's OK", "en", "break"),
        ("I really need a short break", "en", "break"),
        ("BREAK PLEASE 🙏", "en", "break"),
        ("sorry... break", "en", "break"),
        ("stop please", "en", "stop"),
        ("please stop", "en", "stop"),
        ("Please stop now, thank you", "en", "stop"),
        ("help me please now", "en", "help"),
        ("please help", "en", "help"),
        ("can you please help me", "en", "help"),
        ("go back please", "en", "back"),
        ("skip this one please", "en", "skip"),
        ("hide now", "en", "hide"),
        ("استراحة من فضلك", "ar", "break"),
        ("أحتاج إلى استراحة لو سمحت", "ar", "break"),
        ("ممكن استراحة قصيرة، من فضلكم", "ar", "break"),
        ("أرجوك، أريد استراحة الآن", "ar", "break"),
        ("عذرًا، بدي استراحة", "ar", "break"),
        ("break من فضلك", "ar", "break"),
        ("توقف من فضلك", "ar", "stop"),
        ("ساعدني أرجوك", "ar", "help"),
        ("مساعدة لو سمحتم", "ar", "help"),
        ("رجوع رجاءً", "ar", "back"),
        ("إخفاء الآن", "ar", "hide"),
    ],
)
def test_polite_words_around_a_command_change_nothing(
    text: str, language: str, command: str
) -> None:
    assert command_of(text, language) == command


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("don't stop please", "en"),
        ("please don't stop", "en"),
        ("do not stop, thanks", "en"),
        ("I don't need a break, thank you", "en"),
        ("no break please", "en"),
        ("never hide please", "en"),
        ("can we stop pretending", "en"),
        ("thanks for the break", "en"),
        ("the break is over, sorry", "en"),
        ("a break", "en"),
        ("just a short break", "en"),
        ("please", "en"),
        ("please thank you", "en"),
        ("please tell Jo to stop", "en"),
        ("لا تتوقف من فضلك", "ar"),
        ("لا أحتاج إلى استراحة، شكرًا", "ar"),
        ("لست بحاجة إلى استراحة الآن", "ar"),
        ("ما بدي استراحة", "ar"),
        ("بدون استراحة من فضلك", "ar"),
        ("شكرًا على الاستراحة", "ar"),
        ("استراحة قصيرة", "ar"),
        ("من فضلك", "ar"),
    ],
)
def test_a_not_or_any_other_word_makes_it_no_command(text: str, language: str) -> None:
    assert command_of(text, language) is None


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_taken_out_never_denies_nor_asks(language: str) -> None:
    denies = {"not", "no", "never", "dont", "without", "لا", "ما", "مش", "لن", "لم", "ليس", "بدون"}
    out = {word for words in polite_words(language) for word in words.split()}
    out |= {word for words in softer_words(language) for word in words.split()}
    assert not out & (denies | {word for word in no_words(language) if " " not in word})
    assert "break" not in out
    for command in ("break", "help", "stop", "back", "skip", "hide"):
        for form in asks(command, language):
            assert command_of(form, language) == command
            assert not set(form.split()) & denies


# The same word on another keyboard, or in another case


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("PINEAPPLE", "pineapple", "en"),
        ("рineаpple", "pineapple", "en"),  # two letters are Cyrillic
        ("pineapple", "pinеapplе", "en"),  # and in the word itself
        ("СОВА", "сова", "uk"),
        ("COBA", "сова", "uk"),  # all of it Latin
        ("лiс", "ліс", "uk"),
        ("ΟΑΣΗ", "οαση", "en"),
        ("οasis", "oasis", "en"),
        ("STRASSE", "straße", "en"),
        ("IŞIK", "ışık", "tr"),
        ("İNCİR", "incir", "tr"),
        ("İncir", "incir", "tr"),
        ("Incir", "incir", "tr"),  # a phone that knows no Turkish made the capital
        ("ｐｉｎｅ", "pine", "en"),
        ("كتاب", "کتاب", "ar"),
        ("کتاب", "كتاب", "fa"),
        ("ليمون", "لیمون", "fa"),
        ("یاسمین", "ياسمين", "ar"),
        ("شمعہ", "شمعة", "ur"),
        ("پھول", "پھول", "ur"),
        ("غرفة ٢", "غرفه ۲", "ar"),
        ("غرفة 2", "غرفة ٢", "ar"),
        ("مـــوز", "موز", "ar"),
        ("قَمَر", "قمر", "ar"),
        ("❤", "❤️", "en"),
        ("👍🏿", "👍", "en"),
        ("👩🏽‍🚒", "👩‍🚒", "en"),
        ("👨‍👩‍👧", "👨‍👩‍👧", "en"),
        ("👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧", "en"),
        ("🧑🏻‍🤝‍🧑🏿", "🧑‍🤝‍🧑", "en"),
        ("🇬🇧🇬🇧", "🇬🇧", "en"),
        ("🍍 🍍 🍍", "🍍", "ar"),
        ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "en"),
        ("1️⃣", "1⃣", "en"),
        ("‼", "‼️", "en"),
    ],
)
def test_what_people_see_as_the_same_is_the_same(text: str, word: str, language: str) -> None:
    assert same_word(text, word, language)


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("вор", "bop", "en"),  # small letters that do not look alike
        ("ВОР", "вар", "uk"),
        ("край", "краи", "uk"),
        ("SIK", "sik", "tr"),
        ("sık", "sik", "tr"),
        ("sık", "sik", "en"),
        ("INCIR", "incir", "tr"),
        ("modern", "modem", "en"),
        ("l", "1", "en"),
        ("b00k", "book", "en"),
        ("بھر", "بہر", "ur"),
        ("نے", "نی", "ur"),
        ("بن", "بں", "ur"),
        ("باب", "ناب", "ar"),
        ("قمرة", "قمر", "ar"),
        ("👨‍👩‍👧", "👩", "en"),
        ("👨👩👧", "👨‍👩‍👧", "en"),
        ("👩👩", "👩‍❤️‍👩", "en"),
        ("🏴", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "en"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "en"),
        ("🇧🇬", "🇬🇧", "en"),
        ("1", "1️⃣", "en"),
        ("1️⃣", "1", "en"),
        ("2️⃣", "1️⃣", "en"),
        ("🚒", "👩‍🚒", "en"),
        ("❤️‍🔥", "❤️", "en"),
        ("🍍🍋", "🍍", "ar"),
    ],
)
def test_what_people_see_as_two_words_is_two(text: str, word: str, language: str) -> None:
    assert not same_word(text, word, language)
    assert not same_word(word, text, language)


def test_an_emoji_is_taken_whole() -> None:
    shown, rest = pictures("Kit 👨🏽‍👩🏽‍👧 🇬🇧1️⃣ 🏴󠁧󠁢󠁷󠁬󠁳󠁿!")
    assert [len(one) for one in shown] == [5, 2, 2, 7]
    assert plain(rest) == "kit"


# One slip


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("pineaple", "pineapple", "en"),  # one less
        ("pineappple", "pineapple", "en"),  # one more
        ("pineapp1e", "pineapple", "en"),  # another
        ("pienapple", "pineapple", "en"),  # two swapped
        ("Pineaplpe!!", "pineapple", "en"),
        ("ineapple", "pineapple", "en"),
        ("pineappl", "pineapple", "en"),
        ("pine aple", "pine apple", "en"),
        ("pineapples", "pineapple", "en"),
        ("marmelade", "marmalade", "en"),
        ("برتقل", "برتقال", "ar"),
        ("برتقاال", "برتقال", "ar"),
        ("برنقال", "برتقال", "ar"),
        ("برقتال", "برتقال", "ar"),
        ("رتقال", "برتقال", "ar"),
        ("ياسمين", "ياسمبن", "fa"),
    ],
)
def test_one_slip_in_a_long_word_is_seen(text: str, word: str, language: str) -> None:
    assert nearly(text, word, language)
    assert not same_word(text, word, language)


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("pineapple", "pineapple", "en"),  # no slip at all
        ("pinaple", "pineapple", "en"),  # two
        ("elppaenip", "pineapple", "en"),
        ("I like pineaple", "pineapple", "en"),
        ("apple", "pineapple", "en"),
        ("lemo", "lemon", "en"),  # too short
        ("lemons", "lemon", "en"),
        ("room 2", "room 1", "en"),
        ("🍍", "pineapple", "en"),
        ("", "pineapple", "en"),
        ("pineaple", "", "en"),
        ("موزة", "موز", "ar"),
        ("ليمو", "ليمون", "ar"),
        ("أحب البرتقال", "برتقال", "ar"),
        ("برتل", "برتقال", "ar"),
        ("تفاح", "برتقال", "ar"),
    ],
)
def test_two_slips_or_a_short_word_are_not(text: str, word: str, language: str) -> None:
    assert not nearly(text, word, language)


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("Pineapple, please!", "en", "pineapple"),
        ("🍍 please", "en", "🍍"),
        ("sorry 👨‍👩‍👧", "en", "👨‍👩‍👧"),
        ("please", "en", ""),
        ("no pineapple please", "en", "no pineapple"),
        ("برتقال من فضلك", "ar", "برتقال"),
        ("🍊 لو سمحت", "ar", "🍊"),
    ],
)
def test_a_word_is_found_beside_a_please(text: str, language: str, left: str) -> None:
    assert without_polite_words(text, language) == left


LETTERS = {"en": "abcdefghijklmnopqrstuvwxyz", "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"}


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str, str]:
    """A word for a break, in the middle of other words, in a language."""
    language = draw(st.sampled_from(["en", "ar"]))
    words = st.text(LETTERS[language], min_size=1, max_size=9)
    word = draw(words | st.sampled_from(["pineapple", "break", "برتقال", "استراحة"]))
    before, after = draw(st.lists(words, max_size=4)), draw(st.lists(words, max_size=4))
    return " ".join([*before, word, *after]), word, language


@given(sentences())
@settings(deadline=None, max_examples=300)
def test_a_word_within_a_longer_sentence_is_never_a_signal(said: tuple[str, str, str]) -> None:
    text, word, language = said
    rest = plain(without_polite_words(text, language)).replace(" ", "")
    assume(plain(word).replace(" ", "") != rest)  # nothing polite is beside it
    assert not same_word(text, word, language)
    assert not same_word(without_polite_words(text, language), word, language)
    letters = abs(len(plain(text).replace(" ", "")) - len(plain(word).replace(" ", "")))
    assert letters <= 1 or not nearly(text, word, language)


@given(
    st.sampled_from(["pineapple", "برتقال", "marmalade", "ياسمين 7"]),
    st.data(),
)
@settings(deadline=None, max_examples=200)
def test_any_one_slip_is_seen_and_no_slip_is_the_word(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    new = data.draw(st.sampled_from("xzqضظ"))
    how = data.draw(st.sampled_from(["less", "more", "wrong", "swapped"]))
    slipped = {
        "less": word[:at] + word[at + 1 :],
        "more": word[:at] + new + word[at:],
        "wrong": word[:at] + new + word[at + 1 :],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[how]
    assume(plain(slipped).replace(" ", "") != plain(word).replace(" ", ""))
    assume(abs(len(plain(slipped).replace(" ", "")) - len(plain(word).replace(" ", ""))) <= 1)
    assert nearly(slipped, word, "ar")
    assert same_word(word, word, "ar")


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["en", "ar", "tr", "xx"]))
@settings(deadline=None)
def test_any_two_texts_can_be_compared(one: str, other: str, language: str) -> None:
    assert not (same_word(one, other, language) and nearly(one, other, language))
    assert not one.strip() or same_word(one, one, language)
    why_unfit(one, language)
