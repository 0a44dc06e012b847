"""The practice mailbox 練習用の郵便受け: letters are put where the practice city reads them."""

from collections.abc import Sequence
from email.message import EmailMessage

from sqlalchemy import insert

from models.tables.database import Database
from models.tables.letter import PracticeLetterRow
from notifications.calendar_file import calendar_parts
from notifications.carriers import Ledger, Mail
from notifications.envelope import Sender, envelope


class PracticeCarrier:
    """Delivers exactly once: the letter and its mark are one transaction. No mail leaves the house."""

    def __init__(self, database: Database, sender: Sender) -> None:
        self._database = database
        self._sender = sender

    async def carry(self, mails: Sequence[Mail], ledger: Ledger) -> None:
        async with self._database.writing() as session:
            ours = await ledger.taken_together(mails, session)
            if ours:
                await session.execute(insert(PracticeLetterRow), [self._row(m) for m in ours])

    def _row(self, mail: Mail) -> dict[str, object]:
        to = f"{mail.letter.person_id}@practice.invalid"
        calendars = calendar_parts(mail.letter, link=mail.link, to=to, sender=self._sender)
        real = envelope(
            mail.words,
            to=to,
            message_id=mail.letter.message_id,
            sender=self._sender,
            at=mail.at,
            calendars=calendars,
        )
        return {
            "letter_id": mail.letter.id,
            "person_id": mail.letter.person_id,
            "kind": mail.letter.kind.value,
            "subject": str(real["Subject"]),
            "text": _part(real, "plain"),
            "html": _part(real, "html"),
            "calendars": [part.text for part in calendars],
            "sent_at": mail.at,
        }


def _part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body(preferencelist=(kind,))
    return "" if body is None else str(body.get_content()).replace("\r\n", "\n")
