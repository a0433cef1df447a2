"""What mail servers send back, in the shapes that three of them give it (RFC 3464)."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[..., bytes]
KIT = "kit@example.org"
TOO_LONG_GONE = "4.4.1"


def _id_of(sent: bytes) -> str:
    lines = sent.replace(b"\r\n", b"\n").decode().split("\n")
    return next(line.split(": ", 1)[1] for line in lines if line.startswith("Message-ID: "))


def _headers(sent: bytes) -> str:
    return sent.replace(b"\r\n", b"\n").decode().split("\n\n", 1)[0]


def postfix(
    sent: bytes, to: str = KIT, *, action: str = "failed", status: str = "5.1.1", said: str = ""
) -> bytes:
    """Postfix: the whole e-mail comes back."""
    words = said or f"550 {status} <{to}>: Recipient address rejected: User unknown"
    title = "Undelivered Mail Returned to Sender"
    return (
        f"""Return-Path: <>
Received: by mail.example.org (Postfix)
\tid 4C8D2E0F3A; Tue,  2 Jun 2026 09:00:05 +0000 (UTC)
Date: Tue,  2 Jun 2026 09:00:05 +0000 (UTC)
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
Subject: {title if action == "failed" else "Delayed Mail (still being retried)"}
To: meetings@example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4C8D2E0F3A.1780390805/mail.example.org"
Content-Transfer-Encoding: 8bit
Message-Id: <20260602090005.9D1F2E0F3C@mail.example.org>

This is a MIME-encapsulated message.

--4C8D2E0F3A.1780390805/mail.example.org
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.org.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<{to}>: host mx.example.net[192.0.2.25] said: {words} (in reply to RCPT TO command)

--4C8D2E0F3A.1780390805/mail.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
X-Postfix-Queue-ID: 4C8D2E0F3A
X-Postfix-Sender: rfc822; meetings@example.org
Arrival-Date: Tue,  2 Jun 2026 09:00:04 +0000 (UTC)

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; {words}

--4C8D2E0F3A.1780390805/mail.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822
Content-Transfer-Encoding: 8bit

Return-Path: <meetings@example.org>
""".encode()
        + sent.replace(b"\r\n", b"\n")
        + b"""
--4C8D2E0F3A.1780390805/mail.example.org--
"""
    )


def exim(
    sent: bytes,
    to: str = KIT,
    *,
    action: str = "failed",
    status: str = "5.0.0",
    said: str = "550 No such person at this address",
) -> bytes:
    """Exim: no status but 5.0.0, the fields in another order, and only the headers come back."""
    return f"""Return-path: <>
Envelope-to: meetings@example.org
Received: from Debian-exim by mail.example.org with local (Exim 4.96)
\tid 1uLkQz-0004aB-2c
\tfor meetings@example.org; Tue, 02 Jun 2026 09:00:05 +0000
X-Failed-Recipients: {to}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mail.example.org>
To: meetings@example.org
References: {_id_of(sent)}
Content-Type: multipart/report; report-type=delivery-status; boundary=1780390805-eximdsn-804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1uLkQz-0004aB-2c@mail.example.org>
Date: Tue, 02 Jun 2026 09:00:05 +0000

--1780390805-eximdsn-804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {to}
    host mx.example.net [192.0.2.25]
    SMTP error from remote mail server after RCPT TO:<{to}>:
    {said}

--1780390805-eximdsn-804289383
Content-type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Action: {action}
Final-Recipient: rfc822;{to}
Status: {status}
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; {said}

--1780390805-eximdsn-804289383
Content-type: text/rfc822-headers

Return-path: <meetings@example.org>
{_headers(sent)}


--1780390805-eximdsn-804289383--
""".encode()


def exchange(
    sent: bytes, to: str = KIT, *, action: str = "failed", status: str = "5.1.10", said: str = ""
) -> bytes:
    """Exchange Online: words twice, as text and as a page; what came back names no recipient."""
    words = said or f"550 {status} RESOLVER.ADR.RecipientNotFound; not found by SMTP lookup"
    return f"""From: <postmaster@example.net>
To: <meetings@example.org>
Subject: Undeliverable: You have a message.
Thread-Topic: You have a message.
Date: Tue, 2 Jun 2026 09:00:05 +0000
Message-ID: <4f0d8a61-2c7b-4a07-9f39-5ad4c1a3f1de@LO2P265MB0001.example.net>
In-Reply-To: {_id_of(sent)}
References: {_id_of(sent)}
Auto-Submitted: auto-replied
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-GB
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="c8a1d7d2-33e4-4a90-9d0b-d0f2a7c1e0aa"
MIME-Version: 1.0

--c8a1d7d2-33e4-4a90-9d0b-d0f2a7c1e0aa
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="5b0a1c9e-6a8e-4f59-bb0d-9c0d24b3fa11"

--5b0a1c9e-6a8e-4f59-bb0d-9c0d24b3fa11
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Delivery has failed to these recipients or groups:
{to}
The email address you entered couldn't be found.

--5b0a1c9e-6a8e-4f59-bb0d-9c0d24b3fa11
Content-Type: text/html; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

<html><body><p>Delivery has failed to these recipients or groups:</p></body></html>

--5b0a1c9e-6a8e-4f59-bb0d-9c0d24b3fa11--

--c8a1d7d2-33e4-4a90-9d0b-d0f2a7c1e0aa
Content-Type: message/delivery-status

Reporting-MTA: dns;LO2P265MB0001.example.net
Received-From-MTA: dns;mail.example.org
Arrival-Date: Tue, 2 Jun 2026 09:00:04 +0000

Final-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp;{words}
X-Display-Name: {to}

--c8a1d7d2-33e4-4a90-9d0b-d0f2a7c1e0aa
Content-Type: message/rfc822

Received: from mail.example.org (192.0.2.24) by LO2P265MB0001.example.net
Message-ID: {_id_of(sent)}
Subject: You have a message.
From: <meetings@example.org>
MIME-Version: 1.0
Content-Type: text/plain


--c8a1d7d2-33e4-4a90-9d0b-d0f2a7c1e0aa--
""".encode()


SHAPES: tuple[Report, ...] = (postfix, exim, exchange)
