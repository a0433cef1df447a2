"""Plain questions as people type them, and what each may lead to with a meeting to come."""

from __future__ import annotations

from typing import NamedTuple

#: what a question leads to: said at once ...
NEXT = "their next meeting"
STILL_ON = "that it is still on"
NOT_TODAY, NOT_TOMORROW = "that none is today", "that none is tomorrow"
WHO = "who comes"
MONEY = "fares and pay"
BRING = "that they can bring someone"
PRIVATE = "who sees what they say"
KNOW = "what is kept"
#: ... or asked, or opened
LEAVING = "whether to ask someone to see to it that they leave"
FEWER = "whether to ask someone for fewer messages"
DELETING = "whether to ask someone to have all deleted"
COMING = "the question about coming"
CHOICES = "their choices"

SAID = (NEXT, STILL_ON, NOT_TODAY, NOT_TOMORROW, WHO, MONEY, BRING, PRIVATE, KNOW)


class Asked(NamedTuple):
    """A message, and what it leads to."""

    words: str
    lands: str
    language: str = "en"


def _all(lands: str, language: str, *words: str) -> list[Asked]:
    return [Asked(one, lands, language) for one in words]


ASKED = [
    *_all(
        NEXT,
        "en",
        *("when is the next meeting", "When is the next meeting?", "WHEN IS THE NEXT MEETING??"),
        *("when's the next meeting", "whens the meting pls", "hi, when is our next meeting?"),
        *("what time is the meeting", "sorry, what time is the meeting again", "when do we meet"),
        *("do you know when we meet", "next meeting?", "what’s the address", "whats the adress"),
        *(
            "where is the meeting?",
            "wheres it",
            "where is it",
            "how do I get there",
            "is it online?",
        ),
        *(
            "is the meeting on zoom",
            "can you send me the link please",
            "is there a meeting this wk",
        ),
    ),
    *_all(
        NEXT, "ar", "متى اللقاء", "متى اللقاء القادم؟", "وين اللقاء", "ما هو العنوان؟", "كيف أصل"
    ),
    *_all(NEXT, "ar", "هل يوجد لقاء هذا الأسبوع", "من فضلك متى الإجتماع"),
    *_all(
        STILL_ON,
        "en",
        "is the meeting still on?",
        "is it cancelled",
        "Is it canceled",
        "still on?",
    ),
    *_all(STILL_ON, "ar", "هل ألغي اللقاء؟", "هل ما زال اللقاء قائما"),
    *_all(NOT_TODAY, "en", "is there a meeting today", "are we meeting tonight?", "I'm late"),
    *_all(NOT_TODAY, "en", "running late", "ill be late sorry", "Im running late"),
    *_all(NOT_TODAY, "ar", "هل يوجد اجتماع اليوم؟", "سأتأخر", "عذرا سأتأخر قليلا"),
    *_all(NOT_TOMORROW, "en", "is there a meeting tomoz?", "do we have a session tomorrow"),
    *_all(NOT_TOMORROW, "ar", "هل نلتقي غدا", "في لقاء بكرا؟"),
    *_all(WHO, "en", "who is coming", "who's coming then?", "who will be there", "whos coming"),
    *_all(WHO, "ar", "من سيأتي؟", "مين جاي"),
    *_all(MONEY, "en", "do I get paid?", "how do i get my fare back", "can I get travel money"),
    *_all(MONEY, "ar", "كيف أسترد أجرة المواصلات؟"),
    *_all(BRING, "en", "can I bring someone?", "can i bring a friend with me please"),
    *_all(BRING, "ar", "هل يمكنني إحضار صديق؟"),
    *_all(
        PRIVATE,
        "en",
        "who can see this",
        "Who reads this?",
        "is this private",
        "is it confidential",
    ),
    *_all(PRIVATE, "en", "who sees what I say", "and who can see my answers?"),
    *_all(PRIVATE, "ar", "من يقرأ هذا؟", "هل هذا سري"),
    *_all(KNOW, "en", "what do you know about me", "what do you have on me?", "show me my data"),
    *_all(KNOW, "en", "what have you written about me"),
    *_all(KNOW, "ar", "ماذا تعرف عني؟", "بياناتي"),
    *_all(
        LEAVING,
        "en",
        "how do I leave",
        "I want to leave the group",
        "I want to quit",
        "take me off",
    ),
    *_all(LEAVING, "ar", "أريد أن أغادر المجموعة", "كيف أترك المجموعة؟"),
    *_all(FEWER, "en", "unsubscribe", "Unsubscribe.", "stop messages", "stop texting me"),
    *_all(FEWER, "ar", "أوقف الرسائل", "إلغاء الاشتراك"),
    *_all(DELETING, "en", "delete my data", "delete me", "please delete my data", "Forget me."),
    *_all(DELETING, "ar", "احذف بياناتي", "احذفني"),
    *_all(
        COMING, "en", "I can't come", "cant make it", "not coming", "I won't be there", "I'm ill"
    ),
    *_all(COMING, "en", "sorry I cant make it", "im sick", "how do I change my answer?"),
    *_all(COMING, "ar", "لا أستطيع الحضور", "لن آتي", "أنا مريضة", "كيف أغير جوابي؟"),
    *_all(
        CHOICES, "en", "can I change my name", "I've got a new number", "change my language pls"
    ),
    *_all(CHOICES, "ar", "كيف أغير اسمي؟", "أريد تغيير اللغة"),
]

#: what is longer, denies, or means something else: nothing here is a plain question
NOT_ASKED = [
    *(
        "what time is it",
        "the group",
        "when",
        "who are you",
        "not great, when is the next meeting?",
    ),
    *("I will not leave the group", "don't delete me", "I don't want to leave the group"),
    *("I'm late with my rent", "is it cancelled because of me", "who is coming for me"),
    *("delete the last message", "stop", "I want to stop", "I want to leave", "I am not"),
    *("tell sam i cant come", "can I bring my dog", "where is the hub", "my data was stolen"),
    *("he can see this", "I want to quit drinking", "take me home", "I'm ill in my head"),
    *("سأترك الشقة", "لا أريد أن أغادر المجموعة", "متى"),
]
