"""Sample facts for what people have asked staff for."""

from conversations.samples import ANY_NOTE
from conversations.script import Facts

A_FEW_TASKS: Facts = {
    "tasks": (("1", "Kit: A call"), ("2", "Max: A fare")),
    "task_list": "• Kit would like you to ring. Since Tuesday 9 June.",
    "task_card": "Kit would like you to ring. Since Tuesday 9 June.",
    "task_ways": (
        ("ring", "Show me the number"),
        ("done", "It is done"),
        ("pass", "Someone else sees to it"),
    ),
    "can_take_task": (("3", "Jo"),),
    "task_to_name": "Jo",
}
#: someone else was quicker, and nobody else is there to pass it on to
ONE_TASK: Facts = {
    "tasks": (("1", "Kit: A word"),),
    "task_list": "• Kit would like a word with you. Since Tuesday 9 June.",
    "task_card": "Kit would like a word with you. Since Tuesday 9 June.",
    "task_ways": (("done", "It is done"),),
    "done_already": "yes",
}
A_WORRY: Facts = {
    "tasks": (("1", "Kit: A worry about someone's safety"),),
    "task_list": "• Kit says that someone may be in danger. Since Tuesday 9 June.",
    "task_card": "Kit says that someone may be in danger.",
    "task_ways": (("look", "Show it to me"),),
}
NO_TASKS: Facts = {"tasks": ()}
ASKED_FOR_SOME: Facts = {
    "i_wait": True,
    "my_tasks": (("1", "A call"),),
    "my_task_list": "• A call. Since Tuesday 9 June it is with Sam.",
}
ASKED_FOR_ONE_DONE: Facts = {**ASKED_FOR_SOME, "done_already": "yes"}
ASKED_FOR_NOTHING: Facts = {"my_tasks": ()}

#: What its notes may need.
NOTE: Facts = {
    **ANY_NOTE,
    "by_name": "Sam",
    "what": "a reminder of “Hub rules”",
    "meeting": "Hub rules",
    "task_done": "Sam says that this is done: A call.",
}
