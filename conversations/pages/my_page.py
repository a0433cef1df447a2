"""What someone's page about themself can say, each by the name under which it is kept."""

from collections.abc import Mapping

from conversations.script import Say

#: In the order of the page. On the person's sealed card each has the name of its question.
LINES: Mapping[str, Say] = {
    "me_like": Say("What I like: “{me_like}”"),
    "me_good": Say("What I am good at: “{me_good}”"),
    "me_bring": Say("What I bring: “{me_bring}”"),
    "me_helps": Say("What helps me in a room: “{me_helps}”"),
    "me_not": Say("What I would rather not talk about: “{me_not}”"),
    "me_ask": Say("You can ask me about: “{me_ask}”"),
}
#: the one that others are given a way to begin with
TO_ASK = "me_ask"
