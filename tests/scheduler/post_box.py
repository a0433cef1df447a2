"""A real IMAP server on this machine, with one mailbox, for tests."""

from __future__ import annotations

import asyncio
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

from imap_tools import MailBoxUnencrypted
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPService

from tests.ports import a_free_port

USER, PASSWORD = "meetings@example.org", "not a secret/@"


class PostBox:
    """The mailbox, as whoever reads it sees it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"imap://meetings%40example.org:not%20a%20secret%2F%40@127.0.0.1:{port}"

    @contextmanager
    def opened(self) -> Iterator[MailBoxUnencrypted]:
        """Open it beside our program."""
        with MailBoxUnencrypted("127.0.0.1", self.port, timeout=10) as box:
            box.login(USER, PASSWORD)
            yield box

    def gets(self, *mails: bytes) -> None:
        """Mails arrive."""
        with self.opened() as box:
            for mail in mails:
                box.append(mail.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), "INBOX")

    def opens_all(self) -> None:
        """Someone opens each mail, in another program."""
        with self.opened() as box:
            for uid in box.uids():
                box.client.uid("STORE", uid, "+FLAGS", r"(\Seen)")

    def unread(self) -> list[str]:
        """The subjects of what nobody has read yet."""
        with self.opened() as box:
            return [m.subject for m in box.fetch("UNSEEN", mark_seen=False, headers_only=True)]

    def read(self) -> list[str]:
        """The subjects of what has been read."""
        with self.opened() as box:
            return [m.subject for m in box.fetch("SEEN", mark_seen=False, headers_only=True)]


@contextmanager
def a_post_box() -> Iterator[PostBox]:
    """The server, in a thread of its own."""
    port = a_free_port()
    ready, loops = threading.Event(), list[asyncio.AbstractEventLoop]()
    done: list[asyncio.Event] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        done.append(asyncio.Event())
        args = Namespace(
            host="127.0.0.1",
            port=port,
            debug=False,
            cert=None,
            key=None,
            tls=False,
            demo_data=False,
            demo_user=USER,
            demo_password=PASSWORD,
            inherited_sockets=None,
            proxy_protocol=None,
            passlib_cfg=None,
        )
        backend, config = await DictBackend.init(args, reject_dnsbl=False, invalid_user_sleep=0)
        config.apply_context()
        async with AsyncExitStack() as stack:
            await backend.start(stack)
            await IMAPService(backend, config).start(stack)
            ready.set()
            await done[0].wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="imap", daemon=True)
    thread.start()
    assert ready.wait(30)
    try:
        yield PostBox(port)
    finally:
        loops[0].call_soon_threadsafe(done[0].set)
        thread.join(30)
