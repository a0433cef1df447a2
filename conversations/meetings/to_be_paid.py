"""What is said of a fare, once someone has asked for it (CH:49, CH:147)."""

from conversations.script import Say, When, known

#: after a claim: by when, and what happens if not
TO_BE_PAID = When(
    known("pay_by"), Say("It is to be paid by {pay_by}. If it is not, I tell you and staff.")
)
