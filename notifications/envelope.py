"""The envelope 封筒: a letter as a mail that arrives whole, is answered by no machine, and forges nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any, Final

from models.errors import BadInput
from notifications.dates_in_words import TOKYO
from notifications.rendering import Words

_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_NOT_IN_AN_ID: Final = re.compile(r"[^A-Za-z0-9._-]")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who letters come from, from the settings. ``reply_to`` is a mailbox somebody reads."""

    name: str
    address: str
    reply_to: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """One calendar object with one event; ``method`` is its own METHOD, said again in the mail (RFC 6047)."""

    method: str
    text: str


def envelope(
    words: Words,
    *,
    to: str,
    message_id: str,
    sender: Sender,
    at: datetime,
    calendars: Sequence[CalendarPart] = (),
) -> EmailMessage:
    """A mail with plain text and HTML, both UTF-8 in base64 (RFC 2047, RFC 3834, RFC 5322).

    ``message_id`` is the left part and stays the same however often the letter is sent. Raises
    BadInput for an address that is none; line breaks cannot reach a header.
    """
    mail = EmailMessage(policy=_ForLetters(linesep="\r\n"))
    mail["From"] = mail_address(sender.address, one_line(sender.name))
    mail["To"] = mail_address(to)
    mail["Reply-To"] = mail_address(sender.reply_to)
    mail["Subject"] = one_line(words.subject)
    mail["Date"] = format_datetime(at.astimezone(TOKYO))
    mail["Message-ID"] = f"<{_NOT_IN_AN_ID.sub('', message_id)}@{sender.domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(words.text, charset="utf-8", cte="base64")
    mail.add_alternative(words.html, subtype="html", charset="utf-8", cte="base64")
    _enclose(mail, calendars)
    mail["Content-Language"] = "ja"
    return mail


def _enclose(mail: EmailMessage, calendars: Sequence[CalendarPart]) -> None:
    """One event is a third reading of the letter; of several each is an attached file of its own.

    Programs look for an invitation among the readings, take in one event of it and leave others
    aside without a word (Outlook: [MS-STANOICAL] 2.2.168 and 2.2.175); a REQUEST has one UID anyway
    (RFC 5546, 3.2.2). So where there are several, none of them poses as the whole letter: each can
    be opened, and programs that read all parts take in all.
    """
    if len(calendars) == 1:
        (only,) = calendars
        mail.add_alternative(only.text, **_kind(only))
        return
    for n, part in enumerate(calendars, start=1):
        mail.add_attachment(part.text, filename=f"yotei-{n}.ics", **_kind(part))


def _kind(part: CalendarPart) -> dict[str, Any]:
    params = {"method": part.method}
    return {"subtype": "calendar", "charset": "utf-8", "cte": "base64", "params": params}


def one_line(text: str) -> str:
    """The text without control characters and line separators: what a header may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def mail_address(address: str, name: str = "") -> Address:
    """Raises BadInput for what is no plain address."""
    if not _ADDRESS.fullmatch(address):
        raise BadInput(what="mail_address", allowed="name@example.jp")
    return Address(display_name=name, addr_spec=address)


class _ForLetters(EmailPolicy):
    """Subjects as one run of encoded words: the library's own folding, where Japanese and Latin
    words mix, puts blanks that nobody wrote between them.
    """

    def fold(self, name: str, value: Any) -> str:
        if name == "Subject":
            return f"{name}: {_encoded(str(value), name)}{self.linesep}"
        if name == "From" and value.addresses[0].display_name:
            (author,) = value.addresses
            who = _encoded(author.display_name, name)
            return f"{name}: {who}{self.linesep} <{author.addr_spec}>{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")


def _encoded(text: str, header: str) -> str:
    """RFC 2047; a word ends between characters, never within one."""
    return Header(text, "utf-8", header_name=header, maxlinelen=75).encode(linesep="\r\n")
