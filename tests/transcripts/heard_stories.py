"""Stories of what people type on a bad day: plain asks, small talk, and words that fit nowhere."""

from __future__ import annotations

from pathlib import Path

from locales.catalogue import load
from tests.example import an_example, with_a_meeting, with_values
from tests.transcripts.recording import Recording


def words_on_a_bad_day(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting()) as scene:
        r = Recording(scene)
        with r.writes("a_person.en", "Kit", "Sam"):
            r.says("Kit", "I want to die")
            r.taps("Kit", "Yes, please")
            r.says("Kit", "thanks")
        with r.writes("a_person_no.en", "Cal", "Sam"):
            r.says("Cal", "can I talk to a human?")
            r.taps("Cal", "No, thank you")
        with r.writes("unread_words.en", "Max", "Sam"):
            r.says("Max", "not great tbh, back on the street since monday")
            r.says("Max", "they took my tent")
            r.taps("Max", "Yes, pass it to Sam")
        with r.writes("word_back.en", "Sam"):
            r.says("Sam", "I can ring you at three, Max.")
            r.taps("Sam", "Yes, send it")
        with r.writes("did_you_mean.en", "Bea", "Sam"):
            r.taps("Bea", "Show")
            r.says("Bea", "yes but only till three")
            r.taps("Bea", "Yes")
            r.taps("Bea", "Yes, pass it to Sam")
        with r.writes("unread_words_no.en", "Ivy", "Sam"):
            r.says("Ivy", "is there parking")
            r.says("Ivy", "no")
            r.taps("Ivy", "Yes, I will come")
        return r.written


def words_on_a_bad_day_in_arabic(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_a_meeting(), with_values("Noor", language="ar")) as scene:
        r = Recording(scene)
        with r.writes("a_person.ar", "Noor"):
            r.says("Noor", "لست بخير")
        with r.writes("unread_words.ar", "Noor", "Sam"):
            r.says("Noor", "رجعت إلى الشارع يوم الاثنين")
            r.says("Noor", "نعم")
        return r.written


def messages_that_belong_together(folder: Path) -> dict[str, list[str]]:
    with an_example(folder, with_values("Noor", language="ar")) as scene:
        r = Recording(scene)
        with r.writes("quick_messages.en", "Kit"):
            r.says("Kit", "/choices")
            r.taps("Kit", "My plan for a break")
            r.says("Kit", "a quiet room")
            r.types_on("Kit", "and an open door")
        with r.writes("swipe_reply.en", "Kit"):
            r.says("Kit", "/forme")
            r.replies("Kit", "What does not help", "too many questions")
            r.replies("Kit", "What helps when you need a break?", "tea")
        with r.writes("add_words.en", "Cal", "Sam"):
            r.says("Cal", "/forme")
            r.taps("Cal", "What I would like to learn", "Say what I would like to learn")
            r.taps("Cal", "Something else", "Done")
            r.says("Cal", "gardening")
            r.types_on("Cal", "and how to cook")
            r.types_on("Cal", "for many people")
            r.taps("Cal", "Yes, add it")
        with r.writes("add_words.ar", "Noor"):
            r.says("Noor", "/forme")
            said = load("ar").gettext
            for question, key, label in (
                ("next", "learning", said("What I would like to learn")),
                ("what", "write", said("Say what I would like to learn")),
                ("learn", "else", said("Something else")),
                ("learn", "~done", said("Done")),
            ):
                r.chooses("Noor", question, key, label)
            r.says("Noor", "البستنة")
            r.types_on("Noor", "والطبخ")
            r.chooses("Noor", "add_these", "no", said("No, thank you"))
        return r.written
