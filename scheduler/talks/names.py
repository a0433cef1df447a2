"""What a notice or a talk is called in a list: a few words that tell nothing personal."""

from __future__ import annotations

from conversations.from_before import FROM_BEFORE
from conversations.phrases import MENU, N_
from conversations.registry import ALL
from scheduler.talks.spoken import Line

_A_BREAK = N_("A call for a break")
_SAFETY = N_("A worry about safety")
_QUESTIONS = N_("Questions about our meetings")
_OUR_FAULT = N_("A fault of mine")
_NAMES = {
    "invitation": N_("Invitation"),
    "pre_brief": N_("What to expect"),
    "other_way": N_("Another way to take part"),
    "check_in": N_("Reminder"),
    "on_the_day": N_("A word on the day"),
    "debrief": N_("Thank you, and how it was"),
    "debrief_well": N_("What went well"),
    "debrief_better": N_("What could be better"),
    "evaluation_adult": _QUESTIONS,
    "evaluation_child": _QUESTIONS,
    "results": N_("What people answered"),
    "results_deleted": N_("Answers were deleted"),
    "hello": N_("A friendly word"),
    "next_time": N_("What would help next time"),
    **dict.fromkeys(("joining", "joining_outside"), N_("Joining")),
    "first_talk": N_("A first talk"),
    "cancelled": N_("A meeting is off"),
    "changed": N_("A meeting has changed"),
    **dict.fromkeys(("calendar", "calendar_all"), N_("A file for your calendar")),
    **dict.fromkeys(("fare_paid", "fare_late", "fare_overdue", "fares"), N_("A fare")),
    **dict.fromkeys(("times_for_me", "set_the_time", "times_dropped"), N_("A time for a meeting")),
    "survey_for_me": N_("A few questions from staff"),
    **dict.fromkeys(("survey_results", "survey_in"), N_("What people answered")),
    "survey_too_few": N_("Answers were deleted"),
    **dict.fromkeys(
        (
            *("turn_free_chair", "turn_free_notes", "turn_open_chair", "turn_open_notes"),
            *("turn_mine_chair", "turn_mine_notes"),
        ),
        N_("A turn at a meeting"),
    ),
    "paper": N_("A paper for a meeting"),
    "minutes": N_("What was said at a meeting"),
    "meeting_made": N_("A meeting is set"),
    "meeting_made_holder": N_("A meeting is set"),
    "holding": N_("Who holds the phone"),
    "opening": N_("What to say first"),
    "after_it": N_("How a meeting was for who ran it"),
    "digest": N_("List for the day"),
    "replies": N_("How many come"),
    **dict.fromkeys(
        (
            "decide_reach",
            "decide_phone",
            "decide_door",
            "decide_purpose",
            "decide_link",
            "decide_help",
            "decide_place",
            "decide_contact",
        ),
        N_("Something to decide"),
    ),
    "word_wanted": N_("A word with a colleague"),
    "meeting_card": N_("Card in the group"),
    "page_changed": N_("News of our group's page"),
    **dict.fromkeys(
        ("agreement_news", "talk_first", "agreement_review"), N_("News of our agreement")
    ),
    **dict.fromkeys(("hard_words", "sit_down"), N_("A hard time between people")),
    **dict.fromkeys(("helps_to_run", "no_one_runs_it"), N_("Who runs our group")),
    **dict.fromkeys(
        ("place_rests", "place_ended", "place_back", "rests_now", "no_place_now"),
        N_("Your place in the group"),
    ),
    **dict.fromkeys(
        ("their_place_rests", "their_place_ended", "their_place_back"),
        N_("Someone's place in the group"),
    ),
    **dict.fromkeys(
        (
            *("contact_is", "contact_is_gone", "contact_over", "named_safeguarding"),
            *("contact_inside", "contacts_enough"),
        ),
        N_("Who is told of a worry"),
    ),
    "comfort_break": N_("Comfort break"),
    "friendly_word": N_("A friendly word"),
    **dict.fromkeys(
        ("asked_to_look_after", "new_link", "link_is_new", "yours_now", "yours_no_more"),
        N_("A change of link person"),
    ),
    **dict.fromkeys(
        ("go_together", "buddy_is", "buddy_off", "buddy_over", "pair_is", "pair_off"),
        N_("Someone to go with"),
    ),
    **dict.fromkeys(("link_away", "link_back"), N_("Who looks after you")),
    **dict.fromkeys(
        ("asked_to_cover", "cover_yes", "cover_no", "cover_over", "no_cover"),
        N_("Who looks after people for a while"),
    ),
    "call_list": N_("People to ring"),
    **dict.fromkeys(("ring_me", "ring_me_break"), N_("A call")),
    **dict.fromkeys(("task_done", "task_taken_back"), N_("Something that was asked for")),
    "many_tries": N_("Please get in touch"),
    "no_one_can_ring": N_("Please get in touch"),
    "told_report": N_("Who knows that a meeting is off"),
    "at_the_door": N_("Who was at the door"),
    "cannot_reach": N_("Please get in touch"),
    "missed_notice": N_("Please get in touch"),
    "no_safe_way": N_("Please get in touch"),
    "not_safe_to_ring": N_("Please get in touch"),
    "ask_to_ring": N_("Please ring"),
    "check_address": N_("Please check an address"),
    "mail_stopped": N_("Someone wants no more e-mail"),
    "please_ring": N_("Please ring"),
    **dict.fromkeys(("thought", "matters"), N_("A thought to pass on")),
    **dict.fromkeys(("say_now", "say_now_named"), N_("Words to be said in a meeting")),
    "correction": N_("A changed answer"),
    "voice_or_picture": N_("A voice note or a picture"),
    "a_person": N_("A talk with a person"),
    **dict.fromkeys(
        ("unread_words", "did_you_mean", "for_the_form", "add_words", "word_back"),
        N_("Words that you typed"),
    ),
    **dict.fromkeys(("leaving", "deleting"), N_("Your place in the group")),
    "less_from_me": N_("How often I write"),
    "running_late": N_("Being late for a meeting"),
    "half_way": N_("A talk that was left half-way"),
    "menu": MENU,
    "still_coming": N_("If you come to a meeting"),
    **dict.fromkeys(FROM_BEFORE, N_("A word about an old button")),
    "another_word": N_("Your word for a break"),
    "away": _OUR_FAULT,
    "away_staff": _OUR_FAULT,
    "quarantined": _OUR_FAULT,
    "not_saved": _OUR_FAULT,
    **dict.fromkeys(
        (
            *("more_to_tell", "answer_worry", "worry_taken", "worry_more", "worry_over"),
            *("worry_opened", "worry_cannot"),
            *("worry_seen", "worry_on_it", "worry_stands", "worry_back", "worry_dealt_with"),
        ),
        _SAFETY,
    ),
    **dict.fromkeys(
        (
            "after_a_signal",
            "answer_a_signal",
            "call_answered",
            "come_no",
            "come_over",
            "come_yes",
            "did_not_mean_to",
            "found_someone",
            "rather_no_ring",
            "going_home",
            "more_check",
            "more_safety",
            "more_stepped",
            "more_topic",
            "need_a_break",
            "needs_you",
            "no_one_came",
            "no_one_yet_3",
            "no_one_yet_6",
            "not_right",
            "ring_the_desk",
            "unsure_break",
            "you_did_not_tap",
            "signal_again",
            "signal_on_the_way",
            "signal_seen",
            "signal_seen_break",
            "signal_seen_sit",
            "signal_seen_topic",
            "signal_taken",
            "stepped_out",
        ),
        _A_BREAK,
    ),
}
_OTHER = N_("A note")


def named(name: str) -> Line:
    """The words for a notice's or a talk's name."""
    conversation = ALL.get(name)
    title = conversation.title if conversation is not None else ""
    return Line(_NAMES.get(name) or title or _OTHER, {})
