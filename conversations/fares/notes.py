"""Notes about fares."""

from collections.abc import Mapping

from conversations.script import Say

NOTES: Mapping[str, Say] = {
    "fare_paid": Say("Your fare for “{meeting}” is paid now."),
    "fare_late": Say(
        "Your fare for “{meeting}” was to be paid by {pay_by}. It is not, and we are sorry. "
        "I am telling staff."
    ),
    # To staff.
    "fare_overdue": Say(
        "The fare of {person} for “{meeting}” was to be paid by {pay_by}. Please see to it. "
        "Then tap “Fares to pay”."
    ),
}
