"""The bot speaks in short sentences and everyday words (W:1)."""

import pytest

from locales.plain_words import complaints, filled, sentences


@pytest.mark.parametrize(
    "words",
    [
        "Hello {name}. On {day} at {time} we meet for “{meeting}”. {who} will be at {place}.",
        "Share only what you want to. You can skip anything, and stop at any time.",
        "Not sure yet 😐",
        "You can ring Samaritans on 116 123, or text Shout on 85258.",
        "Ring NHS 111 and choose option 2.",
        "Here is what you will get:\n{list}",
    ],
)
def test_plain_words_can_be_said(words: str) -> None:
    assert list(complaints(words)) == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            "We want to know how you feel about the day and who you want to meet when you come",
            "19 words in a sentence, 15 at most",
        ),
        (
            "The organisation requires additional information about your accessibility.",
            "reading grade 22.9, 5 at most",
        ),
        ("Your incomprehensibilities", "“incomprehensibilities” is a hard word"),
        ("You are a service user.", "never say “service user”"),
        ("This is *very* good.", "no italics or other markup"),
        ("This is _very_ good.", "no italics or other markup"),
        ("Please come NOW.", "no capitals for stress: “NOW”"),
        ("Good 🙂 and well 🙂", "one emoji at most"),
        ("🙂 Good", "an emoji stands at the end"),
        ("👍🏽", "an emoji never stands alone"),
    ],
)
def test_other_words_can_not(words: str, complaint: str) -> None:
    assert complaint in list(complaints(words))


def test_a_message_is_measured_as_it_is_read() -> None:
    assert filled("On {day} at {time:%H}, {someone}.") == "On Wednesday 10 June at 2 pm, Kit."


def test_a_line_and_a_quoted_full_stop_end_a_sentence() -> None:
    assert sentences("Hello Kit\nJo said “Come in.” And then?") == [
        "Hello Kit",
        "Jo said “Come in.",
        "And then?",
    ]
