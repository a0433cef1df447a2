"""The bot's webhook: where updates are posted instead of being fetched."""

import ssl
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from simulator.errors import bad_request

Json = dict[str, Any]
DEFAULT_CONNECTIONS = 40
PORTS = {None, 80, 88, 443, 8443}
#: a stand-in may be posted to without https
THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}


@dataclass(slots=True)
class Webhook:
    """What setWebhook was asked for, and how posting goes. Without an address there is none."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = DEFAULT_CONNECTIONS
    #: PEM, trusted besides the usual authorities
    certificate: str = ""
    ip_address: str = ""
    last_error_at: datetime | None = None
    last_error: str = ""
    #: how often the update that is first in the queue was posted in vain
    failures: int = 0

    def same_as(self, other: "Webhook") -> bool:
        """Return whether both ask for the same."""
        return self._asked() == other._asked()  # noqa: SLF001 - another of this class

    def _asked(self) -> tuple[object, ...]:
        asked = self.url, self.secret_token, self.max_connections
        return *asked, self.certificate, self.ip_address

    def headers(self) -> dict[str, str]:
        """Return what a post carries, so that the hook knows it comes from here."""
        token = self.secret_token
        return {"X-Telegram-Bot-Api-Secret-Token": token} if token else {}

    def as_info(self) -> Json:
        """Return Telegram's WebhookInfo, as far as it is about the webhook itself."""
        info: Json = {"url": self.url, "has_custom_certificate": bool(self.certificate)}
        if not self.url:
            return info
        info["max_connections"] = self.max_connections
        if self.ip_address:
            info["ip_address"] = self.ip_address
        if self.last_error_at:
            info["last_error_date"] = int(self.last_error_at.timestamp())
            info["last_error_message"] = self.last_error
        return info


def check_address(url: str) -> None:
    """Refuse an address that Telegram would refuse; raises ApiError.

    Only https on four ports, as Telegram has it, and anything on this machine.
    """
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or " " in url:
        raise bad_request("invalid webhook URL specified")
    if host in THIS_MACHINE:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        words = "Webhook can be set up only on ports 80, 88, 443 or 8443"
        raise bad_request(f"bad webhook: {words}")


def check_certificate(pem: bytes) -> None:
    """Refuse a file that holds no certificate; raises ApiError."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=pem.decode("ascii"))
    except (ssl.SSLError, UnicodeDecodeError, ValueError):
        raise bad_request("bad webhook: Failed to set custom certificate file") from None
