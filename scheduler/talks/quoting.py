"""Notes that say again what was answered in a talk: the words stay there, sealed."""

#: notes that quote an answer of a talk, and which
QUOTING = {
    "thought": "thought",
    "say_now": "to_say",
    "say_now_named": "to_say",
    "matters": "matters",
    "debrief_well": "well",
    "debrief_better": "better",
    "friendly_word": "own_words",
    "hard_words": "hard_words",
}
