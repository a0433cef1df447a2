"""What this room brings to lines that all talks share: what its cards say of whoever reads it.

On the left, a sentence as all others read it, with the fact that names someone; on the right, as
that person does.
"""

from collections.abc import Mapping

from conversations.of_oneself import ToThem
from conversations.phrases import N_

_YOU_MEET = ToThem("who", N_("You will meet people there."))

OF_ONESELF: Mapping[str, ToThem] = {
    "{who} will meet you there.": _YOU_MEET,
    "{who} will meet you at {place}.": ToThem("who", N_("You will meet people at {place}.")),
    "{value} was to meet you.": ToThem("value", N_("You were to meet people.")),
    "Now {value} will meet you there.": ToThem("value", N_("Now you will meet people there.")),
    "{card_chair} leads the talk.": ToThem("card_chair", N_("You lead the talk.")),
    "{card_notes} takes notes.": ToThem("card_notes", N_("You take notes.")),
    "{card_on_hand} is on hand, if someone needs support.": ToThem(
        "card_on_hand", N_("You are on hand, if someone needs support.")
    ),
    "{change_door} will be at the door, if you set out.": ToThem(
        "change_door", N_("You will be at the door, for those who set out.")
    ),
    "• {holder} has not yet said yes to the phone.": ToThem(
        "holder", N_("• You have not yet said yes to the phone.")
    ),
    "Thank you. I am telling people that {who_meets} will meet them.": ToThem(
        "who_meets", N_("Thank you. I am telling people that you will meet them.")
    ),
    "Thank you. I will ask {holder}.": ToThem(
        "holder", N_("Thank you. You hold the phone there.")
    ),
}
