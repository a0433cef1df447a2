"""Sample facts for how a meeting was."""

from conversations.samples import ANY_NOTE, MEETING
from conversations.script import Facts

FIRST_ANSWER: Facts = {
    **MEETING,
    "count": 1,
    "enough": 5,
    "missing": 4,
    "said_to_those": "I would like more breaks.",
    "said_to_one": "I would like more breaks.",
    "small_words": "I would like more breaks.",
    "people_here": 4,
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
A_LATE_ANSWER: Facts = {**FIRST_ANSWER, "results_out": True}
A_LATE_ANSWER_OF_TWO: Facts = {**TOO_FEW_ANSWERS, "results_out": True}
TOO_FEW_HERE: Facts = {**FIRST_ANSWER, "too_few_here": True}
ALONE_HERE: Facts = {**TOO_FEW_HERE, "people_here": 1, "link": ""}
FEW_READ_IT: Facts = {
    **FIRST_ANSWER,
    "few_write_so": True,
    "my_language": "Arabic",
    "group_language": "English",
    "words_show_who": True,
}
FEW_READ_IT_AND_TYPED: Facts = {
    **FEW_READ_IT,
    "words_show_who": False,
    "comment": "too long for me",
    "comment_ways": (("take_out", "Take out what it says"),),
}
IN_OTHER_LETTERS: Facts = {**FIRST_ANSWER, "words_show_who": True}
RESULTS: Facts = {
    **ENOUGH_ANSWERS,
    "results": "Do you get enough chance to speak?\n• Always: 3\n• Often: 2",
}

#: What its notes may need.
NOTE: Facts = ANY_NOTE
