"""What mail servers send back without a report (RFC 3464), and what only looks like it."""

from __future__ import annotations

from tests.scheduler.reports import KIT, Report

NOBODY = "550 5.1.1 <kit@example.org>: Recipient address rejected: User unknown"


def _plain(sent: bytes) -> str:
    return sent.replace(b"\r\n", b"\n").decode()


def _headers(sent: bytes) -> str:
    return _plain(sent).split("\n\n", 1)[0]


def _id_of(sent: bytes) -> str:
    lines = _plain(sent).split("\n")
    return next(line.split(": ", 1)[1] for line in lines if line.startswith("Message-ID: "))


def qmail(sent: bytes, to: str = KIT, *, said: str = "") -> bytes:
    """qmail: words, a line of dashes, and the whole e-mail as it was."""
    words = said or "Sorry, no mailbox here by that name. (#5.1.1)"
    return f"""Return-Path: <>
Received: (qmail 20131 invoked for bounce); 2 Jun 2026 09:00:05 -0000
Date: 2 Jun 2026 09:00:05 -0000
From: MAILER-DAEMON@mail.example.net
To: meetings@example.org
Subject: failure notice

Hi. This is the qmail-send program at mail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{to}>:
{words}

--- Below this line is a copy of the message.

Return-Path: <meetings@example.org>
Received: (qmail 20126 invoked from network); 2 Jun 2026 09:00:04 -0000
{_plain(sent)}""".encode()


def old_exim(sent: bytes, to: str = KIT, *, said: str = "") -> bytes:
    """Exim before its reports: the addresses in a header, and a copy of the e-mail."""
    words = said or f"SMTP error from remote mail server after RCPT TO:<{to}>:\n    {NOBODY}"
    return f"""Return-path: <>
Envelope-to: meetings@example.org
Received: from mail by mail.example.org with local (Exim 4.72) id 1uLkQz-0004aB-2c
X-Failed-Recipients: {to}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mail.example.org>
To: meetings@example.org
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1uLkQz-0004aB-2c@mail.example.org>
Date: Tue, 02 Jun 2026 09:00:05 +0000

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {to}
    {words}

------ This is a copy of the message, including all the headers. ------

Return-path: <meetings@example.org>
{_plain(sent)}""".encode()


def old_gmail(sent: bytes, to: str = KIT, *, said: str = "") -> bytes:
    """Gmail as it was for years, and as others that forward to it send it still."""
    words = said or "550 550 5.1.1 No such user (state 14)."
    return f"""Return-Path: <>
Received: by 192.0.2.7 with SMTP id b7mr5621367wrv; Tue, 02 Jun 2026 02:00:05 -0700 (PDT)
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: meetings@example.org
X-Failed-Recipients: {to}
Subject: Delivery Status Notification (Failure)
Message-ID: <0016e6d9a38d5c4a@google.com>
Date: Tue, 02 Jun 2026 09:00:05 +0000
Content-Type: text/plain; charset=ISO-8859-1

Delivery to the following recipient failed permanently:

     {to}

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the recipient domain. We recommend
contacting the other email provider for further information about the cause of this error. The
error that the other server returned was: {words}

----- Original message -----

{_headers(sent)}

The end of it was cut off.
""".encode()


def bare_postfix(sent: bytes, to: str = KIT, *, said: str = "") -> bytes:
    """Postfix behind a gateway that takes reports to pieces: words, and what was sent."""
    words = said or NOBODY
    return f"""Return-Path: <>
Date: Tue,  2 Jun 2026 09:00:05 +0000 (UTC)
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: meetings@example.org
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="4C8D2E0F3A"

--4C8D2E0F3A
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.org.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<{to}>: host mx.example.net[192.0.2.25] said: {words}
    (in reply to RCPT TO command)

--4C8D2E0F3A
Content-Type: message/rfc822

{_plain(sent)}
--4C8D2E0F3A--
""".encode()


def exchange_page(sent: bytes, to: str = KIT, *, said: str = "") -> bytes:
    """Exchange, as a page: all that names the e-mail is what it answers, and a list at its end."""
    words = said or "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found"
    listed = _headers(sent).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"""From: Microsoft Outlook <postmaster@example.net>
To: <meetings@example.org>
Subject: Undeliverable: You have a message.
Date: Tue, 2 Jun 2026 09:00:05 +0000
Message-ID: <4f0d8a61@LO2P265MB0001.example.net>
In-Reply-To: {_id_of(sent)}
X-MS-Exchange-Message-Is-Ndr:
MIME-Version: 1.0
Content-Type: text/html; charset="utf-8"

<html><head><style>p {{ color: red }}</style></head><body>
<p><b>Delivery has failed to these recipients or groups:</b></p>
<p><a href="mailto:{to}">{to}</a><br>The email address you entered couldn't be found.</p>
<p>Diagnostic information for administrators:</p>
<p>Generating server: LO2P265MB0001.example.net</p>
<p>{to}<br>Remote Server returned '{words}'</p>
<p>Original message headers:</p><pre>{listed}</pre></body></html>
""".encode()


def yahoo(sent: bytes, to: str = KIT, *, said: str = "") -> bytes:
    """Yahoo: as qmail, without its first words, and with no code but 554."""
    words = said or "delivery error: dd This user doesn't have a yahoo.com account"
    return f"""From: MAILER-DAEMON@yahoo.com
To: meetings@example.org
Subject: Failure Notice
Date: 2 Jun 2026 09:00:05 -0000

Sorry, we were unable to deliver your message to the following address.

<{to}>:
Remote host said: 554 {words} [0] - mta1234.mail.yahoo.com

--- Below this line is a copy of the message.

{_plain(sent)}""".encode()


IN_WORDS: tuple[Report, ...] = (qmail, old_exim, old_gmail, bare_postfix, exchange_page, yahoo)


def waits(title: str, words: str, to: str = KIT) -> Report:
    """A server's word that it is still trying."""

    def report(sent: bytes) -> bytes:
        return f"""Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mail.example.org>
To: meetings@example.org
Auto-Submitted: auto-replied
Subject: {title}

{words.format(to=to)}

{_headers(sent)}
""".encode()

    return report


STILL_TRYING: dict[str, Report] = {
    "exim": waits(
        "Warning: message 1uLkQz-0004aB-2c delayed 24 hours",
        "A message that you sent has not yet been delivered to one or more of its\n"
        "recipients after more than 24 hours on the queue on mail.example.org.\n\n"
        "  {to}\n    Delay reason: SMTP error: 451 4.7.1 Greylisted\n\n"
        "No action is required on your part. Delivery attempts will continue for\n"
        "some time, and this warning may be repeated at intervals if the message\n"
        "remains undelivered. Eventually the mail delivery software will give up,\n"
        "and when that happens, the message will be returned to you.",
    ),
    "postfix": waits(
        "Delayed Mail (still being retried)",
        "# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n\n"
        "Your message could not be delivered for more than 4 hour(s).\n"
        "It will be retried until it is 5 day(s) old.\n\n<{to}>: connection refused",
    ),
    "sendmail": waits(
        "Warning: could not send message for past 4 hours",
        "**      THIS IS A WARNING MESSAGE ONLY      **\n\n"
        "   ----- The following addresses had transient non-fatal errors -----\n<{to}>\n"
        "Warning: message still undelivered after 4 hours\n"
        "Will keep trying until message is 5 days old",
    ),
    "gmail": waits(
        "Delivery Status Notification (Delay)",
        "There was a temporary problem delivering your message to {to}.\n"
        "Gmail will retry for 46 more hours. You'll be notified if the delivery fails "
        "permanently.\nDNS Error: 550 5.1.2",
    ),
}


def answers(who: str, headers: str, words: str) -> Report:
    """A program answers for someone, and names the e-mail that it answers."""

    def report(sent: bytes) -> bytes:
        return f"""From: {who}
To: meetings@example.org
In-Reply-To: {_id_of(sent)}
References: {_id_of(sent)}
{headers}

{words}

> {_headers(sent)}
""".encode()

    return report


_GONE = "I have left. The address kit@example.org does not exist any more. 550 5.1.1 User unknown."
#: each gives away what it is in another way
AUTOMATIC: dict[str, Report] = {
    "auto-submitted": answers(
        "Kit <kit@example.org>", "Auto-Submitted: auto-replied\nSubject: Away", _GONE
    ),
    "vacation": answers(
        "Kit <postmaster@kit.example>",
        "Auto-Submitted: auto-replied (vacation)\nPrecedence: junk\nSubject: Away",
        _GONE,
    ),
    "exchange": answers(
        "Kit <kit@example.org>",
        "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\n"
        "Subject: Automatic reply: You have a message.",
        _GONE,
    ),
    "autoreply": answers(
        "postmaster@kit.example", "X-Autoreply: yes\nSubject: Delivery failed", _GONE
    ),
    "precedence": answers(
        "postmaster@kit.example", "Precedence: auto_reply\nSubject: Undelivered", _GONE
    ),
    "list": answers(
        "postmaster@lists.example",
        "List-Id: <kit.lists.example>\nPrecedence: bulk\nSubject: Undelivered",
        _GONE,
    ),
    "null sender": answers("kit@example.org", "Return-Path: <>\nSubject: Returned mail", _GONE),
    "read receipt": answers(
        "postmaster@kit.example",
        "Subject: Not read: You have a message.\n"
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
        f"--b\nContent-Type: text/plain\n\nUndelivered. {_GONE}\n--b--",
    ),
    "a person": answers(
        "Kit <kit@example.org>", "Subject: Re: Undelivered Mail Returned to Sender", _GONE
    ),
    "only its title": answers(
        "Post <office@kit.example>", "Subject: Out of office: failure notice", _GONE
    ),
}
