"""Letters by mail メール: one connection a batch, and what each answer of the server means."""

import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from typing import Final

import aiosmtplib

from models.errors import BadInput
from models.letters import Answer, Outcome
from notifications.calendar_file import calendar_parts
from notifications.carriers import AddressBook, Ledger, Mail
from notifications.envelope import Sender, envelope


class Encryption(StrEnum):
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail is handed in, from the settings; ``timeout`` in seconds for each answer."""

    host: str
    port: int
    encryption: Encryption = Encryption.STARTTLS
    user: str | None = None
    password: str | None = None
    timeout: float = 30.0
    tls_context: ssl.SSLContext | None = None

    def __repr__(self) -> str:
        return f"SmtpServer({self.host}:{self.port}, {self.encryption})"

    def client(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            use_tls=self.encryption is Encryption.TLS,
            start_tls=self.encryption is Encryption.STARTTLS,
            username=self.user,
            password=self.password,
            timeout=self.timeout,
            tls_context=self.tls_context,
        )


TAKEN: Final = Outcome(answer=Answer.TAKEN)
NO_MAILBOX: Final = Outcome(answer=Answer.NO_MAILBOX, code="no_mailbox")
BAD_ADDRESS: Final = Outcome(answer=Answer.REFUSED, code="bad_address")
NOT_SENT: Final = Outcome(answer=Answer.UNREACHABLE, code="disconnected")
UNCERTAIN: Final = Outcome(answer=Answer.UNCERTAIN, code="no_answer_after_data")

_BROKEN = (aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError, OSError)


class SmtpCarrier:
    """Hands letters to the city's mail server. Addresses are looked up now and kept nowhere."""

    def __init__(self, server: SmtpServer, sender: Sender, address_book: AddressBook) -> None:
        self._server = server
        self._sender = sender
        self._address_book = address_book

    async def carry(self, mails: Sequence[Mail], ledger: Ledger) -> None:
        people = sorted({mail.letter.person_id for mail in mails})
        addresses = await self._address_book.addresses(people)
        letters = await self._in_envelopes(mails, addresses, ledger)
        if not letters:
            return
        smtp = self._server.client()
        try:
            await smtp.connect()
        except (aiosmtplib.SMTPException, OSError) as noted:
            await _all_wait([mail for mail, _ in letters], _unreachable(noted), ledger)
            return
        try:
            await self._hand_in(smtp, letters, ledger)
        finally:
            await _say_goodbye(smtp)

    async def _in_envelopes(
        self, mails: Sequence[Mail], addresses: Mapping[str, str], ledger: Ledger
    ) -> list[tuple[Mail, EmailMessage]]:
        letters = []
        for mail in mails:
            address = addresses.get(mail.letter.person_id)
            if not address:
                await ledger.came_back(mail, NO_MAILBOX)
                continue
            try:
                letters.append((mail, self._envelope(mail, address)))
            except BadInput:
                await ledger.came_back(mail, BAD_ADDRESS)
        return letters

    def _envelope(self, mail: Mail, address: str) -> EmailMessage:
        return envelope(
            mail.words,
            to=address,
            message_id=mail.letter.message_id,
            sender=self._sender,
            at=mail.at,
            calendars=calendar_parts(mail.letter, link=mail.link, to=address, sender=self._sender),
        )

    async def _hand_in(
        self, smtp: aiosmtplib.SMTP, letters: list[tuple[Mail, EmailMessage]], ledger: Ledger
    ) -> None:
        for n, (mail, message) in enumerate(letters):
            if not smtp.is_connected:
                await _all_wait([mail for mail, _ in letters[n:]], NOT_SENT, ledger)
                return
            if await ledger.may_leave(mail):
                await ledger.came_back(mail, await _hand_over(smtp, message, self._sender))


async def _hand_over(smtp: aiosmtplib.SMTP, message: EmailMessage, sender: Sender) -> Outcome:
    """One letter. Until DATA nothing can have left; if the line breaks after it, nobody knows."""
    try:
        await smtp.mail(sender.address)
        await smtp.rcpt(str(message["To"].addresses[0].addr_spec))
    except aiosmtplib.SMTPRecipientRefused as noted:
        return await _after_reset(smtp, _answered(noted.code))
    except aiosmtplib.SMTPResponseException as noted:
        later = Outcome(answer=Answer.NOT_NOW, code=f"smtp_{noted.code}")
        return await _after_reset(smtp, later)
    except _BROKEN:
        smtp.close()
        return NOT_SENT
    try:
        await smtp.data(message.as_bytes())
    except aiosmtplib.SMTPResponseException as noted:
        return await _after_reset(smtp, _answered(noted.code))
    except _BROKEN:
        smtp.close()
        return UNCERTAIN
    return TAKEN


def _answered(code: int) -> Outcome:
    """4xx means later, 5xx never (RFC 5321, 4.2.1)."""
    if code == aiosmtplib.typing.SMTPStatus.invalid_response:
        return UNCERTAIN
    return Outcome(answer=Answer.REFUSED if code >= 500 else Answer.NOT_NOW, code=f"smtp_{code}")


async def _after_reset(smtp: aiosmtplib.SMTP, outcome: Outcome) -> Outcome:
    """The next letter starts clean; a server that has hung up (421) is noticed before it."""
    try:
        await smtp.rset()
    except (aiosmtplib.SMTPException, OSError):
        smtp.close()
    return outcome


async def _all_wait(mails: Sequence[Mail], outcome: Outcome, ledger: Ledger) -> None:
    for mail in mails:
        await ledger.came_back(mail, outcome)


def _unreachable(noted: Exception) -> Outcome:
    code = getattr(noted, "code", None)
    return Outcome(answer=Answer.UNREACHABLE, code=f"smtp_{code}" if code else "cannot_connect")


async def _say_goodbye(smtp: aiosmtplib.SMTP) -> None:
    try:
        if smtp.is_connected:
            await smtp.quit()
    except (aiosmtplib.SMTPException, OSError):
        smtp.close()
