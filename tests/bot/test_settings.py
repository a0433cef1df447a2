"""Settings that can't be used are refused with one plain line."""

import os
import stat
from pathlib import Path

import pytest

from bot.master_key import with_key
from bot.settings import BadSettings, Settings, load, with_token
from records.sealing import Keys, new_master_key

TOKEN = "123456:abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, and none of this machine's settings."""
    for name in list(os.environ):
        if name.startswith("ALONGSIDE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_any_settings_the_defaults_are_used() -> None:
    settings = load()

    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite:///alongside.db"
    assert settings.keys_url == "sqlite:///alongside-keys.db"
    assert (settings.token, settings.key, settings.clock_url) == ("", "", "")
    assert settings.about_port == 0


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"ALONGSIDE_TOKEN={TOKEN}\nALONGSIDE_LOG_LEVEL=error\nOTHER=1\n")
    monkeypatch.setenv("ALONGSIDE_LOG_LEVEL", "debug")

    settings = load()

    assert (settings.token, settings.log_level) == (TOKEN, "DEBUG")


def test_the_example_file_can_be_used_as_it_is() -> None:
    Path(".env").write_bytes((Path(__file__).parents[2] / ".env.example").read_bytes())

    assert load() == Settings()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ALONGSIDE_TOKN=1", "There is no setting ALONGSIDE_TOKN. Did you mean ALONGSIDE_TOKEN?"),
        ("ALONGSIDE_TOKEN 1", ".env, line 1: write it as NAME=value."),
        ("# ok\nALONGSIDE_LOG_LEVEL=INFO\nhello there", ".env, line 3: write it as NAME=value."),
        ("ALONGSIDE_TOKEN=secret", "ALONGSIDE_TOKEN is not a bot token."),
        ("ALONGSIDE_RUN_BY=" + "x" * 201, "ALONGSIDE_RUN_BY is read by people on a phone."),
        ("ALONGSIDE_API_URL=telegram", "ALONGSIDE_API_URL is not a web address."),
        ("ALONGSIDE_API_URL=http://x:99999999", "ALONGSIDE_API_URL is not a web address."),
        ("ALONGSIDE_DATABASE_URL=mysql://x/y", "ALONGSIDE_DATABASE_URL is no database."),
        ("ALONGSIDE_DATABASE_URL=alongside.db", "ALONGSIDE_DATABASE_URL is no database."),
        ("ALONGSIDE_DATABASE_URL=sqlite://", "ALONGSIDE_DATABASE_URL is no database."),
        ("ALONGSIDE_KEYS_URL=sqlite:///alongside.db", "ALONGSIDE_KEYS_URL must not be"),
        ("ALONGSIDE_KEY=c2hvcnQ=", "ALONGSIDE_KEY is damaged."),
        ("ALONGSIDE_KEY=ü", "ALONGSIDE_KEY is damaged."),
        ("ALONGSIDE_HELP_REGION=moon", "ALONGSIDE_HELP_REGION has no help lines."),
        ("ALONGSIDE_LOG_LEVEL=loud", "ALONGSIDE_LOG_LEVEL must be DEBUG,"),
        ("ALONGSIDE_CLOCK_URL=http://127.0.0.1:1", "ALONGSIDE_CLOCK_URL is for the demo"),
        ("ALONGSIDE_ABOUT_PORT=8766", "ALONGSIDE_ABOUT_PORT is for the demo"),
        ("ALONGSIDE_ABOUT_PORT=70000", "ALONGSIDE_ABOUT_PORT must be the number of a port,"),
        ("ALONGSIDE_ABOUT_PORT=a door", "ALONGSIDE_ABOUT_PORT must be the number of a port,"),
        ("ALONGSIDE_SMTP_URL=secret", "ALONGSIDE_SMTP_URL is no mail server."),
        ("ALONGSIDE_SMTP_URL=smtp://a:secret@b", "ALONGSIDE_SMTP_URL needs ALONGSIDE_MAIL_FROM,"),
        ("ALONGSIDE_MAIL_FROM=the office", "ALONGSIDE_MAIL_FROM is no e-mail address."),
        ("ALONGSIDE_IMAP_URL=imap://mail.example.org", "ALONGSIDE_IMAP_URL is no mailbox."),
        ("ALONGSIDE_IMAP_URL=pop3://a:secret@b", "ALONGSIDE_IMAP_URL is no mailbox."),
        ("ALONGSIDE_IMAP_URL=imaps://a:secret@b:99999", "ALONGSIDE_IMAP_URL is no mailbox."),
        (
            "ALONGSIDE_IMAP_URL=imaps://a:secret@b",
            "ALONGSIDE_IMAP_URL, for e-mails that come back, needs ALONGSIDE_SMTP_URL.",
        ),
        ("ALONGSIDE_WEB_URL=here", "ALONGSIDE_WEB_URL is not a web address."),
        ("ALONGSIDE_WEB_PORT=70000", "ALONGSIDE_WEB_PORT must be the number of a port,"),
        ("ALONGSIDE_WEB_PORT=8080", "ALONGSIDE_WEB_URL, where people open our pages, and"),
        ("ALONGSIDE_WEB_URL=https://x.org", "ALONGSIDE_WEB_URL, where people open our pages, and"),
        (
            "ALONGSIDE_WEB_PORT=8080\nALONGSIDE_WEB_URL=http://x.org",
            "ALONGSIDE_WEB_URL must begin with https",
        ),
    ],
)
def test_a_bad_setting_is_one_line_that_says_what_to_do(text: str, line: str) -> None:
    Path(".env").write_text(f"{text}\n", encoding="utf-8")

    with pytest.raises(BadSettings) as bad:
        load()

    assert str(bad.value).startswith(line)
    assert "\n" not in str(bad.value)
    assert "secret" not in str(bad.value)


def test_a_file_that_is_no_text_or_no_file_is_one_line() -> None:
    Path(".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadSettings, match="Save it as UTF-8"):
        load()

    Path(".env").unlink()
    Path(".env").mkdir()
    with pytest.raises(BadSettings, match="can't be read"):
        load()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_simulated_time_goes_with_a_simulated_telegram_only(host: str) -> None:
    Path(".env").write_text(
        f"ALONGSIDE_API_URL=http://{host}:8081/\nALONGSIDE_CLOCK_URL=http://{host}:8081/_sim/clock\n"
    )

    assert load().api_url == f"http://{host}:8081"


def test_what_is_kept_is_told_beside_a_simulated_clock_only() -> None:
    """A Bot API server of one's own is local too, and real: that alone is not enough."""
    local = "ALONGSIDE_API_URL=http://127.0.0.1:8081\nALONGSIDE_ABOUT_PORT=8766\n"
    Path(".env").write_text(local)
    with pytest.raises(BadSettings, match=r"^ALONGSIDE_ABOUT_PORT is for the demo and tests only"):
        load()

    Path(".env").write_text(f"{local}ALONGSIDE_CLOCK_URL=http://127.0.0.1:8081/_sim/clock\n")
    assert load().about_port == 8766


def test_postgres_is_reached_with_the_driver_we_bring() -> None:
    Path(".env").write_text("ALONGSIDE_DATABASE_URL=postgres://me:pass@db/alongside\n")

    assert load().database_url == "postgresql+psycopg://me:pass@db/alongside"


MAIL = (
    "ALONGSIDE_SMTP_URL=smtp://me:sesame@mail.example.org\n"
    "ALONGSIDE_MAIL_FROM=meetings@example.org\n"
    "ALONGSIDE_MAIL_ANSWERS_TO=office@example.org\n"
    "ALONGSIDE_IMAP_URL=imaps://me:sesame@mail.example.org/Returned\n"
    "ALONGSIDE_WEB_URL=https://pages.example.org/\n"
    "ALONGSIDE_WEB_PORT=8080\n"
)


def test_all_of_e_mail_is_set_up_together() -> None:
    Path(".env").write_text(MAIL)

    settings = load()

    assert settings.imap_url == "imaps://me:sesame@mail.example.org/Returned"
    assert (settings.web_url, settings.web_port) == ("https://pages.example.org", 8080)
    assert "sesame" not in repr(settings)


def test_pages_on_this_machine_need_no_encryption() -> None:
    Path(".env").write_text(MAIL.replace("https://pages.example.org/", "http://127.0.0.1:8080"))

    assert load().web_url == "http://127.0.0.1:8080"


def test_secrets_are_not_shown() -> None:
    key = new_master_key()
    Path(".env").write_text(f"ALONGSIDE_TOKEN={TOKEN}\nALONGSIDE_KEY={key}\n")

    assert key not in repr(load())
    assert TOKEN not in f"{load()}"


def test_a_missing_token_is_one_line() -> None:
    with pytest.raises(BadSettings, match=r"^ALONGSIDE_TOKEN is missing. Ask @BotFather"):
        with_token(load())


def test_the_first_run_makes_a_key_and_asks_to_keep_a_copy() -> None:
    Path(".env").write_text(f"ALONGSIDE_TOKEN={TOKEN}")

    settings, warning = with_key(load())

    assert "apart from all backups" in warning
    assert load() == settings
    assert load().token == TOKEN
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    assert with_key(load()) == (settings, "")


def test_a_lost_key_is_never_replaced_by_a_new_one() -> None:
    Keys("sqlite:///alongside-keys.db", new_master_key()).close()

    with pytest.raises(BadSettings, match=r"^ALONGSIDE_KEY is missing"):
        with_key(load())

    assert not Path(".env").exists()


def test_a_folder_that_can_t_be_written_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/proc")  # where nobody can make a file, root neither

    with pytest.raises(BadSettings, match="can't be written"):
        with_key(load())


def test_an_env_that_is_a_folder_can_t_take_the_key() -> None:
    Path("env").mkdir()

    with pytest.raises(BadSettings, match=r"^env can't be written: Is a directory"):
        with_key(load(), Path("env"))
