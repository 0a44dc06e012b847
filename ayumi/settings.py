"""The settings 設定 of one installation, from the environment (``AYUMI_…``) and files; read once, at start.

Start fails with plain words when something is missing or is a sample; workflows and models read none.
"""

from enum import StrEnum
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ayumi.secret_file import kept_secret
from models.errors import BadInput
from models.outbound import Network

MIN_SECRET: Final = 32
_SAMPLES: Final = ("change", "sample", "example", "secret", "0123456789", "xxxx", "aaaa")


class Mode(StrEnum):
    PRACTICE = "practice"  # 練習
    PRODUCTION = "production"  # 本番


class BadSettings(BadInput):
    """Settings that cannot be used; ``problems`` says for each what is wrong and the next step."""

    code = "bad_settings"

    def __init__(self, *problems: str) -> None:
        super().__init__(problems=list(problems))
        self.problems = list(problems)

    def __str__(self) -> str:
        return "\n".join(self.problems)


class Settings(BaseSettings):
    """Every field is the variable of its name in capitals with ``AYUMI_`` before it."""

    model_config = SettingsConfigDict(
        env_prefix="AYUMI_", frozen=True, extra="ignore", hide_input_in_errors=True
    )

    mode: Mode = Mode.PRACTICE
    data_dir: Path = Path(".ayumi")
    database_url: str = ""
    base_url: str = "http://127.0.0.1:8000"
    accept_http: bool = False
    secret: SecretStr = SecretStr("")
    secret_file: Path | None = None
    seal_key_file: Path | None = None
    city: str = "kofu"
    language: Literal["ja", "en"] = "ja"
    contact: str = "人事課"
    calendar_networks: str = ""
    max_body_bytes: int = Field(default=5_000_000, ge=10_000)
    workflow_sandbox: bool = False

    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65_535)
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_password_file: Path | None = None
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_from: str = ""
    smtp_reply_to: str = ""

    temporal_address: str = Field(default="", validation_alias=AliasChoices("TEMPORAL_ADDRESS"))
    temporal_namespace: str = Field(
        default="ayumi", validation_alias=AliasChoices("TEMPORAL_NAMESPACE")
    )
    temporal_tls: bool = Field(default=False, validation_alias=AliasChoices("TEMPORAL_TLS"))
    temporal_tls_cert: Path | None = Field(
        default=None, validation_alias=AliasChoices("TEMPORAL_TLS_CLIENT_CERT_PATH")
    )
    temporal_tls_key: Path | None = Field(
        default=None, validation_alias=AliasChoices("TEMPORAL_TLS_CLIENT_KEY_PATH")
    )
    temporal_tls_ca: Path | None = Field(
        default=None, validation_alias=AliasChoices("TEMPORAL_TLS_SERVER_CA_CERT_PATH")
    )

    @field_validator("base_url")
    @classmethod
    def _is_an_origin(cls, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
            raise ValueError("not like https://ayumi.example.lg.jp (no path)")
        return f"{parts.scheme}://{parts.netloc}"

    @field_validator("calendar_networks")
    @classmethod
    def _are_networks(cls, text: str) -> str:
        for network in text.split(","):
            if network.strip():
                ip_network(network.strip())
        return text

    @property
    def inner_networks(self) -> tuple[Network, ...]:
        """Networks of the city's own in which connected calendars may stand."""
        given = (network.strip() for network in self.calendar_networks.split(","))
        return tuple(ip_network(network) for network in given if network)

    @property
    def is_practice(self) -> bool:
        return self.mode is Mode.PRACTICE

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def is_loopback(self) -> bool:
        """Whether the address is this machine alone."""
        host = urlsplit(self.base_url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    @property
    def database(self) -> str:
        """The URL of the book: SQLite in the data folder unless one is set."""
        path = (self.data_dir / "ayumi.sqlite3").absolute()
        return self.database_url or f"sqlite+aiosqlite:///{path}"

    def smtp_secret(self) -> str:
        """The password of the mail server, from its file if one is named."""
        if self.smtp_password_file is not None:
            return text_of(self.smtp_password_file, "AYUMI_SMTP_PASSWORD_FILE")
        return self.smtp_password.get_secret_value()


def load_settings(**given: Any) -> Settings:
    """Reads and checks the settings; ``given`` wins over the environment (options of a command).

    Raises BadSettings, which names every problem and its next step.
    """
    try:
        settings = Settings(**given)
    except ValidationError as error:
        raise BadSettings(*map(_in_words, error.errors(include_url=False))) from None
    problems = [*_transport_problems(settings), *_mail_problems(settings)]
    if problems:
        raise BadSettings(*problems)
    return settings.model_copy(update={"secret": SecretStr(_secret(settings))})


def _secret(settings: Settings) -> str:
    """The secret that signs forms; practice keeps one of its own, production must be given one."""
    known = settings.secret.get_secret_value()
    if settings.secret_file is not None:
        known = text_of(settings.secret_file, "AYUMI_SECRET_FILE")
    if known:
        if settings.is_practice or not _is_sample(known):
            return known
        raise BadSettings(
            "AYUMI_SECRET is a sample or shorter than 32 characters. Next: make one with "
            "`openssl rand -hex 32`, keep it in a file and name that in AYUMI_SECRET_FILE."
        )
    if settings.is_practice:
        return kept_secret(settings.data_dir / "secret")
    raise BadSettings(
        "AYUMI_SECRET is missing; production does not start without it. Next: make one with "
        "`openssl rand -hex 32`, keep it in a file and name that in AYUMI_SECRET_FILE."
    )


def _is_sample(secret: str) -> bool:
    known = secret.casefold()
    return len(known) < MIN_SECRET or any(known.startswith(sample) for sample in _SAMPLES)


def _transport_problems(settings: Settings) -> list[str]:
    if settings.is_https or settings.accept_http:
        return []
    if settings.mode is Mode.PRODUCTION:
        return [
            f"AYUMI_BASE_URL is {settings.base_url}: passwords would travel readable. Next: put "
            "https before it, or set AYUMI_ACCEPT_HTTP=true for a network you trust."
        ]
    if not settings.is_loopback:
        return [
            f"AYUMI_BASE_URL is {settings.base_url}: a practice city on http is for this machine "
            "alone. Next: use http://127.0.0.1:PORT, https, or set AYUMI_ACCEPT_HTTP=true."
        ]
    return []


def _mail_problems(settings: Settings) -> list[str]:
    if settings.smtp_host and not settings.smtp_from:
        return ["AYUMI_SMTP_FROM is missing. Next: set the address letters come from."]
    return []


def text_of(path: Path, variable: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadSettings(
            f"{variable} names {path}, which cannot be read ({error.strerror}). "
            "Next: make the file, or allow this user to read it."
        ) from None


def _in_words(error: Any) -> str:
    """One complaint of pydantic: the variable, what is wrong, never the value itself."""
    name = str(error["loc"][0]) if error["loc"] else "settings"
    variable = name if name.startswith("TEMPORAL_") else f"AYUMI_{name.upper()}"
    return f"{variable}: {error['msg']}. Next: correct it or leave it out for the default."
