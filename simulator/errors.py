"""What the Bot API answers when it refuses."""


class ApiError(Exception):
    """A refusal, with Telegram's error code and words; `retry_after` is in seconds."""

    def __init__(
        self,
        code: int,
        description: str,
        retry_after: int | None = None,
        migrate_to: int | None = None,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to


class ControlError(Exception):
    """A refusal of the control API: an HTTP status and a plain sentence."""

    def __init__(self, status: int, message: str, **more: object) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, object] = {"error": message, **more}


def bad_request(words: str) -> ApiError:
    """Return Telegram's answer to a request it can't carry out."""
    return ApiError(400, f"Bad Request: {words}")


def forbidden(words: str) -> ApiError:
    """Return Telegram's answer to a bot that may not do this."""
    return ApiError(403, f"Forbidden: {words}")
