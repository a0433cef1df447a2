"""What becomes of typed words.

message.py takes a message, with what came before it, and typing.py takes words by themselves: each
says in which order they are looked at, and why. By whom:

* where they are typed: open_question, buttons; and what they say at all: says_little
* what is heard anywhere: in_need, breaks, commands
* an answer to what is asked: answering, plain_answers; elsewhere, if nothing is
* for a person: unread, kept_words, who_wrote, whom; asides and which_is_meant ask about it
* several messages: broken_up, joined, parts, waiting_words, corrected, consent, replies;
  quick and just_typed say what was typed together
* a message that was changed: edits, edited_offers, edited_worry
"""
