"""Settings: read once, from the environment and `.env`, and passed down."""

from __future__ import annotations

import importlib.util
import os
from base64 import urlsafe_b64decode
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.words.contact import is_address
from scheduler.post.help_now import regions

PREFIX = "ALONGSIDE_"
ENV_FILE = Path(".env")
TELEGRAM = "https://api.telegram.org"
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST_LINE = 200
#: Names that only tests and `make` use.
_NOT_OURS = frozenset({"ALONGSIDE_REWRITE"})


class BadSettings(Exception):
    """The settings can't be used; the message says which, and what to do."""


class Settings(BaseSettings):
    """All settings. The secrets are left out when it is shown."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        validate_default=False,
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    token: str = Field(default="", repr=False)
    api_url: str = TELEGRAM
    database_url: str = Field(default="sqlite:///alongside.db", repr=False)
    key: str = Field(default="", repr=False)
    keys_url: str = Field(default="sqlite:///alongside-keys.db", repr=False)
    clock_url: str = ""
    about_port: int = Field(default=0, ge=0, le=65_535)
    help_region: str = "gb"
    run_by: str = ""
    smtp_url: str = Field(default="", repr=False)
    mail_from: str = ""
    mail_answers_to: str = ""
    imap_url: str = Field(default="", repr=False)
    web_url: str = ""
    web_port: int = Field(default=0, ge=0, le=65_535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("token")
    @classmethod
    def _like_a_token(cls, token: str) -> str:
        number, _, rest = token.partition(":")
        if not number.isdigit() or len(rest) < 10 or not rest.isascii() or " " in rest:
            raise ValueError("is not a bot token. Copy it again from @BotFather in Telegram")
        return token

    @field_validator("api_url", "clock_url", "web_url")
    @classmethod
    def _a_web_address(cls, url: str) -> str:
        if _at(url, "http", "https") is None:
            raise ValueError(f"is not a web address. Write it like {TELEGRAM}")
        return url.rstrip("/")

    @field_validator("database_url", "keys_url")
    @classmethod
    def _a_database(cls, url: str) -> str:
        try:
            found = make_url(url)
        except (ArgumentError, ValueError):
            found = URL.create("none")
        if found.get_backend_name() in {"postgresql", "postgres"}:
            if importlib.util.find_spec("psycopg") is None:
                raise ValueError('needs PostgreSQL’s driver. Run: pip install "psycopg[binary]"')
            return found.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        if found.drivername != "sqlite" or found.database in {None, "", ":memory:"}:
            raise ValueError("is no database. Write it like sqlite:///alongside.db")
        return url

    @field_validator("key")
    @classmethod
    def _a_key(cls, key: str) -> str:
        try:
            whole = len(urlsafe_b64decode(key)) == 32
        except ValueError:
            whole = False
        if not whole:
            raise ValueError("is damaged. Copy it again from where you keep it")
        return key

    @field_validator("smtp_url")
    @classmethod
    def _a_mail_server(cls, url: str) -> str:
        if _at(url, "smtp", "smtps") is None:
            raise ValueError("is no mail server. Write it like smtp://user:password@host:587")
        return url

    @field_validator("imap_url")
    @classmethod
    def _a_mailbox(cls, url: str) -> str:
        box = _at(url, "imap", "imaps")
        if box is None or not (box.username and box.password):
            raise ValueError("is no mailbox. Write it like imaps://user:password@host")
        return url

    @field_validator("mail_from", "mail_answers_to")
    @classmethod
    def _an_address(cls, said: str) -> str:
        if not is_address(said):
            raise ValueError("is no e-mail address. Write it like meetings@example.org")
        return said

    @field_validator("help_region")
    @classmethod
    def _a_region(cls, region: str) -> str:
        if region not in regions():
            raise ValueError(f"has no help lines. There are lines for: {', '.join(regions())}")
        return region

    @field_validator("run_by")
    @classmethod
    def _a_line(cls, said: str) -> str:
        if len(said) > _LONGEST_LINE or not said.isprintable():
            raise ValueError(
                f"is read by people on a phone. Write one line of at most {_LONGEST_LINE} letters"
            )
        return said.strip()

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, level: object) -> object:
        return str(level).upper()

    @model_validator(mode="after")
    def _together(self) -> Settings:
        if self.clock_url and urlsplit(self.api_url).hostname not in _LOCAL:
            raise ValueError(
                f"{PREFIX}CLOCK_URL is for the demo and tests only. Take it out to use Telegram"
            )
        if self.about_port and not self.clock_url:
            raise ValueError(
                f"{PREFIX}ABOUT_PORT is for the demo and tests only. Take it out to use Telegram"
            )
        if self.smtp_url and not (self.mail_from and self.mail_answers_to):
            raise ValueError(
                f"{PREFIX}SMTP_URL needs {PREFIX}MAIL_FROM, the sender’s address, and "
                f"{PREFIX}MAIL_ANSWERS_TO, the address of a person who reads answers"
            )
        if self.imap_url and not self.smtp_url:
            raise ValueError(
                f"{PREFIX}IMAP_URL, for e-mails that come back, needs {PREFIX}SMTP_URL"
            )
        if bool(self.web_url) != bool(self.web_port):
            raise ValueError(
                f"{PREFIX}WEB_URL, where people open our pages, and {PREFIX}WEB_PORT, where this "
                "machine serves them, need each other"
            )
        at = urlsplit(self.web_url)
        if self.web_url and at.scheme != "https" and at.hostname not in _LOCAL:
            raise ValueError(
                f"{PREFIX}WEB_URL must begin with https, for its links must not be read on the way"
            )
        if self.database_url == self.keys_url:
            raise ValueError(
                f"{PREFIX}KEYS_URL must not be the database. Keys are kept in a store of their own"
            )
        return self


def _at(url: str, *schemes: str) -> SplitResult | None:
    """A URL of one of these schemes in its parts; None if it is none, or names no host."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in schemes and bool(parts.hostname and parts.port != 0)
    except ValueError:
        return None
    return parts if whole else None


def load(env_file: Path = ENV_FILE) -> Settings:
    """The settings. Raises BadSettings, with one plain line."""
    _check_names(env_file)
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise BadSettings(_in_a_line(first["msg"], *first["loc"][:1])) from None


def with_token(settings: Settings) -> Settings:
    """The settings, if they hold a token. Raises BadSettings."""
    if not settings.token:
        raise BadSettings(
            f"{PREFIX}TOKEN is missing. Ask @BotFather in Telegram for one, and put it in .env."
        )
    return settings


def _in_a_line(message: str, *name: int | str) -> str:
    plain = message.removeprefix("Value error, ").rstrip(".")
    if name == ("log_level",):
        plain = "must be DEBUG, INFO, WARNING or ERROR"
    if name in {("about_port",), ("web_port",)}:
        plain = "must be the number of a port, from 1 to 65535"
    return f"{PREFIX}{str(name[0]).upper()} {plain}." if name else f"{plain}."


def _check_names(env_file: Path) -> None:
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    given = {name for name in os.environ if name.startswith(PREFIX)} - _NOT_OURS
    for name in sorted({*given, *_names_in(env_file)}):
        if name.startswith(PREFIX) and name not in known:
            near = get_close_matches(name, known, 1, 0)[0]
            raise BadSettings(f"There is no setting {name}. Did you mean {near}?")


def _names_in(env_file: Path) -> set[str]:
    if not env_file.exists():
        return set()
    try:
        with env_file.open(encoding="utf-8") as source:
            wrong = [line.original.line for line in parse_stream(source) if line.error]
    except UnicodeDecodeError:
        raise BadSettings(f"{env_file} is not plain text. Save it as UTF-8.") from None
    except OSError as error:
        raise BadSettings(f"{env_file} can't be read: {error.strerror}.") from None
    if wrong:
        raise BadSettings(f"{env_file}, line {wrong[0]}: write it as NAME=value.")
    return {name.upper() for name in dotenv_values(env_file, interpolate=False)}
