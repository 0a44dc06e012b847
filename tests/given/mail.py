"""A mail server of the tests' own メール: keeps what it is sent and can be told to refuse."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from ayumi.ports import LOOPBACK, free_ports

TAKEN = "250 OK"


@dataclass(frozen=True)
class Delivered:
    """One mail as the server took it: the envelope, and the message inside."""

    sender: str
    to: tuple[str, ...]
    message: EmailMessage


class MailServer:
    """An SMTP server on a free loopback port; ``letters`` in the order they came."""

    def __init__(self) -> None:
        self.letters: list[Delivered] = []
        self._answers: deque[str] = deque()
        self._after: tuple[int, Callable[[], None]] | None = None
        self.port = free_ports(1)[0]
        self._controller = Controller(self, hostname=LOOPBACK, port=self.port)

    @property
    def host(self) -> str:
        return LOOPBACK

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    def answers_next(self, *answers: str) -> None:
        """The next mails are answered so, e.g. ``451 try later``; afterwards all are taken again."""
        self._answers.extend(answers)

    def after_next(self, count: int, do: Callable[[], None]) -> None:
        """Does something once, when so many mails have been taken and the last is not answered yet."""
        self._after = (len(self.letters) + count, do)

    def to(self, address: str) -> list[EmailMessage]:
        return [letter.message for letter in self.letters if address in letter.to]

    def forget(self) -> None:
        """An empty mailbox for the next test."""
        self.letters.clear()
        self._answers.clear()
        self._after = None

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- the library's name
        answer = self._answers.popleft() if self._answers else TAKEN
        if answer == TAKEN:
            message = message_from_bytes(envelope.content, policy=default)
            self.letters.append(Delivered(envelope.mail_from, tuple(envelope.rcpt_tos), message))
            self._does_what_was_asked()
        return answer

    def _does_what_was_asked(self) -> None:
        if self._after and len(self.letters) >= self._after[0]:
            do, self._after = self._after[1], None
            do()
