"""What people type on good days and bad ones, and where it may land."""

from __future__ import annotations

from typing import NamedTuple

#: where words may land
HELP = "who helps now comes first, and then whether to ask a person"
PERSON = "whether to ask a person"
SAFETY = "the screen of a worry about safety"
BREAK = "a call for a break"
SMALL = "a small answer"
OFFERED = "whether to pass the words on"
PLAIN = "the answer to a plain question"


class Typed(NamedTuple):
    """A message, its language, and where it may land."""

    words: str
    lands: str
    language: str = "en"


def _all(lands: str, language: str, *words: str) -> list[Typed]:
    return [Typed(one, lands, language) for one in words]


TYPED = [
    *_all(
        HELP,
        "en",
        *("I want to die", "i want to die.", "I WANT TO DIE", "i just want to die", "im not ok"),
        *("I'm not OK", "i am not okay", "not ok", "I’m not alright", "i wish i was dead"),
        *("i want to kill myself", "I'm suicidal", "i cant cope", "I can't go on", "want to die"),
        *("I cant do this anymore", "i want to end it all", "I have no one", "im so scared"),
        *("I don't want to be here anymore", "i am in a really bad place", "I cut myself"),
        *("i want to die tonight", "help me i want to die", "I wanna kill myself"),
        *("im gonna kill my self", "I took an overdose", "I want to die!!! help"),
        *("please i am not ok", "sorry im not ok", "I'm having a panic attack"),
    ),
    *_all(
        HELP,
        "ar",
        *("أريد أن أموت", "اريد ان اموت", "بدي أموت", "لست بخير", "أنا لست بخير", "مش بخير"),
        *("أريد أن أقتل نفسي", "لا أستطيع الاستمرار", "أنا وحيدة", "ليس لدي أحد", "أنا خائف"),
        *("لا أريد أن أعيش!!", "تعبت من الحياة"),
    ),
    *_all(
        PERSON,
        "en",
        *("can I talk to a human", "talk to a person", "Can I talk to someone please?"),
        *("I need to talk", "i need someone to talk to", "ring me", "call me pls"),
        *("can you call me", "Can someone ring me?", "I want a human", "I'd like a call"),
        *("can i speak to somebody", "hi can i talk to someone", "talk to me"),
    ),
    *_all(
        PERSON,
        "ar",
        *("أريد التحدث إلى إنسان", "هل يمكنني التحدث مع شخص", "اتصل بي", "كلموني لو سمحت"),
        *("بدي أحكي مع حدا", "ممكن تتصل بي", "أريد مكالمة"),
    ),
    *_all(SAFETY, "en", "someone is in danger", "he hit me", "emergency", "I'm not safe"),
    *_all(SAFETY, "ar", "أنا في خطر", "ضربني", "طوارئ"),
    *_all(
        SMALL,
        "en",
        *(
            "thanks",
            "Thank you!",
            "thank you so much",
            "ok",
            "okay",
            "hi",
            "Hello",
            "good morning",
        ),
        *("who are you", "are you a bot?", "how are you", "lol", "great", "are you there?"),
    ),
    *_all(SMALL, "ar", "شكرا", "شكراً جزيلاً", "مرحبا", "صباح الخير", "من أنت؟", "كيف حالك", "تمام"),
    *_all(
        OFFERED,
        "en",
        *("not great tbh, back on the street since monday", "bit nervous tbh", "bananas"),
        *("it was alright but I felt ignored", "my mum died", "they stopped my benefits"),
        *("can u tell jo i'll be late", "not sure i can come anymore", "whats the point"),
        *("I moved to the other hostel", "slept in the park again", "my leg is bad"),
        *("i give up", "nobody cares", "i am in despair about the bus"),
        *("they evicted me this morning", "I don't understand", "this is too much for me rn"),
        *("why do you ask", "don't call me", "i dont want to talk to a human"),
        *("i used to want to die", "I am not in danger", "no break please", "stop asking me"),
        *("the room was cold and nobody said hello", "maybe? depends on the bus", "ugh"),
        *("where is the hub", "is there food", "can I bring my dog", "sorry about last week"),
        *("good but tired", "not good", "yes but I'm scared of Max", "no idea what you mean"),
        *("Ik begrijp het niet", "no entiendo", "je ne comprends pas", "nie rozumiem"),
        *("thanks sam! bit scared tho. can you call me", "ok but what about my fare"),
        *("Somebody nicked my phone so this is my mates", "x", "idk"),
    ),
    *_all(
        OFFERED,
        "ar",
        *("رجعت إلى الشارع يوم الاثنين", "ماتت أمي", "لا أفهم", "أنا تعبان شوي"),
        *("كان جيدا لكن لم يسمعني أحد", "ربما", "لا أريد أن يتصل بي أحد", "غرفتي باردة"),
        *("نمت في الحديقة", "أوقفوا معونتي", "هل يوجد طعام"),
    ),
    *_all(PLAIN, "en", "when is the next meeting?", "where is it", "I'm running late", "im ill"),
    *_all(PLAIN, "en", "who can see this?", "what do you know about me", "is it still on??"),
    *_all(PLAIN, "ar", "متى اللقاء", "سأتأخر", "من يقرأ هذا؟", "أين اللقاء؟"),
]
