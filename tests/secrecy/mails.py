"""Mails as they leave 出ていく手紙: every header and every reading of each, kept beside the practice mailbox."""

from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from typing import Final

from models.tables.database import Database
from notifications.calendar_file import calendar_parts
from notifications.carriers import Ledger, Mail
from notifications.envelope import Sender, envelope
from notifications.practice_mailbox import PracticeCarrier

SENDER: Final = Sender(name="人事課", address="ayumi@city.example", reply_to="jinji@city.example")


class KeepingCarrier(PracticeCarrier):
    """``sent``: by person, each mail as text, in the order in which they left."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, SENDER)
        self.sent: dict[str, list[str]] = {}

    async def carry(self, mails: Sequence[Mail], ledger: Ledger) -> None:
        await super().carry(mails, ledger)
        for mail in mails:
            whom = mail.letter.person_id
            self.sent.setdefault(whom, []).append("\n".join(_lines(_in_words(mail))))


def _in_words(mail: Mail) -> EmailMessage:
    to = f"{mail.letter.person_id}@city.example"
    return envelope(
        mail.words,
        to=to,
        message_id=mail.letter.message_id,
        sender=SENDER,
        at=mail.at,
        calendars=calendar_parts(mail.letter, link=mail.link, to=to, sender=SENDER),
    )


def _lines(mail: EmailMessage) -> Iterator[str]:
    yield from (f"{name}: {value}" for name, value in mail.items())
    yield from (str(part.get_content()) for part in mail.walk() if not part.is_multipart())
