"""Looking from outside 外からの照合: the mails that came, the calendars they make, and the book's file, side by side."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ayumi.installation import Installation
from bench.calendars_kept import Calendars
from bench.event_checks import event_findings, mail_findings
from bench.mail_sink import MailSink
from bench.outside import opened
from bench.talk_absences import Gone
from bench.talk_checks import talk_findings
from bench.talk_letters import until_all_left


class Watcher:
    """Looks from outside: takes the mails in, and compares."""

    def __init__(
        self, installation: Installation, book: Path, sink: MailSink, aways: Sequence[Gone] = ()
    ) -> None:
        self._installation, self._book, self._sink = installation, book, sink
        self._aways = aways
        self._calendars = Calendars()
        self.mails = 0
        self.looks = 0
        self.found: list[str] = []

    async def look(self, *, is_over: bool = False) -> None:
        """All that was promised, at a moment at which nothing is under way."""
        now = await until_all_left(self._installation)
        for mail in self._sink.since(self.mails):
            self._calendars.take(mail)
            self.mails += 1
        self.looks += 1
        self._add(await asyncio.to_thread(self._talks, now, is_over))
        self._add(await asyncio.to_thread(event_findings, self._book, self._calendars, now))
        self._add(await asyncio.to_thread(mail_findings, self._book, self._sink.since(0)))

    def _talks(self, now: datetime, is_over: bool) -> list[str]:
        return talk_findings(self._book, now, is_over=is_over, aways=self._aways)

    def _add(self, found: Sequence[str]) -> None:
        self.found += [it for it in found if it not in self.found]


def restless(path: Path) -> list[str]:
    """What a city that does not come to rest waits for: unheard messages, and cases not yet begun or due."""
    with opened(path) as book:
        unheard = book.rows(
            "SELECT m.*, c.state, c.seq FROM messages m JOIN cases c ON c.id = m.case_id"
            " WHERE m.answered = 0"
        )
        due = book.rows("SELECT * FROM cases WHERE state <> 'closed' ORDER BY wake_at LIMIT 3")
    return [
        *(
            f"{it['act']} of {it['received_at']} about {it['task_key']} is unheard:"
            f" case {it['case_id']}, {it['state']}, page {it['seq']}"
            for it in unheard
        ),
        *(f"case {it['id']} is {it['state']} and wakes at {it['wake_at']}" for it in due),
    ]
