"""The envelope 封筒: a letter as a mail that arrives whole, is answered by no machine, and forges nothing."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from models.errors import BadInput
from notifications.dates_in_words import TOKYO
from notifications.rendering import Words


@dataclass(frozen=True, slots=True)
class Sender:
    """Who letters come from, from the settings. ``reply_to`` is a mailbox somebody reads."""

    name: str
    address: str
    reply_to: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def envelope(
    words: Words, *, to: str, message_id: str, sender: Sender, at: datetime
) -> EmailMessage:
    """A mail with plain text and HTML, both UTF-8 in base64 (RFC 2047, RFC 3834, RFC 5322).

    ``message_id`` is the left part and stays the same however often the letter is sent. Raises
    BadInput for an address that is none; line breaks cannot reach a header.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(sender.address, one_line(sender.name))
    mail["To"] = _address(to)
    mail["Reply-To"] = _address(sender.reply_to)
    mail["Subject"] = one_line(words.subject)
    mail["Date"] = format_datetime(at.astimezone(TOKYO))
    mail["Message-ID"] = f"<{one_line(message_id)}@{sender.domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["Content-Language"] = "ja"
    mail.set_content(words.text, charset="utf-8", cte="base64")
    mail.add_alternative(words.html, subtype="html", charset="utf-8", cte="base64")
    return mail


def one_line(text: str) -> str:
    """The text without control characters and line separators: what a header may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _address(address: str, name: str = "") -> Address:
    if not (address.isascii() and address.isprintable()):
        raise BadInput(what="mail_address", allowed="name@example.jp")
    try:
        return Address(display_name=name, addr_spec=address)
    except (ValueError, IndexError) as bad:
        raise BadInput(what="mail_address", allowed="name@example.jp") from bad
