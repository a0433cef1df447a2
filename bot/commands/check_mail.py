"""Does e-mail work? What goes out, what comes back, and the pages that its links lead to."""

from __future__ import annotations

import asyncio
import secrets

import aiohttp
import aiosmtplib
from aiohttp import web

from bot.settings import Settings
from bot.trouble import CantDo
from bot.web import OURS, served
from scheduler.post.channels.email import Email
from scheduler.post.channels.mailbox import TROUBLE, ReturnBox

_PATIENCE = aiohttp.ClientTimeout(total=15)


def mail(settings: Settings) -> str:
    """Whether the mail server lets us in. Nothing is sent. Raises CantDo."""
    if not settings.smtp_url:
        return "ok, not set up: nobody is written to"
    try:
        asyncio.run(Email(settings.smtp_url).try_it())
    except aiosmtplib.SMTPAuthenticationError:
        raise CantDo(
            "The mail server refuses the user or password in ALONGSIDE_SMTP_URL."
        ) from None
    except (aiosmtplib.SMTPException, OSError) as error:
        raise CantDo(
            f"The mail server can't be reached ({type(error).__name__}). Check ALONGSIDE_SMTP_URL."
        ) from None
    return ""


def mailbox(settings: Settings) -> str:
    """Whether the mailbox can be opened. Nothing is read. Raises CantDo."""
    if not settings.smtp_url:
        return "ok, not set up"
    if not settings.imap_url:
        return "ok, not set up: e-mails that come back are not noticed"
    try:
        ReturnBox(settings.imap_url).try_it()
    except TROUBLE as error:
        raise CantDo(
            f"The mailbox can't be opened ({type(error).__name__}). Check ALONGSIDE_IMAP_URL."
        ) from None
    return ""


def pages(settings: Settings) -> str:
    """Whether our pages are found where links lead to. Raises CantDo."""
    if not settings.smtp_url:
        return "ok, not set up"
    if not settings.web_url:
        return "ok, not set up: e-mails hold no links"
    asyncio.run(_look(settings.web_url, settings.web_port))
    return ""


async def _look(url: str, port: int) -> None:
    """While the bot runs, it answers; else we do, for as long as it takes to look."""
    nonce = secrets.token_hex(8)

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(headers={OURS: nonce})

    app = web.Application()
    app.add_routes([web.get("/{any:.*}", answer)])
    try:
        async with served(app, port):
            found = await _ask(url)
    except CantDo:
        found, nonce = await _ask(url), "pages"
        if found != nonce:
            raise
    if found != nonce:
        raise CantDo(
            f"{url} does not lead to port {port} of this machine. Check ALONGSIDE_WEB_URL, "
            "ALONGSIDE_WEB_PORT, and the web server in front."
        )


async def _ask(url: str) -> str:
    """What stands in our header at the address; empty if nothing does."""
    try:
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session, session.get(url) as answer:
            return answer.headers.get(OURS, "")
    except (aiohttp.ClientError, TimeoutError, OSError):
        return ""
