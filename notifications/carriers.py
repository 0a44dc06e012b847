"""Carriers 運び手: what takes a batch of letters out of the house, and what it reports back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from models.letters import Letter, Outcome
from notifications.rendering import Words


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter in words, at its business moment; who it goes to is known by its person's id only."""

    letter: Letter
    words: Words
    at: datetime
    link: str = ""
    """Where an event in a calendar leads."""


class Ledger(Protocol):
    """Where a carrier reports, letter by letter."""

    async def may_leave(self, mail: Mail) -> bool:
        """Asked right before a letter is handed over; False means: leave it, it is not ours now."""

    async def came_back(self, mail: Mail, outcome: Outcome) -> None:
        """What became of it, committed before the next one is taken up."""

    async def taken_together(self, mails: Sequence[Mail], session: AsyncSession) -> list[Mail]:
        """Marks all as sent in the session's transaction; returns those that were still ours."""


class Carrier(Protocol):
    async def carry(self, mails: Sequence[Mail], ledger: Ledger) -> None:
        """Takes each letter out and reports on each; whatever it never reports is claimed again."""


class AddressBook(Protocol):
    async def addresses(self, person_ids: Sequence[str]) -> Mapping[str, str]:
        """Mail addresses as of now; a person without a mailbox is left out."""
