"""Notes about what was typed or changed, and small talk."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    # What someone has answered, for those whom the questions named.
    "told_together": Say("{told_together}"),
    # A message was changed, too late to count.
    "edit_back": Say(
        "I saw that you changed a message. I still have the first one. "
        "To change that answer, tap “Back” in our talk."
    ),
    "edit_tell": Say(
        "I saw that you changed a message. I still have the first one. "
        "You can tell {link} what should be different."
    ),
    "edit_tell_other": Say(
        "I saw that you changed a message. I still have the first one. "
        "You can tell {may_be_told} what should be different."
    ),
    "edit_of_answer": Say("I saw that you changed a message. I still have the first one."),
    "edit_seen": Say("I saw that you changed a message. Please send me the new words once more."),
    "edit_of_a_yes": Say(
        "I saw that you changed a message. What I have done stays done. "
        "Should someone not hear of it? Then tap “Someone may be in danger”, and “Not to …”."
    ),
    # What came after an answer, or as a reply to something older.
    "late_words": Say(
        "What you wrote before is done. So I have not added this. Please send it once more, where "
        "it belongs."
    ),
    "reply_not_passed": Say("I have not passed that on, and not taken it as an answer."),
    "words_of_a_file": Say(
        "I cannot hear voice notes or see pictures yet. I took the words under it."
    ),
    # Words that go to no one from here, and what can be done instead.
    "too_long": Say(
        "That is too long for me. I have passed nothing on. Please send it in parts. "
        "If someone is in danger, ring 999. For other help, tap “Help now”."
    ),
    "not_read": Say(
        "I am a bot. I cannot read this as a person would, and I have passed nothing on. "
        "“What I can do” shows the ways there are. If someone is in danger, ring 999."
    ),
    "thanks_not_passed": Say(
        "You are welcome. I have not passed that on. "
        "To answer whoever wrote, type a few words more. I ask you first."
    ),
    "hello_not_passed": Say(
        "Hello. I am a bot, and I have not passed that on. "
        "To answer whoever wrote, type a few words more. I ask you first."
    ),
    # Small talk has small answers.
    "small_thanks": Say("You are welcome."),
    "small_ok": Say("Thank you."),
    "small_smile": Say("That is nice to see."),
    "small_tap": Say("I have not taken that as an answer. Please tap one, or type its words."),
    "small_hello": Say("Hello. I am here. I am a bot, so no one watches this chat all day."),
    "small_who": Say(
        "I am Alongside, a bot. I tell you about your meetings, and pass on what you ask me to. "
        "I do not read words as a person would. I know some short asks, and I never guess."
    ),
    "small_how": Say("I am a bot, so I am always the same. How you are is what counts."),
    # To staff.
    "correction": Say("{name} has changed that answer. Please forget the note above."),
}
