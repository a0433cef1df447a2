"""Requests as bytes: a client that costs next to nothing, so that only the server is measured."""

import json
from typing import Any

BODY: dict[str, Any] = {
    "text": "Hello <b>Amina</b>, how did it go today?",
    "parse_mode": "HTML",
    "reply_markup": {
        "inline_keyboard": [
            [
                {"text": "Well", "callback_data": "7.2.well"},
                {"text": "Not so well", "callback_data": "7.2.not"},
            ]
        ]
    },
}


def request(path: str, body: dict[str, Any]) -> bytes:
    """Return a POST of this JSON, on a connection that stays open."""
    data = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data
