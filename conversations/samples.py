"""Sample facts: what tests walk each conversation with, one set a branch. Names are made up."""

from conversations.script import Facts

#: Nobody has told us anything: no name, no link person.
UNKNOWN: Facts = {
    "name": "",
    "link": "",
    "all_links": "",
    "own_link": "",
    "facilitators": "Jo and Ali",
    "all_facilitators": "Jo and Ali",
    "group": "Hub group",
    "is_facilitator": False,
    "is_link_person": False,
    "zone": "Europe/London",
    "zones_likely": (("Europe/London", "London"), ("Africa/Cairo", "Cairo")),
    "my_city": "Cairo",
    "my_clock": "11 am",
    "work_day": "Wednesday 3 June",
    "list_day": "Monday 8 June",
    "ways_open": (
        ("telegram", "Here, in this chat"),
        ("email", "By e-mail"),
        ("call", "By a call from staff"),
    ),
    "can_be_told": (("1", "Jo"), ("2", "Ali")),
    "safe_keepers": "Dee",
    "languages": (("en", "English"), ("cy", "Cymraeg"), ("ar", "العربية")),
}
PERSON: Facts = {
    **UNKNOWN,
    "is_co_producer": True,
    "name": "Kit",
    "link": "Sam",
    "how": "Back on the street since Monday.",
    "all_links": "Sam",
    "own_link": "Sam",
    "may_change_link": True,
    "no_one_left": True,
    "others_to_tell": (("5", "Sam"), ("6", "Dee")),
}
WAITS_FOR_ANOTHER: Facts = {**PERSON, "may_change_link": False, "wants_new_link": True}
ALONE: Facts = {**UNKNOWN, "no_one_left": True, "others_to_tell": ()}
LOOKS_AFTER: Facts = {**PERSON, "is_link_person": True}
UNNAMED: Facts = {**PERSON, "name": ""}
STAFF_MEMBER: Facts = {**UNKNOWN, "name": "Jo", "is_facilitator": True}

# A meeting, with all that is known about it, or as little as can be.
_ONLY_THE_MEETING: Facts = {
    "meeting": "Hub rules",
    "day": "Wednesday 10 June",
    "time": "2 pm",
    "until": "4 pm",
    "place": "the Hub",
}
_THE_MEETING: Facts = {
    **_ONLY_THE_MEETING,
    "who": "Jo",
    "purpose": "Choose the rules for the new room.",
    "break_at": "2:45 pm",
    "quiet_room": "by the back door",
    "desk_place": "by the main door",
    "front_desk": "01632 960 111",
    "holder": "Jo",
}
MEETING: Facts = {
    **PERSON,
    **_THE_MEETING,
    "read_day": "Wednesday 3 June",
    "read_time": "9 am",
}
_ON_THE_CARD: Facts = {
    "card_aims": "Make the room feel good.",
    "thanks": "Thank you for your ideas.",
    "card_outcome": "A list of rules.",
    "card_asked": "Say what matters to you.",
    "card_agenda": "Hello, talk, tea, talk.",
    "card_fixed": "The opening hours.",
    "card_open": "All the rest.",
    "card_decides": "We do. Dee has the last say on money.",
    "card_staff": "Jo, from the Hub.",
    "card_chair": "Jo",
    "card_notes": "Ali",
    "card_contacts": "Jo, 01632 960 111",
    "card_access": "There is a ramp and a lift.",
    "card_join": "https://example.org/hub",
    "in_no_room": True,
    "card_travel": "Show Jo your ticket. You get it back there.",
    "card_ways": "You can ring in.",
    "card_pay": "20 pounds, in cash.",
    "card_pay_instead": "A voucher. Dee can help.",
    "card_topics": "Rough sleeping.",
    "card_recording": "No.",
    "others_coming": "From the group so far: Bea. And others: 2.",
}
FULL_CARD: Facts = {
    **MEETING,
    **_ON_THE_CARD,
    "my_topics": "Sleeping rough",
    "access_need": "A seat by the door.",
    "feeling": "A bit scared of the stairs.",
    "how": "I felt left out.",
    "pay_by": "Wednesday 24 June",
    "not_with": "A man from the old hostel.",
}
BARE_MEETING: Facts = {**UNKNOWN, **_ONLY_THE_MEETING, "access_waits": True, "access_from": ""}
WAITING_FOR_ACCESS: Facts = {**MEETING, "access_waits": True, "access_from": "Jo"}
WAITING_TO_JOIN: Facts = {**WAITING_FOR_ACCESS, "in_no_room": True}
WAITING_TO_JOIN_BARE: Facts = {**WAITING_TO_JOIN, "access_from": ""}
EACH_WEEK: Facts = {**MEETING, "how_often": "It is each week."}
SHORT_NOTICE: Facts = {**MEETING, "short_notice": True}

# Joining, and bringing in.
JOINING_SOON: Facts = {
    **PERSON,
    "met_by": "Sam",
    "expires": "5 June",
    "first_note": "Sunday 7 June, 10 am: what to expect at “Hub rules”",
}
JOINING_UNKNOWN: Facts = {**JOINING_SOON, "name": "", "first_note": ""}
JOINING_AS_STAFF: Facts = {
    **UNKNOWN,
    "met_by": "Dee",
    "expires": "5 June",
    "is_staff_role": True,
}
_GROUPS = (("g1", "Hub group"), ("g2", "Young people"))
_STAFF = (("p3", "Jo"), ("p4", "Ali"))
BRINGING_IN: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": _GROUPS,
    "link_people": (("p1", "Sam"), ("p2", "Dee")),
    "invite_link": "https://t.me/example_bot?start=abcd-efgh",
    "expires": "5 June",
}
BRINGING_IN_FIRST: Facts = {**BRINGING_IN, "many_groups": False, "link_people": ()}

# Making a meeting, and cancelling one.
_DRAFT = "“Hub rules” is on Wednesday 10 June, 2 pm to 4 pm, at the Hub. Jo will meet you."
MAKING_A_MEETING: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": _GROUPS,
    "staff": _STAFF,
    "many_staff": True,
    "draft": _DRAFT,
    "last_title": "Hub rules",
}
MAKING_A_SERIES: Facts = {**MAKING_A_MEETING, "holidays_hit": "Friday 25 December"}
MAKING_IT_SHORT: Facts = {
    **MAKING_A_MEETING,
    "begins_unready": True,
    "many_groups": False,
    "many_staff": False,
    "short_notice": True,
    "last_title": "",
}
_OFF_PREVIEW = "“Hub rules” is off. We are sorry."
CANCELLING: Facts = {
    **STAFF_MEMBER,
    "cancel_preview": _OFF_PREVIEW,
    **_THE_MEETING,
    "coming_meetings": (("m1", "Hub rules, 10 June"), ("m2", "Food, 17 June")),
    "staff": _STAFF,
}
NOTES_OF_A_MEETING: Facts = {
    **CANCELLING,
    "meetings_over": (("m1", "Hub rules, 10 June"), ("m2", "Food, 17 June")),
}
NOTHING_OVER: Facts = {**STAFF_MEMBER, "meetings_over": ()}
FARES: Facts = {**STAFF_MEMBER, "fares": (("c1", "Kit, for “Hub rules”, by Wednesday 24 June"),)}
NO_FARES: Facts = {**STAFF_MEMBER, "fares": ()}
CANCELLING_A_SERIES: Facts = {**CANCELLING, "in_series": True, "how_often": "It is each week."}
CANCELLING_LATE: Facts = {**CANCELLING, "late": True, "door_needed": False}
CANCELLING_WITH_A_DOOR: Facts = {**CANCELLING_LATE, "door_needed": True}
NOTHING_TO_CANCEL: Facts = {**STAFF_MEMBER, "coming_meetings": ()}
_OLD_AND_NEW = (
    "It was on Wednesday 10 June, 2 pm to 4 pm.\nNow it is on Friday 12 June, 2 pm to 4 pm."
)
CHANGING: Facts = {**CANCELLING, "change_draft": _OLD_AND_NEW}
CHANGING_LATE: Facts = {
    **CHANGING,
    "late_draft": True,
    "door_needed": False,
    "place_differs": True,
    "late_preview": _OFF_PREVIEW,
}
CHANGING_WITH_A_DOOR: Facts = {**CHANGING_LATE, "door_needed": True}
CHANGING_A_SERIES: Facts = {**CHANGING, "in_series": True}
FILLING_THE_CARD: Facts = {**CANCELLING, **_ON_THE_CARD}
FILLING_THE_CARD_ONLINE: Facts = {**CANCELLING, "in_no_room": True}
FILLING_THE_CARD_OF_A_SERIES: Facts = {
    **CANCELLING,
    "in_series": True,
    "desk_place": "",
    "front_desk": "",
}
CHANGING_NOTHING: Facts = {**CANCELLING, "change_draft": ""}
HAS_MOVED: Facts = {
    **MEETING,
    "changes": _OLD_AND_NEW,
    "moved": True,
    "must_hear": True,
    "said_yes": True,
    "changed_for_all": True,
}
HAS_MOVED_LATE: Facts = {
    **HAS_MOVED,
    "link": "",
    "said_yes": False,
    "changed_for_all": False,
    "late_change": True,
    "change_door": "Jo",
}
HAS_CHANGED: Facts = {
    **MEETING,
    "changes": "We were to meet at the Hub.\nNow we meet at the library.",
    "must_hear": True,
    "late_change": True,
    "new_place_waits": True,
    "access_from": "Jo",
}
HAS_CHANGED_BARE: Facts = {**HAS_CHANGED, "link": "", "late_change": False, "access_from": ""}
HAS_GONE_ONLINE: Facts = {**HAS_CHANGED, "in_no_room": True}
HAS_GONE_ONLINE_BARE: Facts = {**HAS_GONE_ONLINE, "access_from": ""}
HAS_CHANGED_A_LITTLE: Facts = {**HAS_CHANGED_BARE, "must_hear": False}
NOT_CHANGED_AFTER_ALL: Facts = {**BARE_MEETING, "changes": ""}
HOLDS_THE_PHONE: Facts = {**CANCELLING, "other_staff": _STAFF}
_TO_BEGIN: Facts = {
    "runs_it": True,
    "say_for_others": "• “Can we meet in the morning?”",
    "who_comes": "Coming: 2\nWith a yes: Kit and Noor",
}
_TO_BEGIN_BARE: Facts = {
    "runs_it": True,
    "break_at": "",
    "say_for_others": "",
    "who_comes": "",
}
OPENING: Facts = {**MEETING, **_TO_BEGIN}
OPENING_BARE: Facts = {**MEETING, **_TO_BEGIN_BARE}
HOLDS_AND_RUNS: Facts = {**HOLDS_THE_PHONE, **_TO_BEGIN}
HOLDS_AND_RUNS_BARE: Facts = {**HOLDS_THE_PHONE, **_TO_BEGIN_BARE}
OFF_EARLY: Facts = {
    **MEETING,
    "why": "Someone is ill.",
    "next_meeting": "Wednesday 17 June, 2 pm, at the Hub",
}
OFF_FOR_GOOD: Facts = {
    **OFF_EARLY,
    "pay_by": "Wednesday 24 June",
    "next_meeting": "",
    "series_over": True,
}
OFF_EARLY_BARE: Facts = {**BARE_MEETING, "why": "", "next_meeting": ""}
OFF_LATE: Facts = {**OFF_EARLY, "pay_by": "Wednesday 24 June", "late": True, "door": "Alex"}
OFF_LATE_TO_THE_DOOR: Facts = {**OFF_LATE, "am_at_the_door": True}
OFF_LATE_FOR_GOOD: Facts = {**OFF_LATE, "series_over": True}
OFF_LATE_BARE: Facts = {**OFF_EARLY_BARE, "late": True, "door": ""}
CALLING_ALONE: Facts = {
    **MEETING,
    "who_to_ring": "Kit",
    "more_to_ring": False,
    "ring_care": "The number is 01632 960 555.\nPlease leave no message.",
    "ring_script": "“Hub rules” on Wednesday 10 June at 2 pm is off. We are sorry.",
    "tries": 0,
    "many_tries": False,
    "again_day": "Wednesday 10 June",
    "again_time": "12:30 pm",
    "may_leave": (),
    "may_play": (),
    "if_more": (),
    "passed_to": "",
}
CALLING: Facts = {
    **CALLING_ALONE,
    "more_to_ring": True,
    "ring_list": "• Kit: a meeting is off\n• Ray: a meeting is off",
    "to_ring": (("p7", "Kit"), ("p8", "Ray")),
    "others_to_ring": (("p8", "Ray"),),
    "may_leave": (("left_message", "I left a message"),),
    "may_play": (("play", "Do it with Kit"),),
    "if_more": (("other", "Someone else first"), ("several", "I have told several")),
    "passed_to": "Dee",
}
CALLING_IN_VAIN: Facts = {**CALLING, "tries": 3, "many_tries": True}
CALLING_TOO_LATE: Facts = {**CALLING, "done_already": "yes"}
NO_ONE_TO_RING: Facts = {**PERSON, "who_to_ring": ""}

# Doing a talk with someone.
DOING_TOGETHER: Facts = {
    **PERSON,
    "looked_after": (("p7", "Kit"), ("p8", "Ray")),
    "to_do_together": (("my_choices", "Their choices"), ("invitation_about_3", "Hub rules")),
}
NO_ONE_TO_DO_IT_WITH: Facts = {**PERSON, "looked_after": ()}

# A facilitator's digest.
DIGEST: Facts = {
    **STAFF_MEMBER,
    "digest_list": "“Hub rules”, Wednesday 10 June, 2 pm:\n• Coming: 3, No answer yet: 2",
    "digest_more": 2,
    "digest_rest": "• Kit would like this to be said: “Can we meet in the morning?”",
    "decision_1": "I cannot reach Cal here before “Hub rules” on Wednesday. Who gets in touch?",
    "options_1": (("me", "I will"), ("other", "Someone else has")),
    "thanks_1": "Thank you. I leave that with you.",
    "decision_2": "Nobody is named to meet people at “Hub rules” on Wednesday. Who will?",
    "options_2": _STAFF,
    "thanks_2": "Thank you. I am telling people that Jo will meet them.",
    "decision_3": "Nobody can hold the phone at “Hub rules” on Wednesday. Who will?",
    "options_3": (),
    "thanks_3": "",
}
DIGEST_UNNAMED: Facts = {
    **DIGEST,
    "name": "",
    "options_1": (),
    "decision_2": "",
    "options_2": (),
    "decision_3": "",
}
DIGEST_TO_DECIDE: Facts = {
    **DIGEST,
    "digest_list": "",
    "digest_more": 0,
    "options_2": (),
    "decision_3": "Nobody can hold the phone at “Food” on Friday. Who will?",
    "options_3": _STAFF,
    "thanks_3": "Thank you. I will ask Ali.",
}

# A signal.
SIGNAL: Facts = {
    **MEETING,
    "running": True,
    "person": "Kit",
    "by": "Jo",
    "ago_minutes": 3,
    "left_minutes": 3,
    "helps": "Don't ask me if I'm OK. Open a door.",
    "helps_not": "Being stared at.",
    "shows": "I go quiet.",
    "may_ring": "My sister, 01632 960 222",
    "next_in_circle": "Sam",
    "carers": "Sam",
    "break_holders": "Sam and Dee",
    "colleagues": (("p5", "I want a word with Dee"),),
    "word": "break",
}
SIGNAL_BARE: Facts = {
    **BARE_MEETING,
    "running": True,
    "person": "Someone",
    "by": "Jo",
    "ago_minutes": 0,
    "left_minutes": 0,
    "helps": "",
    "next_in_circle": "",
    "word": "break",
}
_LET_DOWN: Facts = {"let_down": True, "let_down_holders": "Sam and Dee"}
LET_DOWN_THERE: Facts = {**MEETING, **_LET_DOWN}
LET_DOWN_THERE_AND_TALKED: Facts = {**MEETING, "let_down": True}
LET_DOWN_YESTERDAY: Facts = {**PERSON, **_LET_DOWN}
LET_DOWN_AND_TALKED: Facts = {**PERSON, "let_down": True}
SIGNAL_OPENED: Facts = {**SIGNAL, "opened_by": "Jo"}
SIGNAL_FOR_NO_ONE: Facts = {**SIGNAL_BARE, "facilitators": "", "room_left_out": True}
NO_MEETING: Facts = {
    **PERSON,
    "running": False,
    "carers": "Sam",
    "looks_next": "Sam",
    "look_day": "Thursday 11 June",
    "look_time": "9 am",
}
NO_MEETING_BARE: Facts = {**UNKNOWN, "running": False}

# Looking after people, and being away.
_DAYS_AWAY = "It is from Monday 8 June to Friday 12 June."
GOES_AWAY: Facts = {
    **STAFF_MEMBER,
    "many_groups": True,
    "my_groups": _GROUPS,
    "looks_after_any": True,
    "away_days": "",
    "could_cover": _STAFF,
    "cover": "Bea",
    "covers_me": "",
}
GOES_AWAY_ALONE: Facts = {**GOES_AWAY, "many_groups": False, "could_cover": (), "cover": ""}
IS_AWAY: Facts = {**GOES_AWAY, "many_groups": False, "away_days": _DAYS_AWAY}
IS_AWAY_COVERED: Facts = {**IS_AWAY, "covers_me": "Bea"}
NO_ONE_MINE: Facts = {**GOES_AWAY_ALONE, "looks_after_any": False}
COVERING: Facts = {**STAFF_MEMBER, "away_link": "Sam", "cover_days": _DAYS_AWAY}
COVERING_TOO_LATE: Facts = {**COVERING, "too_late": "yes"}
_WHOM = (("p7", "Kit"), ("p8", "Ray"))
WORDS_DUE: Facts = {
    **STAFF_MEMBER,
    **_ONLY_THE_MEETING,
    "word_list": "• Kit: our last word was on Monday 1 June. A one-to-one is due.",
    "own_supervision": "You are due a supervision of your own.",
    "had_word_with": (("p7", "I had a word with Kit"),),
    "my_people": _WHOM,
    "can_write_to": _WHOM,
    "word_to": "Kit",
}
WORDS_DUE_UNNAMED: Facts = {**WORDS_DUE, "meeting": "", "word_to": ""}
NO_WORDS_DUE: Facts = {**WORDS_DUE_UNNAMED, "word_list": "", "own_supervision": ""}
NOBODY_TO_TALK_TO: Facts = {
    **NO_WORDS_DUE,
    "had_word_with": (),
    "my_people": (),
    "can_write_to": (),
}
HANDS_OVER: Facts = {**GOES_AWAY, "successor": "Bea", "to_pass_on": "Kit and Noor"}
HANDS_OVER_NO_ONE: Facts = {**NO_ONE_MINE, "to_pass_on": ""}
ASKED_TO_LOOK_AFTER: Facts = {**STAFF_MEMBER, "leaves": "", "to_look_after": "Kit"}
ASKED_TO_FOLLOW: Facts = {
    **ASKED_TO_LOOK_AFTER,
    "leaves": "Sam",
    "to_look_after": "Kit and Noor",
}
ASKED_TOO_LATE: Facts = {**ASKED_TO_FOLLOW, "too_late": "yes"}
NOBODY_TO_LOOK_AFTER: Facts = {**ASKED_TO_LOOK_AFTER, "to_look_after": ""}
NEW_LINK: Facts = {**PERSON, "old_link": "Sam", "next_link": "Bea"}
NEW_LINK_GONE: Facts = {**NEW_LINK, "old_link": ""}
NEW_LINK_SETTLED: Facts = {**NEW_LINK, "old_link": "", "next_link": ""}
NEW_LINK_TOO_LATE: Facts = {**NEW_LINK, "too_late": "yes"}

# An evaluation.
FIRST_ANSWER: Facts = {
    **MEETING,
    "count": 1,
    "enough": 5,
    "missing": 4,
    "enough_answers": False,
    "opens": "Friday 19 June",
}
TOO_FEW_ANSWERS: Facts = {**FIRST_ANSWER, "count": 4, "missing": 1}
ENOUGH_ANSWERS: Facts = {**FIRST_ANSWER, "count": 5, "missing": 0, "enough_answers": True}
WITH_A_COMMENT: Facts = {
    **ENOUGH_ANSWERS,
    "comment": "too long for me",
    "comment_ways": (("take_out", "Take out what it says"),),
}
RESULTS: Facts = {
    **ENOUGH_ANSWERS,
    "results": "Do you get enough chance to speak?\n• Always: 3\n• Often: 2",
}

# Lists.
_MINE = (("m1", "Hub rules, 10 June"),)
_LIST = "Wednesday 10 June, 2 pm: Hub rules"
_PLAN: Facts = {
    "plan_of_it": (("plan", "The plan of this meeting"),),
    "timeline_list": "• Reminder: Tuesday 9 June, 10 am. Gone: 6. Know: 2.",
    "risk_list": "• I cannot reach Cal here.",
}
_ALL_WELL: Facts = {**_PLAN, "timeline_list": "", "risk_list": ""}
TIMELINE: Facts = {**CANCELLING, **_PLAN}
TIMELINE_ALL_WELL: Facts = {**CANCELLING, **_ALL_WELL}
NO_TIMELINE: Facts = {**NOTHING_TO_CANCEL, **_ALL_WELL}
_ONE_OVER: Facts = {
    "was_at_one": (("over", "I was at one that is over"),),
    "meetings_of_late": (("m0", "Hub rules, 3 June"),),
}
MY_MEETINGS: Facts = {
    **WAITING_FOR_ACCESS,
    **_ONE_OVER,
    "my_meetings": _MINE,
    "meetings_list": _LIST,
    "coming_list": "",
    "how_often": "It is each week.",
    "calendar_of_all": (("calendar_all", "Put all of them in my calendar"),),
    "others_coming": "From the group so far: Bea. And others: 2.",
    "more_of_it": (("card", "All that is known about it"),),
    "card_list": "What we want to do: “Make the room feel good.”",
    "my_name_there": (("by_name", "Others may read that I come"),),
}
MY_MEETINGS_NAMED: Facts = {
    **MY_MEETINGS,
    "access_waits": False,
    "my_name_there": (("no_name", "Take my name out"),),
}
MY_MEETINGS_STAFF: Facts = {
    **MY_MEETINGS,
    **_PLAN,
    "coming_list": "Coming: 3\nNo answer yet: 2",
    "staff_there": True,
    "more_of_it": (("card", "All that is known about it"),),
    "card_list": "What we want to do: “Make the room feel good.”",
}
MY_MEETINGS_ONLINE: Facts = {**MY_MEETINGS, "in_no_room": True}
MY_MEETINGS_ONLINE_BARE: Facts = {**MY_MEETINGS_ONLINE, "access_from": ""}
MY_MEETINGS_STAFF_WELL: Facts = {**MY_MEETINGS_STAFF, **_ALL_WELL}
MY_MEETINGS_BARE: Facts = {**BARE_MEETING, "my_meetings": _MINE, "meetings_list": _LIST}
NOTHING_PLANNED: Facts = {**PERSON, "my_meetings": (), "meetings_list": "", "plan_list": ""}
NOTHING_PLANNED_BUT_ONE_OVER: Facts = {**NOTHING_PLANNED, **_ONE_OVER}
PLANNED: Facts = {
    **PERSON,
    "plan_list": "Sunday 7 June, 10 am: what to expect\nTuesday 9 June, 10 am: a reminder",
}

# What can be begun from another talk.
_HERE = (("our_page", "Change this page"), ("fill_card", "Say more about a meeting"))
AT_MORE_ABOUT: Facts = {**STAFF_MEMBER, "more_here": _HERE}

# The page about a group.
_PAGE_FULL: Facts = {
    "many_groups": True,
    "my_groups": _GROUPS,
    "page_is_empty": False,
    "page_for": "To make the hub a good place.",
    "page_sharing": "So that the hub learns from us.",
    "page_ends": "In March.",
    "page_budget": "500 pounds, for food and fares.",
    "page_steering": "We vote. Dee has the last say.",
    "page_private": "Names stay here.",
    "page_help": "The warm room, 01632 960 222, all day.",
    "page_reach": "Jo, 01632 960 111",
    "who_is_who": "• Jo runs the meetings.",
}
_PAGE_EMPTY: Facts = {
    **dict.fromkeys(_PAGE_FULL, ""),
    "many_groups": False,
    "page_is_empty": True,
}
ABOUT_GROUP_FULL: Facts = {**PERSON, **_PAGE_FULL}
ABOUT_GROUP_EMPTY: Facts = {**UNKNOWN, **_PAGE_EMPTY}
ABOUT_GROUP_IN_PART: Facts = {**ABOUT_GROUP_EMPTY, "page_is_empty": False}
ABOUT_GROUP_STAFF: Facts = {**STAFF_MEMBER, **_PAGE_EMPTY, "more_here": _HERE}
OUR_PAGE_FULL: Facts = {**STAFF_MEMBER, **_PAGE_FULL}
OUR_PAGE_EMPTY: Facts = {**STAFF_MEMBER, **_PAGE_EMPTY}
HELP: Facts = {
    **PERSON,
    "help_list": "999: if you are in danger.\nSamaritans: 116 123, day and night.",
}
AT_THE_MENU: Facts = {
    **PERSON,
    "menu": (("need_a_break", "I need a break"), ("my_meetings", "My meetings")),
}
AT_THE_MENU_UNNAMED: Facts = {**AT_THE_MENU, "name": ""}

#: What any note may need.
NOTE: Facts = {
    "number": "+44 1632 960222",
    "may_be": "Tuesday 9 June or Wednesday 10 June",
    "minutes_left": 40,
    "asked": "How do you feel about it?",
    "break_at": "3 pm",
    "debrief_well": "Everyone got to speak.",
    "debrief_better": "A longer break.",
    **SIGNAL,
    "before_what": "Reminder",
    "before_day": "Monday 8 June",
    "you_said": "You said that you come.",
    "next_meeting": "Wednesday 17 June, 2 pm, at the Hub",
    "since": "2:02 pm",
    "goes_day": "Wednesday 10 June",
    "goes_at": "2:06 pm",
    "until": "2:20 pm",
    "by_name": "Sam",
    "what": "a reminder of “Hub rules”",
    "calendar_title": "Appointment",
    "thought": "Can we meet in the morning?",
    "say_now": "Can we slow down?",
    "say_now_named": "Can we slow down?",
    "matters": "That we are heard.",
    "paper": "Rules.pdf",
    "pay_by": "Wednesday 24 June",
    "minutes": "We chose three rules.",
    "told_report": "“Hub rules” was off. All 6 know.\nTapped “I know”: 5\nRung: 1",
    "choice": "Yes",
    "from_whom": "Sam",
    "friendly_word": "I hope the move went well.",
    "word_to": "Kit",
    "may_be_told": "Jo",
    "away_link": "Sam",
    "away_last_day": "Friday 12 June",
    "buddy_name": "Bea",
    **dict.fromkeys(
        ("my_next_ones", "my_meetings_today", "my_meetings_tomorrow", "my_meetings_this_week"),
        "“Hub rules” is on Wednesday 10 June, 2 pm to 4 pm. We meet at the Hub.",
    ),
    "run_by": "The Hub, 01632 960 111",
    "my_next_still_on": "It is still on.",
    "who_is_next": "Jo will meet you there.",
    "my_money": "Fares: “We pay them.”",
}
