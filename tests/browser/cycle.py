"""The steps of the whole cycle, taken on three phones of the demo: Jo's, Sam's and Ren's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from conversations import phrases
from tests.bot.demo_running import Demo
from tests.browser.held import PATIENCE_MILLISECONDS, Held

SHOWN = ("Jo", "Sam", "Ren")
LANGUAGES = {"en": "English", "ar": "العربية"}
#: with Ren they make five, so that results can be opened
OTHERS = ("Kit", "Cal", "Max", "Ivy")
HOW = "How do you feel about our meetings?"
RUN = "Are our meetings well run, and do we get things done?"
SPEAK, PART = "Do you get enough chance to speak?", "How much are you part of what we decide?"
SAY_MORE = "How would you like to say more, in your own words?"
BETTER, MORE = "What could we do better?", "Is there more you want to say?"
RESULTS = "Here is what people said. Staff and group get this at the same time."


def opens(page: Page, running: Demo) -> None:
    """The three phones side by side."""
    shown = ",".join(str(running.phone(name)) for name in SHOWN)
    page.goto(f"{running.address}?phones={shown}")


def everyone_speaks(running: Demo, staff: Iterable[Held], language: str) -> None:
    """Their phones are in this language, and the staff, who are here already, change theirs."""
    if language == "en":
        return
    for name in SHOWN:
        running.post("people", id=running.phone(name), name=name, language_code=language)
    for phone in staff:
        english = Held(phone.page, phone.name, str)
        english.types("/choices")
        english.answers("What would you like to change?", "My language")
        phone.root.get_by_role("button", name=LANGUAGES[language], exact=True).last.click()
        phone.reads("Thank you. I have saved that.")


def ren_comes_in(sam: Held, ren: Held, language: str) -> None:
    sam.types("/invite")
    sam.answers("Have you met this person?", "Yes, we have met")
    sam.answers("What will this person do in the group?", "Take part")
    sam.answers("Who will look after this person, one to one?", "Sam")
    sam.answers("Shall I make the link?", "Yes, make it")
    link = sam.message("Here is the link. Give it by hand, to this person only.")
    link.get_by_role("button", name="Scan with…").click(timeout=PATIENCE_MILLISECONDS)
    link.get_by_role("button", name="Scan with the phone of Ren").click()
    choice = ren.root.get_by_role("button", name=LANGUAGES[language], exact=True).last
    choice.click(timeout=PATIENCE_MILLISECONDS)
    safe = "Is it safe to chat here now? I will ask nothing else until you say yes."
    ren.answers(safe, "Yes, it is safe")
    ren.answers("Shall I tell you how it works?", "Go on")
    ren.answers(
        "Would you like to join? You can leave on any day. Just tell {met_by}.",
        "Yes, I will join",
    )
    ren.replies("What would you like to be called? Any name is fine.", "Ren")
    ren.answers("Does anyone else look at this phone?", "No")
    ren.answers("When may I write to you?", "9 to 9, any time")
    ren.answers("When would you like to do them?", "Another day")


LIKE_THE_LAST = (
    "Shall it be like the last one, “{last_title}”? Then I ask only for the day and time."
)


def a_meeting_is_made(running: Demo, jo: Held, title: str = "") -> datetime:
    """On the Wednesday of the week after, at 2; one with a `title` is not the group's first."""
    now = datetime.fromisoformat(running.get("clock")["now"])
    day = (now + timedelta(days=8)).date()
    jo.types("/newmeeting")
    if title:
        jo.answers(LIKE_THE_LAST, "No, a new one")
    jo.replies("What shall we call it? A few words.", title or "Hub rules")
    jo.answers("What is it for? One plain line.", phrases.SKIP)
    jo.replies("Which day is it?", day.isoformat())
    jo.replies("What time does it start?", "14:00")
    jo.answers("How long is it? Tap one, or type the minutes.", "1 hour")
    jo.answers("Does it repeat?", "No, just this once")
    jo.replies("Where is it? Say how to find it, or tap one.", "the Hub, Mill Lane")
    jo.replies("How do people get in? Say if there are steps or a lift.", "A lift")
    jo.answers("Who will meet people there? Tap a name, or type one.", "Jo")
    jo.answers(
        "Who holds the phone there? I write to them first when someone asks for a break.", "Jo"
    )
    jo.answers("Pick only what the place has said yes to. People will count on it.", phrases.SKIP)
    jo.answers("Shall I ask people to come?", "Yes, ask them")
    jo.reads("The meeting is set. Each person gets this in their own hours.")
    return datetime.fromisoformat(f"{day}T14:00:00+00:00")


def ren_is_invited_and_prepared(running: Demo, ren: Held, sam: Held, starts: datetime) -> None:
    ren.waits_for("You are invited to “{meeting}”.")
    ren.answers("Would you like to come?", "Yes, I will come")
    ren.reads("Thank you. I have saved your answer.")
    for name in OTHERS:
        running.sees(name, "You are invited to “Hub rules”.")
        _taps(running, name, "Yes, I will come")
    ren.waits_for("How do you feel about it?")
    ren.answers("How do you feel about it?", "Worried 😟")
    ren.answers("Would a short call before we start help?", "Yes, please")
    sam.reads("{name} would like a call before “{meeting}”.")
    ren.answers("Will you bring someone with you? You need not say who.", "No")
    ren.answers("Is there something you want said for you?", "No")
    ren.answers("Would anything else help before the day?", phrases.SKIP)
    ren.waits_for("How are you about it?")
    now = datetime.fromisoformat(running.get("clock")["now"])
    assert starts - now >= timedelta(hours=23)
    ren.answers("How are you about it?", "Fine 🙂")
    ren.reads("That is good to hear.")


def a_break_is_asked_for(jo: Held, ren: Held) -> None:
    """In the meeting; a stranger who sees Jo's phone learns nothing."""
    ren.waits_for(
        "“{meeting}” is today at {time}, at {place}. If you need a break there, tap"
        " “I need a break”. I tell staff in private."
    )
    ren.moves("+1 hour")
    jo.root.get_by_role("button", name=re.compile("Locked screen")).click()
    jo.root.get_by_role("button", name="Open the phone").click()
    ren.root.get_by_role("button", name=ren.translated("I need a break"), exact=True).last.click()
    ren.reads("Take your time. Tap when you want to.")
    jo.root.get_by_role("button", name="Locked screen, notices: 1").click(
        timeout=PATIENCE_MILLISECONDS
    )
    stranger = jo.root.locator(".lock li .words")
    expect(stranger).to_have_text(jo.translated("Please look now."))
    jo.root.get_by_role("button", name="Open the phone").click()
    jo.answers("Please look now.", phrases.SHOW)
    jo.reads("What will you do? I tell {person} what you choose.")


def the_break_is_seen(jo: Held, ren: Held) -> None:
    """The one who asked is told so."""
    jo.answers("What will you do? I tell {person} what you choose.", "I've seen it")
    ren.reads("{by} has seen it. You do not have to do a thing.")
    ren.answers("Take your time. Tap when you want to.", "I am OK now")
    ren.answers("May I ask you tomorrow what would help next time?", "No, thank you")


def the_day_after(running: Demo, jo: Held, ren: Held) -> None:
    ren.waits_for("How was it for you?")
    ren.answers("How was it for you?", "Good 🙂")
    ren.replies("What went well?", "We laughed a lot")
    ren.answers("What could be better?", phrases.SKIP)
    ren.answers("Have you a fare to claim?", "No")
    ren.waits_for(HOW)
    ren.answers(HOW, "Very happy 😀")
    ren.answers(RUN, "Yes")
    ren.answers(SPEAK, "Always")
    ren.answers(PART, "Quite a part")
    if ren.translated("Yes") != "Yes":  # few of the group read as Ren does
        ren.waits_for(SAY_MORE)
        ren.message(SAY_MORE).get_by_role("button").first.click()
    ren.replies(BETTER, "Tea and biscuits")
    ren.answers(MORE, phrases.SKIP)
    for name in OTHERS:
        _evaluates(running, name)
    for phone in (ren, jo):
        phone.waits_for(RESULTS)
        expect(phone.message(RESULTS)).to_contain_text("Tea and biscuits")


def _evaluates(running: Demo, name: str) -> None:
    for question, label in (
        (HOW, "Very happy 😀"),
        (RUN, "Yes"),
        (SPEAK, "Often"),
        (PART, "Quite a part"),
        (BETTER, "Skip"),
        (MORE, "Skip"),
    ):
        running.sees(name, question)
        _taps(running, name, label)


def _taps(running: Demo, name: str, label: str) -> None:
    running.post("tap", person=running.phone(name), label=label)


def the_next_one_is_called_off(running: Demo, jo: Held, ren: Held) -> None:
    for phone in (jo, ren):
        phone.turns_the_page()
    a_meeting_is_made(running, jo, title="Food")
    ren.waits_for("You are invited to “{meeting}”.")
    jo.types("/cancel")
    jo.reads("Which meeting is off?")
    jo.message("Which meeting is off?").get_by_role("button", name=re.compile("Food")).click()
    jo.answers("Why is it off? Tap one, or type it.", "Someone is ill")
    sure = "Shall I send it to each person now? To change the words, tap “Back”."
    jo.answers(sure, "Send it")
    off = "“{meeting}” is off. It was on {day} at {time}, at {place}. We are sorry."
    ren.answers(off, "I know")
    expect(ren.message("Thank you.")).to_be_visible()
