"""`alongside check` says in one line each whether e-mail goes out, comes back, and leads to us."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from bot.commands.check_mail import mail, mailbox, pages
from bot.settings import Settings
from bot.trouble import CantDo
from tests.bot.mail_pages import a_site
from tests.home import a_home
from tests.ports import a_free_port
from tests.scheduler.mail_office import Office
from tests.scheduler.post_box import a_post_box

HEAD = {"mail_from": "meetings@example.org", "mail_answers_to": "office@example.org"}


def settings(**said: Any) -> Settings:
    return Settings(**{"smtp_url": "smtp://127.0.0.1:9", **HEAD, **said})


@pytest.fixture
def guarded() -> Iterator[int]:
    """A mail server that lets in whoever knows the word; its port."""

    def let_in(*args: Any) -> AuthResult:
        return AuthResult(success=args[-1].password == b"sesame", handled=False)

    server = Controller(
        Office(),
        hostname="127.0.0.1",
        port=a_free_port(),
        authenticator=let_in,
        auth_require_tls=False,
    )
    server.start()
    yield server.port
    server.stop()


def test_without_settings_there_is_nothing_to_look_at() -> None:
    nothing = Settings()

    assert mail(nothing) == "ok, not set up: nobody is written to"
    assert mailbox(nothing) == pages(nothing) == "ok, not set up"
    assert mailbox(settings()) == "ok, not set up: e-mails that come back are not noticed"
    assert pages(settings()) == "ok, not set up: e-mails hold no links"


def test_a_mail_server_lets_us_in_or_a_line_says_why_not(guarded: int) -> None:
    assert mail(settings(smtp_url=f"smtp://me:sesame@127.0.0.1:{guarded}")) == ""

    with pytest.raises(CantDo, match=r"^The mail server refuses the user or password") as wrong:
        mail(settings(smtp_url=f"smtp://me:other@127.0.0.1:{guarded}"))
    assert "other" not in str(wrong.value)
    with pytest.raises(CantDo, match=r"^The mail server can't be reached \(SMTPConnectError\)"):
        mail(settings(smtp_url=f"smtp://me:sesame@127.0.0.1:{a_free_port()}"))


def test_a_mailbox_opens_or_a_line_says_why_not() -> None:
    with a_post_box() as box:
        assert mailbox(settings(imap_url=box.url)) == ""
        with pytest.raises(CantDo, match=r"^The mailbox can't be opened \(MailboxLoginError\)"):
            mailbox(settings(imap_url=box.url.replace("secret", "public")))
        with pytest.raises(CantDo, match=r"\(MailboxFolderSelectError\)\. Check ALONGSIDE_IMAP"):
            mailbox(settings(imap_url=f"{box.url}/Nowhere"))
    with pytest.raises(CantDo, match=r"^The mailbox can't be opened \(ConnectionRefusedError\)"):
        mailbox(settings(imap_url=box.url))


def test_pages_are_found_whether_or_not_the_bot_runs(tmp_path: Path) -> None:
    with a_home(tmp_path) as home, a_site(home) as site:
        there = settings(web_url=site.url, web_port=site.port)
        assert pages(there) == "", "the bot itself answers"
        port = a_free_port()
        assert pages(settings(web_url=f"http://127.0.0.1:{port}", web_port=port)) == ""
        with pytest.raises(CantDo, match=r"does not lead to port \d+ of this machine"):
            pages(settings(web_url=site.url, web_port=a_free_port()))


def test_a_port_that_another_program_has_is_said() -> None:
    with a_post_box() as box, pytest.raises(CantDo, match=r"^Port \d+ is taken\."):
        pages(settings(web_url=f"http://127.0.0.1:{box.port}", web_port=box.port))
