"""A web server with the pages that the suite asks Telegram to fetch."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_STATIC = "/python-telegram-bot.org/static/testfiles/"
#: address without its scheme -> file of the suite's data
_PAGES = {
    "/bit.ly/2L18jua": "telegram.mp4",
    "/goo.gl/3En24v": "telegram.mp3",
    "/dummyimage.com/600x400/000/fff.png&text=telegram": "telegram.png",
    f"{_STATIC}telegram.gif": "telegram.gif",
    f"{_STATIC}telegram.mp4": "telegram.mp4",
    f"{_STATIC}telegram.ogg": "telegram.ogg",
    f"{_STATIC}telegram_new.jpg": "telegram.jpg",
}


@contextmanager
def stand_in_internet(data: Path) -> Iterator[str]:
    """Serve the pages from the files in `data`; gives the address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = _PAGES.get(self.path)
            body = (data / name).read_bytes() if name else b"There is no such page."
            self.send_response(200 if name else 404)
            self.send_header("Content-Type", mimetypes.guess_type(name or "")[0] or "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
