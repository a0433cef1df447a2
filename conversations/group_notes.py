"""Notes about a group as a whole: its agreement, and words for hard times."""

from collections.abc import Mapping

from conversations.script import Say

GROUP_NOTES: Mapping[str, Say] = {
    "agreement_news": Say(
        "There is news about our agreement in “{group}”. Look when you like. "
        "Tap “What I can do”, then “About our group”, then “Our agreement”."
    ),
    "talk_first": Say(
        "Someone would like to talk first about an idea for the agreement of “{group}”. "
        "Please make time for it at a meeting. I do not say who it is."
    ),
    "agreement_review": Say(
        "It is time to look at the agreement of “{group}” again, all together. "
        "Please look at how you work together, too. Then set the next day for it."
    ),
    "helps_to_run": Say("{person} helps to run “{group}” too now."),
    "no_one_runs_it": Say(
        "No one runs “{group}” now. Would you like to help? "
        "Tap “What I can do”, then “About our group”, then “Who runs our group”."
    ),
    "contact_is": Say(
        "This is about “{group}”. If you fear for someone's safety, I can tell {contacts}. "
        "They are outside the group. They see nothing else of it."
    ),
    "contact_is_gone": Say(
        "No one outside “{group}” is there now if someone may be in danger. "
        "If you fear for someone, please ring 999."
    ),
    "contact_over": Say(
        "I'll no longer tell you if someone in the group may be in danger. "
        "Those who run it have ended that. Thank you for being there."
    ),
    "named_safeguarding": Say(
        "{person} has named you for “{group}”. If someone there fears for a person's safety, "
        "I'll tell you at once. If that is not right for you, please tell {person}."
    ),
    "survey_in": Say(
        "The answers about “{survey_about}” are in. To read them, tap “About our group”, then "
        "“What people answered”."
    ),
    "survey_too_few": Say(
        "Too few people answered about “{survey_about}”. I have deleted the answers. "
        "No one saw them."
    ),
    "place_rests": Say(
        "Your place in “{group}” rests for now. It is to keep someone safe. It has not ended. "
        "Someone who runs the group will talk with you about it. I am sorry."
    ),
    "place_ended": Say(
        "Your place in “{group}” has ended. Thank you for all you gave. "
        "If you see it another way, please tell someone there whom you trust."
    ),
    "place_back": Say(
        "You have your place in “{group}” again. I will tell you about its meetings."
    ),
    "their_place_rests": Say(
        "The place of {person} in “{group}” rests, to keep someone safe. It has not ended. "
        "Those who run the group are to talk with {person}."
    ),
    "their_place_ended": Say("The place of {person} in “{group}” has ended, after a talk."),
    "their_place_back": Say("{person} is back in “{group}”, after a talk."),
    "hard_words": Say("{person} says, about a hard time in the group: “{hard_words}”"),
    "sit_down": Say(
        "Things are hard between {person} and someone else. {person} would like you to sit down "
        "with them both. Please ask {person} first how that should be."
    ),
}
