"""A mail server of the proofs' own 受け取り口: takes every mail, in the order of arrival, and answers 250."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from ayumi.ports import LOOPBACK, free_ports

TAKEN = "250 OK"


@dataclass(frozen=True)
class Arrived:
    """One mail as it came in: to whom, and the message."""

    to: str
    message: EmailMessage

    @property
    def letter(self) -> str:
        """The left part of its Message-ID."""
        return str(self.message["Message-ID"]).strip("<>").partition("@")[0]


class MailSink:
    """Stands on a free loopback port in a thread of this process, from ``start`` to ``stop``."""

    def __init__(self) -> None:
        self.port = free_ports(1)[0]
        self._mails: list[Arrived] = []
        self._controller = Controller(self, hostname=LOOPBACK, port=self.port)

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    def since(self, count: int) -> list[Arrived]:
        """What has come after the first ``count`` mails, in the order of arrival."""
        return self._mails[count:]

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- the library's name
        message = message_from_bytes(envelope.content, policy=default)
        self._mails += [Arrived(to, message) for to in envelope.rcpt_tos]
        return TAKEN
