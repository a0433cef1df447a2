"""Short words that are not part of any one conversation: buttons, replies.

`N_` only marks a sentence for translation; whoever renders it translates it, in the
reader's language. Constants, so that a slip in a name is found by the type checker.
"""

from collections.abc import Mapping


def N_(words: str) -> str:  # noqa: N802 - gettext's own name, which its extractor looks for
    """The words, unchanged: translated only when they are rendered."""
    return words


# Buttons under each question, always in this order.
BACK = N_("Back")
SKIP = N_("Skip")
STOP = N_("Stop for now")
HELP_NOW = N_("Help now")
# Other buttons.
DONE = N_("Done")
HIDE = N_("Hide")
IN_ENGLISH = N_("In English")
MENU = N_("What I can do")
SHOW = N_("Show")

# Words people may type by themselves, in their own language.
TYPED_BREAK = N_("break")
TYPED_HELP = N_("help")
TYPED_STOP = N_("stop")
TYPED_SAFETY = (
    N_("someone is in danger"),
    N_("someone could be in danger"),
    N_("someone is not safe"),
    N_("I fear for someone's safety"),
    N_("I am worried about someone's safety"),
    N_("I'm worried about someone's safety"),
    N_("somebody is in danger"),
    N_("someone is being hurt"),
    N_("someone will get hurt"),
    N_("I have a safety worry"),
)
#: one word: where words are asked for, it may be an answer
TYPED_SAFETY_WORDS = (N_("safety"), N_("danger"))

#: where a call is offered, a no to it
NO_CALL = (
    N_("no calls"),
    N_("no call"),
    N_("do not call"),
    N_("do not call me"),
    N_("do not ring"),
    N_("do not ring me"),
    N_("do not phone me"),
    N_("I do not want a call"),
    N_("I do not want calls"),
    N_("I do not want to be called"),
    N_("I would rather not be called"),
    N_("I would rather not have a call"),
    N_("no need to call"),
    N_("no need to ring me"),
)

#: Stands for {name} or {person} when somebody has given no name.
SOMEONE = N_("Someone")

# Beside a question.
HOW_TO_ANSWER = N_("You can tap a button, or type its words or its number.")
PICK_SEVERAL = N_("Pick as many as you like. Then tap “Done”.")
DAY_HINT = N_("Please type a day, like “10 June” or “next Tuesday”.")
TIME_HINT = N_("Please type a time, like “2 pm” or “14:30”.")
NUMBER_HINT = N_("Please type a number, like “60”.")
#: only where something else was typed
PHONE_HINT = N_("Please type it with all its digits, like “01632 960 222”.")
EMAIL_HINT = N_("Please type all of it, with the @ and no spaces.")

# What was read in what someone typed: it stands above the next question.
READ_DAY_AND_TIME = N_("{day}, {time}")
READ_DAY_AND_TIMES = N_("{day}, {time} to {until}")
READ_TIMES = N_("{time} to {until}")
READ_PHONE = N_("The number is {number}.")

# What was typed may be one of two: it is asked which.
IS_IT_THIS = N_("Do you mean {may_be}?")
WHICH_IS_IT = N_("Which do you mean: {may_be}?")
YES = N_("Yes")
NO = N_("No")
AT_NIGHT = N_("{time} (at night)")
BY_DAY = N_("{time} (by day)")

# On the card in the group's chat: harmless ones first, so that a tap says nothing.
CARD_DOING = N_("What are we doing?")
CARD_BREAK = N_("Next break")
CARD_LEFT = N_("Time left")
CARD_NEED = N_("I need a break")

# When an answer does not fit.
NOT_AN_ANSWER = N_("Sorry, I did not get that. Here is the question again.")
NOT_A_NAME = N_("I am not sure that is a name. Please type just the name.")
LONG_NAME = N_("That is long for a name. Please type a shorter one.")
SAY_IT_IN_WORDS = N_(
    "I'm not sure what you mean by that. Please say it in a few words, or tap one."
)
ONCE_MORE = N_("That was asked a while ago. So I show it to you once more, to be sure.")
TAP_ONE = N_("Please tap one of these, or type its words.")
NOT_A_DAY = N_("Sorry, I could not read a day in that.")
NOT_A_TIME = N_("Sorry, I could not read a time in that.")
JUST_A_MOMENT = N_(
    "That looks like a day or a time. If it is your answer here, please send it once more."
)
NOT_A_PLACE = N_(
    "Sorry, I do not know that place. Please type a big city with the same time, "
    "like “London” or “Cairo”. “UTC+2” is fine too."
)
NOT_A_NUMBER = N_("Sorry, I could not read a number in that.")
NOT_AN_ADDRESS = N_("Sorry, I could not read an e-mail address in that.")
NOT_A_PHONE = N_("Sorry, I could not read a phone number in that.")
WORD_IS_A_COMMAND = N_(
    "That word does something else here. So I could miss that you need a break. "
    "Please pick another, like “pineapple”."
)
WORD_IS_AN_ANSWER = N_(
    "People often type that to answer me. So I could get it wrong. "
    "Please pick another, like “pineapple”."
)
WORD_IS_A_NUMBER = N_(
    "A number picks one of my buttons. So I could get it wrong. "
    "Please pick a word, like “pineapple”."
)
WORD_IS_NO_WORD = N_("That is hard for me to tell apart. How about a word, like “pineapple”?")
DAY_IS_PAST = N_("That day is over. Please type one that is still to come.")
ONLY_A_START = N_("Here I only ask when it starts. Please type just that, like “2 pm”.")
TOO_LONG = N_("That is too long for me. Please send it in parts.")
NEEDS_AN_ANSWER = N_("I need an answer to this one to go on. You can stop for now.")
FROM_BEFORE = N_("That was from before. I have written to you below.")
OLD_BUTTON = N_("That button is from before. Here is where we are.")
NO_WAY_BACK = N_("I cannot go back past this step. We can go on from here.")
ANSWER_CHANGED = N_("I've changed your answer.")
BOTH_ARE_ONE = N_("I've taken your messages as one answer.")
THIS_ANSWERS = N_("I've taken that as your answer to: “{asked}”")
THAT_IS_OVER = N_("You answered an older question of mine: “{asked}” That is over now.")
SAME_AS_BEFORE = N_("I have that already. There is nothing more to do.")
TURN_IS_TAKEN = N_("Someone was just before you. Thank you for the offer.")
SEEN_TO_ALREADY = N_("Someone has seen to that already. There is nothing more to do.")
TALK_FIRST = N_("Someone would like to talk about it first. Please look again at the idea.")
WORDS_CHANGED = N_("I've changed that. No one has read it yet.")
WORDS_ARE_KEPT = N_("I've kept that. No one has read it. If I tell them, they get it too.")
IN_THE_COMMENT = N_(
    "I have put that with your comment, without your name. No one reads it for days. "
    "In danger, ring 999. For other help, tap “Help now”."
)
MOVED_ON = N_("That is asked no more, so I have not taken it as an answer.")
WORDS_NAME_SOMEONE = N_(
    "I've kept that. It names someone I would tell, so no one gets it like this. If they should "
    "not hear of it, tap “Not to …”. Then the others get it too."
)
TOLD_NO_ONE = N_("That is fine. I've told no one just now. You can still tap a button.")
NOT_TO_OTHERS = N_("Who would get it has changed. So I have done nothing yet.")
ANYTHING_MORE = N_("Thank you.")
CANNOT_READ = N_(
    "I am a bot, and I cannot read this as a person would. Please tap one of these. "
    "In danger, ring 999."
)
TAP_WHICH = N_("I ask you about more than one. Please tap the button under the one you mean.")
ASKED_JUST_NOW = N_("I asked this only just now. Here it is once more, to be sure.")
CAME_BEFORE = N_("That came before my question. Here it is once more.")
TICKED = N_("I've ticked that. Tap “Done” when you are ready.")
NO_SUCH_NAME = N_(
    "I did not find that name. Please tick who should not hear. You can say more once I've told "
    "the others."
)
NOTHING_PICKED = N_("Nothing is ticked yet. Tick one or more first, or tap “Back”.")
MANY_IDEAS = N_("Some ideas wait for an answer. Please settle those first, with the group.")
LONG_LINE = N_("That is long for one line. Tap “Back” to make it shorter.")
LONG_ANSWER = N_("That is long. Please say it in two or three lines.")
LONG_AGREEMENT = N_("The agreement is long by now. Please take a line out first.")
MEETING_IS_OFF = N_("That meeting is off, or over. There is nothing more to do.")
CHANGED_MEANWHILE = N_("Someone has changed that meeting just now. Tap “Back” to look again.")
TOO_SOON_TO_MOVE = N_("It starts very soon. People are on the way. You can cancel it instead.")
TIME_IS_OVER = N_("That time is over. Tap “Back” to change the day or the time.")
ENDS_BEFORE_IT_BEGINS = N_("That last day is before the first. Tap “Back” to change it.")
TIMES_THE_SAME = N_("These times are all the same. Tap “Back” to change one.")
CLOSES_TOO_LATE = N_("That is not before the first of these times. Tap “Back” to change it.")
TWO_TO_FIVE = N_("Please type two to five short answers, each on a line of its own.")
CONTACTS_ENOUGH = N_("Three people outside are there already. That is as many as I can tell.")
ONE_IS_OPEN = N_("The group is asked something already. Please wait until that closes.")
BREAK_OUTSIDE = N_("That break is not inside the meeting. Tap “Back” to change it.")
ODD_LENGTH = N_("I can plan from 10 minutes to 12 hours. Tap “Back” to change it.")
NOT_YOURS = N_("That is not open to you. Please ask one of the staff.")

# Stopping, and going on.
STOPPED_TOO = N_("I have stopped the other talk too. I have kept your answers.")
STOPPED = N_("That is fine. I have kept your answers. Type anything to go on.")
STOPPED_AND_TOLD = N_(
    "That is fine. I pass on what you have said, as I told you. Type anything to go on."
)
PAUSED = N_("This comes first. Then we go back to where we were.")
WHERE_WE_WERE = N_("We go back to where we were.")
ABOUT_A_MEETING = N_("This is about “{meeting}”, {day} at {time}.")
ABOUT_A_TALK = N_("This is about “{asked}”.")
OVER = N_("Thank you. That is all for now.")

# When someone who looks after a person asks them my questions.
WITH_SOMEONE = N_("With {name}:")
HOW_TO_PLAY = N_("Please read it out, and tap what {name} says.")
PLAYED_BY = N_("{by} wrote down what {name} said.")

# Above a text in another language (W:11).
NOT_CHECKED = N_("Computer translation, not checked yet")

#: A meeting's reason for being off, for the fact `why`, by the key chosen in `cancelling`.
REASONS: Mapping[str, str] = {
    "ill": N_("Someone is ill."),
    "venue": N_("We cannot use the place."),
}
