"""What is said another way in a group for peers only, where no staff are (SHP:275).

On the left, a sentence as any group reads it; on the right, as such a group does.
"""

from collections.abc import Mapping

from conversations.phrases import N_

_NOTHING_MORE = N_("Nothing more is here yet. You can ask those who run our group.")
_THEY_SEE = N_("Those who run our group will see this.")
_WHEN_YOU_ASK = N_("Those who run the meeting see this when you ask for a break.")

AMONG_PEERS: Mapping[str, str] = {
    # who will see it
    "Staff will see this.": _THEY_SEE,
    "One of the staff will see this.": _THEY_SEE,
    "One limit: if someone is in danger, staff must act. They will try to talk to you first.": N_(
        "No staff read this. If someone is in danger, please ring 999."
    ),
    "If someone is in danger, staff must act. They try to talk to you first.": N_(
        "If someone is in danger, we ring 999. We try to talk to you first."
    ),
    # who hears of it
    "I can ask staff to get in touch with you.": N_(
        "I can ask those who run our group to get in touch with you."
    ),
    "I have asked staff to get in touch with you.": N_(
        "I have asked those who run our group to get in touch with you."
    ),
    "Have you paid for something? Tell me. I ask staff to pay it back.": N_(
        "Have you paid for something? Tell me. I ask those who run our group."
    ),
    "Staff will see how many are coming. Nobody is shown a no.": N_(
        "Those who run our group will see how many are coming. Nobody is shown a no."
    ),
    "Have you paid for travel, or something else? Tell me. I ask staff to pay it back.": N_(
        "Have you paid for travel, or something else? Tell me. I ask those who run our group."
    ),
    "I have asked staff to ring you.": N_(
        "I have told those who run our group that you would like a call."
    ),
    "I have passed this on to staff.": N_("I have passed this on to those who run our group."),
    "Thank you. I have told staff.": N_("Thank you. I have told those who run our group."),
    "I am telling staff now, in private. You need no one's OK to step out.": N_(
        "I am telling those who run it now, in private. You need no one's OK to step out."
    ),
    "That is not open to you. Please ask one of the staff.": N_(
        "That is not open to you. Please ask those who run our group."
    ),
    # a break
    "“{meeting}” is today at {time}, at {place}. If you need a break there, tap "
    "“I need a break”. I tell staff in private.": N_(
        "“{meeting}” is today at {time}, at {place}. If you need a break there, tap "
        "“I need a break”. I tell those who run it, in private."
    ),
    "Staff see this when you ask for a break.": _WHEN_YOU_ASK,
    "How can staff tell that it is getting hard for you?": N_(
        "How can others tell that it is getting hard for you?"
    ),
    "Whom may staff ring for you? Type a name and a number.": N_(
        "Whom may others ring for you? Type a name and a number."
    ),
    "Staff see your plan when you ask for a break. You can skip any part.": N_(
        "Those who run the meeting see your plan when you ask for a break. You can skip any part."
    ),
    "If staff there miss it, may I ask {own_link}, and then other staff?": N_(
        "If no one there sees it, may I ask {own_link}?"
    ),
    # meetings
    "Tap one, so that we know you have seen this. If not, staff may ring to make sure.": N_(
        "Tap one, so that we know you have seen this."
    ),
    "If someone does not tap “I know”, I ask staff to ring.": N_(
        "If someone does not tap “I know”, I ask whoever looks after them to ring. "
        "Where no one does, please tell them."
    ),
    "If someone does not tap, I ask staff to ring.": N_(
        "If someone does not tap, I ask whoever looks after them to ring. "
        "Where no one does, please tell them."
    ),
    "Staff see how many could come, and no names. You need not say why.": N_(
        "Those who run our group see how many could come, and no names. You need not say why."
    ),
    "When would suit you? Your words go to staff, with your name.": N_(
        "When would suit you? Your words go to those who run our group, with your name."
    ),
    "It is to be paid by {pay_by}. If it is not, I tell you and staff.": N_(
        "It is to be paid by {pay_by}. If it is not, I tell you and those who run our group."
    ),
    "Your fare for “{meeting}” was to be paid by {pay_by}. It is not, and we are sorry. "
    "I am telling staff.": N_(
        "Your fare for “{meeting}” was to be paid by {pay_by}. It is not, and we are sorry. "
        "I am telling those who run our group."
    ),
    "Here is what people said. Staff and group get this at the same time.": N_(
        "Here is what people said. All of our group get this at the same time."
    ),
    "You can answer with no name. If five people or more do, staff and the group see it.": N_(
        "You can answer with no name. If five people or more do, the group sees it."
    ),
    # our group
    "Staff have not said more yet. You can ask them.": _NOTHING_MORE,
    "How can people reach staff here? Put a name, and a phone or e-mail.": N_(
        "How can people reach our group? Put a name, and a phone or e-mail."
    ),
}
