"""Single lines that begin no talk: what became of a signal, and what went wrong."""

from collections.abc import Mapping

from conversations.group_notes import GROUP_NOTES
from conversations.plain_answers import PLAIN_NOTES
from conversations.script import Say, SayMany
from conversations.talks.from_before import FROM_BEFORE

_TO_THE_PERSON: Mapping[str, Say | SayMany] = {
    # On the day, silently: where the break's button is.
    "on_the_day": Say(
        "“{meeting}” is today at {time}, at {place}. If you need a break there, tap "
        "“I need a break”. I tell staff in private."
    ),
    # What somebody did about the signal.
    "signal_seen": Say("{by} has seen it. You do not have to do a thing."),
    "signal_seen_break": Say(
        "{by} has seen it, and will call a short break for all. You do not have to do a thing."
    ),
    "signal_seen_topic": Say(
        "{by} has seen it, and will change the topic. You do not have to do a thing."
    ),
    "signal_on_the_way": Say("{by} has seen it. Someone is on the way to you."),
    # A worry about safety: who has opened, seen or taken it, and how it stands.
    "worry_opened": Say("{worry_one} has opened it. I'm waiting to hear what they can do."),
    "worry_seen": Say("{worry_one} has seen it. I'm still looking for someone who can act."),
    "worry_cannot": Say("{worry_one} cannot help now. I'm still looking for someone who can act."),
    "worry_on_it": Say("{worry_one} is on it."),
    "worry_back": Say("{worry_one} cannot act after all. I'm asking others now."),
    "worry_stands": Say("{worry_stands}"),
    "worry_dealt_with": Say(
        "{worry_one} says that it is dealt with. If it is not, tap “Someone may be in danger”."
    ),
    # When the bot or its database fails: the truth (W:15).
    "away": Say(
        "I was away from {since} to {until}. I am sorry. If you tapped then, please tap again."
    ),
    "quarantined": Say(
        "Something went wrong here. It is not your fault. I kept what you sent. "
        "I have told the people who look after me."
    ),
    "not_saved": Say(
        "I cannot save a thing just now. I am sorry. What you sent will wait. "
        "In danger, ring 999. For other help, tap “Help now”."
    ),
    "signal_from_memory_told": Say(
        "I have a fault and cannot save this. But I have told {facilitators}, in private. "
        "You can step out. You need no one's OK."
    ),
    "worry_from_memory_ask": Say(
        "I have a fault and cannot save this. But I can still tell {facilitators}, in private. "
        "If someone is in danger now, ring 999."
    ),
    "worry_from_memory_told": Say(
        "I have a fault and cannot save this. But I have told {facilitators}, in private. "
        "If someone is in danger now, ring 999."
    ),
    "worry_not_saved": Say(
        "I cannot pass this on right now. I am sorry. If someone is in danger now, ring 999."
    ),
    "signal_not_saved": Say(
        "I cannot pass this on right now. I am sorry. Please step out, or tell someone near you. "
        "In danger, ring 999."
    ),
    # After “hide”: what stays is said for a minute; then one line is left that tells nothing.
    "hidden": Say("Hello. You can write to me at any time."),
    "hidden_old": Say(
        "I've cleared what I can. What is more than two days old stays. "
        "You can clear it: press and hold it, then tap “Delete”."
    ),
    "hidden_later": Say(
        "I've cleared what I can. One thing stays until {goes_day}, {goes_at}. "
        "I'll clear it then. Or you can: press and hold it, then tap “Delete”."
    ),
    "hidden_both": Say(
        "I've cleared what I can. What is more than two days old stays. "
        "One newer thing stays until {goes_day}, {goes_at}. I'll clear that then. "
        "You can clear it all: press and hold it, then tap “Delete”."
    ),
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
    # What came after an answer, or as a reply to something older.
    "late_words": Say(
        "What you wrote before is done. So I have not added this. Please send it once more, where "
        "it belongs."
    ),
    "reply_not_passed": Say("I have not passed that on, and not taken it as an answer."),
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
    "words_of_a_file": Say(
        "I cannot hear voice notes or see pictures yet. I took the words under it."
    ),
    "edit_of_a_yes": Say(
        "I saw that you changed a message. What I have done stays done. "
        "Should someone not hear of it? Then tap “Someone may be in danger”, and “Not to …”."
    ),
    "edit_of_a_worry": Say("Whoever I tell of this can read your new words now."),
    "results_deleted": Say(
        "Too few people answered about our meetings. I have deleted the answers. No one saw them."
    ),
    # In the group's own chat: nothing personal, ever.
    "meeting_card": Say(
        "“{meeting}”, {time} to {until}. Tap a button at any time. Only you see the answer."
    ),
    "card_over": Say("“{meeting}” is over. Thank you all."),
    "comfort_break": Say("It is time for a comfort break. Let's stop for five minutes."),
    "calendar": Say(
        "Open this, and your calendar shows “{calendar_title}”, {day}, {time}. "
        "Who sees your calendar sees that too."
    ),
    "calendar_all": Say(
        "Open this, and your calendar shows “{calendar_title}” for all of them. "
        "Who sees your calendar sees that too."
    ),
    "calendar_off": Say("Open this to take it out of your calendar."),
    "times_dropped": Say(
        "We look for no time for “{meeting}” any more. Thank you for what you said."
    ),
    "paper": Say("This is a paper for “{meeting}”, {day}: {paper}"),
    "minutes": Say(
        "Here is what was said at “{meeting}”, {day}. You are part of it, there or not.\n{minutes}"
    ),
    "task_done": Say("{by_name} says that this is done: {what}. If it is not, please ask again."),
    "fare_paid": Say("Your fare for “{meeting}” is paid now."),
    "fare_late": Say(
        "Your fare for “{meeting}” was to be paid by {pay_by}. It is not, and we are sorry. "
        "I am telling staff."
    ),
    "page_changed": Say(
        "There is news on the page about our group. Look when you like. "
        "Tap “What I can do”, then “About our group”."
    ),
    # The answers of the group's card, seen by nobody but whoever tapped.
    "card_doing": Say("We are here for “{meeting}”. What it is for: “{purpose}”"),
    "card_doing_bare": Say("We are here for “{meeting}”."),
    "card_break": Say("The next break is at {break_at}. You can step out at any time."),
    "card_no_break": Say("No break is planned. You can step out at any time."),
    "card_left": SayMany(
        "There is {minutes_left} minute left.",
        "There are {minutes_left} minutes left.",
        "minutes_left",
    ),
    "card_not_on": Say("This meeting is not on right now."),
    "card_need": Say("I am telling staff now, in private. You need no one's OK to step out."),
    "card_stranger": Say("I do not know you yet. Please ask one of the staff."),
    "link_is_new": Say("{away_link} looks after you from now on. You can ask for a word any day."),
    "friendly_word": Say("{from_whom} says: “{friendly_word}”"),
    # Their link person is away: who is there for them meanwhile.
    "link_away": Say("{away_link} is away until {away_last_day}. Till then you can ask {link}."),
    "link_back": Say("{away_link} is back, and looks after you again."),
    # Someone to go with.
    "buddy_is": Say(
        "You and {buddy_name} go together now. Staff can help you to meet. "
        "Each of you can stop on any day."
    ),
    "buddy_off": Say(
        "It did not work out this time with the one we thought of. Staff can look again."
    ),
    "buddy_over": Say(
        "The two of you do not go together for now. It is no one's fault. "
        "You can ask for someone else on any day."
    ),
    # At the door.
    "not_me": Say(
        "Hello. I am a bot. I work with small groups. To join, you need a link from someone "
        "you have met. In danger, ring 999."
    ),
    "not_me_but_help": Say(
        "I am a bot. I work with small groups, and no one reads this chat. "
        "To join, you need a link from someone you have met."
    ),
    "not_me_again": Say("I am a bot, and no one reads this chat. For help, type “help”."),
    "run_by": Say("Who runs me, and how to reach them: {run_by}"),
    "run_by_someone": Say("Those who run a group run me. Ask whoever told you about me."),
    "rests_now": Say(
        "Your place in the group rests for now. Someone who runs it will talk with you. "
        "In danger, ring 999. For other help, tap “Help now”."
    ),
    "no_place_now": Say(
        "You are in no group right now. To come back, ask someone there for a link. "
        "In danger, ring 999. For other help, tap “Help now”."
    ),
    "contact_inside": Say(
        "You are in this group yourself. It is someone outside it who is asked here. "
        "Please tell whoever gave you the link."
    ),
    "contacts_enough": Say(
        "They have found enough people by now. Thank you for saying yes. I have kept nothing new."
    ),
    "link_used": Say("This link has been used. Please ask for a new one."),
    "link_old": Say("This link is too old. Please ask for a new one."),
}

_TO_STAFF: Mapping[str, Say | SayMany] = {
    "signal_taken": Say("{by} has got this. There is nothing you need to do."),
    "signal_ended": Say("{person} is OK now. Please do not bring it up, unless {person} does."),
    "signal_rewritten": Say("Someone asked for a break. It was answered."),
    "signal_rewritten_over": Say("Someone asked for a break. It is over now."),
    "come_yes": Say("{person} says yes. You can come and sit there."),
    "come_no": Say("{person} says no, thank you. Please stay where you are."),
    "stepped_out": Say("{person} has stepped out. Please do not say so in the group."),
    "going_home": Say("{person} is going home. Please do not say so in the group."),
    "rather_no_ring": Say("{person} would rather not be rung about it. Please find another way."),
    "found_someone": Say("{person} has found someone to be with."),
    "more_topic": Say("{person} would like another topic. Please do not say why."),
    "more_check": Say("{person} would like you to check on them, without others seeing."),
    "more_stepped": Say("{person} is out of the room, and is OK. Please let them be."),
    "more_safety": Say(
        "{person} is worried about someone's safety. Please talk to {person} in private now."
    ),
    "worry_taken": Say("{worry_by} is on it. There is nothing you need to do."),
    "worry_more": Say("{worrier} wrote this about the danger: “{worry_said}”"),
    "worry_over": Say("That worry has been dealt with. Thank you."),
    "worry_from_memory": Say(
        "{person} says that someone may be in danger. I have a fault, so I cannot take an "
        "answer here. Please talk to {person} in private now. In danger, ring 999."
    ),
    "ask_to_ring": Say("{person} would like you to ring."),
    "not_right": Say("{person} says: something isn't right. Please get in touch."),
    "needs_you": Say("{person} asked for a break, when no meeting was on. Please get in touch."),
    "did_not_mean_to": Say("{person} has taken that back. It was not meant."),
    "task_taken_back": Say("{person} no longer needs this: {what}. Thank you."),
    "word_wanted": Say("{person} would like a word with you, when you can."),
    "away_staff": Say(
        "I was away from {since} to {until}. I am sorry. A call for a break may not have got "
        "to you. Please look how people are."
    ),
    "meeting_made": Say("“{meeting}” is set for {day} at {time}. I am asking people now."),
    "meeting_made_holder": Say(
        "“{meeting}” is set for {day} at {time}. I am asking people now. You hold the phone there."
    ),
    "cannot_reach": Say("I cannot reach {person} here. Please get in touch in some other way."),
    "no_safe_way": Say(
        "I cannot reach {person} here. It is not safe to ring. Please find some other safe way."
    ),
    "not_safe_to_ring": Say(
        "A note may not have reached {person}. It is about: {what}. It is not safe to ring. "
        "Please find some other safe way."
    ),
    "missed_notice": Say(
        "A note did not reach {person} in time. Please ring. It is about: {what}."
    ),
    "fare_overdue": Say(
        "The fare of {person} for “{meeting}” was to be paid by {pay_by}. Please see to it. "
        "Then tap “Fares to pay”."
    ),
    "many_tries": Say(
        "{person} was rung three times, with no answer. Please look for some other way."
    ),
    "no_one_can_ring": Say("No one can ring {person} now. Please find someone who can."),
    "told_report": Say("{told_report}"),
    "please_ring": Say("Please ring {person}. It is about: {what}."),
    "check_address": Say(
        "{person} cannot be reached by e-mail. Please check the address together."
    ),
    "mail_stopped": Say(
        "{person} wants no more e-mail from me. Please ask how best to reach them."
    ),
    "correction": Say("{name} has changed that answer. Please forget the note above."),
    "debrief_well": Say("{person} says what went well in “{meeting}”: “{debrief_well}”"),
    "debrief_better": Say("{person} says what could be better: “{debrief_better}”"),
    "signal_from_memory": Say(
        "{person} asked for a break. I have a fault, so I cannot take an answer here. "
        "Please act now, and do not say why."
    ),
    "yours_now": Say("You look after {person} from now on. {person} knows."),
    "yours_no_more": Say(
        "{person} has someone else to look after them now. Thank you for all you did."
    ),
    "cover_yes": Say("{person} says yes, and looks after your people while you are away."),
    "cover_no": Say(
        "{person} cannot look after your people while you are away. "
        "You can ask someone else with “When I am away”."
    ),
    "cover_over": Say("{person} is back. The people of {person} are no longer yours. Thank you."),
    "no_cover": Say(
        "{away_link} is away until {away_last_day}, and no one has said yes to cover. "
        "So I turn to you for the people of {away_link}."
    ),
    "matters": Say("This matters most to {person}: “{matters}”"),
    "pair_is": Say("{person} has someone to go with now. Both said yes."),
    "pair_off": Say("{person} has no one to go with yet. Please do not ask why."),
    "turn_free_chair": Say("No one leads the talk at “{meeting}” on {day} now. Who could?"),
    "turn_free_notes": Say("No one takes notes at “{meeting}” on {day} now. Who could?"),
    "turn_open_chair": Say("No one leads the talk yet at “{meeting}” on {day}. Who could?"),
    "turn_open_notes": Say("No one takes notes yet at “{meeting}” on {day}. Who could?"),
    "turn_mine_chair": Say(
        "You lead the talk at “{meeting}” on {day}. You can still give it back."
    ),
    "turn_mine_notes": Say("You take notes at “{meeting}” on {day}. You can still give it back."),
    "say_now": Say(
        "Please say this in the meeting now, or read it out: “{say_now}”\n"
        "It is from someone here. Please do not ask who."
    ),
    "say_now_named": Say(
        "{person} would like you to say this in the meeting: “{say_now_named}”\n"
        "Please do not look over. Ask {person} before you say whose words they are."
    ),
    "thought": Say("{person} would like this to be said: “{thought}”"),
}

#: On a lock screen, until the person opens it (W:10).
_COVERS = {
    "cover": Say("You have a message."),
    "cover_signal": Say("Please look now."),
}

NOTES: Mapping[str, Say | SayMany] = {
    **_TO_THE_PERSON,
    **_TO_STAFF,
    **_COVERS,
    **GROUP_NOTES,
    **PLAIN_NOTES,
    **FROM_BEFORE,
}
