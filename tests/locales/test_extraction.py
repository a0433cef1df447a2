"""Every sentence that people read is found, wherever it is written."""

from pathlib import Path

from locales.extraction import Sentence, sentences, unreadable


def test_every_sentence_is_found_in_scripts_and_in_question_sets(root: Path) -> None:
    found = [(sentence.words, sentence.many) for sentence in sentences(root)]

    assert found == [
        ("Hello {name}. It is good to hear from you.", None),
        ("{n} of you is coming.", "{n} of you are coming."),
        ("How do you feel?", None),
        ("Fine 🙂", None),
        ("Thank you.", None),
        ("About the day", None),
        ("Did you feel welcome?", None),
        ("Yes", None),
        ("No", None),
    ]


def test_a_translator_reads_the_note_above_a_sentence(root: Path) -> None:
    first = next(sentences(root))

    assert first.file == "conversations/hello.py"
    assert first.note == "Translators: the name is what the person asked to be called."


def test_marks_outside_of_scripts_are_found_too(root: Path) -> None:
    (root / "scheduler").mkdir()
    (root / "scheduler" / "rendering.py").write_text(
        'N_("See you")\nwords.pgettext("a door", "Open")\nwords.ngettext("{n} day", "{n} days", n)'
    )

    assert [found for found in sentences(root) if found.file.startswith("scheduler")] == [
        Sentence("scheduler/rendering.py", "See you"),
        Sentence("scheduler/rendering.py", "Open", context="a door"),
        Sentence("scheduler/rendering.py", "{n} day", "{n} days"),
    ]


def test_a_sentence_built_while_running_is_refused(root: Path) -> None:
    (root / "bot").mkdir()
    (root / "bot" / "replies.py").write_text(
        '_(f"Hello {name}")\n_("Hello " + name)\n_("Hi {}".format(name))\n_(words)\n_("Hello")'
    )

    assert [line.partition(": ")[0] for line in unreadable(root)] == [
        "bot/replies.py:1",
        "bot/replies.py:2",
        "bot/replies.py:3",
    ]
