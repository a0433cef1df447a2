"""E-mails as people get them, and the pages that their links lead to, as HTML."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from bot.web_page import html
from records.access import Actor
from records.notices import notices
from records.people import people
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.post.channels.mail_page import page
from scheduler.post.mail import letterhead
from scheduler.post.mail.letterhead import Letterhead
from scheduler.post.mail.mail_links import FROM_BEFORE, TROUBLE, look, press
from scheduler.talks.acts import Order
from tests.home import MEETING_AT, Home, a_home
from tests.scheduler.kits_card import KIT, begin_with
from tests.scheduler.posting import Post

WEB = "https://pages.example.org"
LONG = "Rules-for-the-hub-that-we-all-made-together-" * 3


def mails(folder: Path, language: str, title: str = "Hub rules") -> dict[str, str]:
    """What Kit gets about one meeting, by the name of the notice, and then the pages."""
    letterhead.choose(Letterhead("meetings@example.org", "office@example.org", WEB))
    try:
        with a_home(folder) as home:
            return _mails(home, language, title)
    finally:
        letterhead.choose(None)


def _mails(home: Home, language: str, title: str) -> dict[str, str]:
    begin_with(home, KIT, telegram_id=None, ways="email,call", language=language)
    with home.database.transaction() as tx:
        sam = people.c.id == home.ids["Sam"]
        key_id = tx.conn.scalar(people.select().where(sam).with_only_columns(people.c.key_id))
        card = {"called": "Sam", "answers_to": "sam@example.org"}
        sealed = tx.seal(str(key_id), "person.card", card)
        tx.conn.execute(update(people).where(sam).values(card=sealed))
    post = Post(home)
    meeting = home.meets(title=title, purpose="To agree how we meet", who="Jo")
    home.meets(MEETING_AT + timedelta(days=30), title=title)  # both are in the first e-mail
    jo = Actor(home.ids["Jo"])
    _until(post, days=6)
    with home.database.transaction() as tx:
        new = {"new_day": "2026-06-12", "new_time": "same_time", "new_place": "the Mill"}
        change_meeting(tx, jo, Order(meeting_id=meeting, answers=dict(new)), post.now)
    _until(post, hours=2)
    with home.database.transaction() as tx:
        cancel_meeting(tx, jo, Order(meeting_id=meeting, answers={"why": "ill"}), post.now)
    _until(post, hours=2)
    assert post.now < MEETING_AT
    rows = {row.id: row.name for row in home.rows(notices)}
    sent = [outgoing.mail for outgoing in post.mail.sent if outgoing.mail is not None]
    found = {rows[mail.notice_id]: page(mail) for mail in sent}
    assert "<h2>" in found["invitation"]
    return {**found, **_pages(home, found["cancelled"], post)}


def _until(post: Post, **gone: float) -> None:
    for _ in range(int(gone.get("days", 0) * 24 + gone.get("hours", 0))):
        post.until_quiet()
        post.goes_on(hours=1)


def _pages(home: Home, mail: str, post: Post) -> dict[str, str]:
    tokens = {
        purpose: mail.partition(f"{WEB}/{purpose}/")[2].partition('"')[0]
        for purpose in ("know", "stop")
    }
    found = {"page from before": html(FROM_BEFORE), "page of trouble": html(TROUBLE)}
    with home.database.transaction() as tx:
        for purpose, token in tokens.items():
            found[f"page to {purpose}"] = html(look(tx, purpose, token))
            found[f"page after {purpose}"] = html(press(tx, purpose, token, post.now))
    return found
