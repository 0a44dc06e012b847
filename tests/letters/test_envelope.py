"""The envelope 封筒: parsed back it is what was meant, whatever stands in subject, name or address (S23, R08, JP5)."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from models.errors import BadInput
from notifications.catalogue import LETTERS, example_of
from notifications.envelope import Sender, envelope
from notifications.rendering import Renderer, Words, folder_of
from tests.letters.given import CONTACT, SENDER, TUESDAY, at

NAMES = ("髙橋", "﨑山", "𠮷田", "渡邉", "葛\U000e0100城", "ÀÉÎ", "ｶﾅ", "①㈱")
LENGTHS = (1, 5, 12, 40, 120)
FORTY_SUBJECTS = [
    f"【10/16(金)まで】{(name + 'の確認 ' + chr(0x3041 + n) + ' OK ') * n}お願いします"
    for name in NAMES
    for n in LENGTHS
]
BREAKS = ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "%0d%0a\r\n ")
INJECTED = (
    "Bcc: all@example.jp",
    "Content-Type: text/html",
    "\r\n<script>",
    "To: other@example.jp",
)
FORTY_PAYLOADS = [f"件名{line_end}{header}" for line_end in BREAKS for header in INJECTED]
HEADERS = {
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
}


@pytest.mark.parametrize("subject", FORTY_SUBJECTS, ids=range(len(FORTY_SUBJECTS)))
def test_subjects_come_back_whole(subject: str) -> None:
    mail = _back(Words(subject, "本文\n", "<p>本文</p>"))
    assert mail["Subject"] == " ".join(subject.split())
    assert not mail["Subject"].defects


@pytest.mark.parametrize("subject", FORTY_SUBJECTS, ids=range(len(FORTY_SUBJECTS)))
def test_no_line_is_too_long_or_beyond_ascii(subject: str) -> None:
    raw = _envelope(Words(subject, "本文\n", "<p>本文</p>")).as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize("payload", FORTY_PAYLOADS, ids=range(len(FORTY_PAYLOADS)))
@pytest.mark.parametrize("header", ["Subject", "From", "Message-ID"])
def test_nothing_can_be_put_into_a_header(payload: str, header: str) -> None:
    mail = _back(
        Words(payload if header == "Subject" else "件名", "本文\n", "<p>本文</p>"),
        message_id=payload if header == "Message-ID" else "abc",
        name=payload if header == "From" else "人事課",
    )
    assert set(mail.keys()) == HEADERS
    assert mail["To"] == "sato@city.example.jp"
    assert mail.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize("payload", FORTY_PAYLOADS, ids=range(len(FORTY_PAYLOADS)))
def test_an_address_with_more_in_it_is_refused(payload: str) -> None:
    with pytest.raises(BadInput):
        _envelope(Words("件名", "本文\n", ""), to=f"sato@city.example.jp{payload}")


@pytest.mark.parametrize(
    "address", ["", "sato", "佐藤@city.example.jp", "a@b, c@d", "<a@b>", "a b@c"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadInput):
        _envelope(Words("件名", "本文\n", ""), to=address)


@pytest.mark.parametrize("letter", list(LETTERS), ids=folder_of)
def test_a_letter_arrives_as_it_was_written(letter: Any) -> None:
    words = Renderer(CONTACT).words(example_of(letter))
    mail = _back(words)
    plain, html = mail.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert {part.get_content_charset() for part in (plain, html)} == {"utf-8"}
    assert plain.get_content().replace("\r\n", "\n") == words.text
    assert html.get_content().replace("\r\n", "\n").strip() == words.html.strip()
    assert mail["Subject"] == words.subject
    assert len(mail.as_bytes()) < 100_000


def test_headers_say_who_when_and_that_no_machine_should_answer() -> None:
    mail = _back(Words("件名", "本文\n", "<p>本文</p>"))
    assert mail["From"] == "あゆみ市 人事課 <jinji@ayumi.example.jp>"
    assert mail["Reply-To"] == "hyouka@ayumi.example.jp"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == "<abc@ayumi.example.jp>"
    assert mail["Date"].datetime == at(TUESDAY, 9)
    assert str(mail["Date"]).endswith("+0900")


def _back(words: Words, *, message_id: str = "abc", name: str = SENDER.name) -> EmailMessage:
    sent = _envelope(words, message_id=message_id, name=name)
    return message_from_bytes(sent.as_bytes(), policy=default)


def _envelope(
    words: Words,
    *,
    message_id: str = "abc",
    name: str = SENDER.name,
    to: str = "sato@city.example.jp",
) -> EmailMessage:
    sender = Sender(name=name, address=SENDER.address, reply_to=SENDER.reply_to)
    return envelope(words, to=to, message_id=message_id, sender=sender, at=at(TUESDAY, 9))
