"""Invitations 招待: a fresh link and the letter that carries it, for one person or for all who have none."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.frozen import Frozen
from models.ids import PersonId, new_id
from models.letters import Facts, LetterKind, LetterState
from models.open_days import OpenDays
from models.people import Person
from models.queries.account_list import TO_INVITE, states_of
from models.queries.accounts import account_of, make_link
from models.queries.letters import letter_row, write_letters
from models.sign_in import RULE, Purpose
from models.tables.letter import LetterRow
from models.tables.organisation import PersonRow

LETTERS: Final = {
    Purpose.INVITATION: LetterKind.INVITATION,
    Purpose.PASSWORD_RESET: LetterKind.PASSWORD_RESET,
}


class Inviting(Frozen):
    """Who invites, ``at`` which business moment and which ``real`` one: links live by real time."""

    by: str
    at: datetime
    real: datetime


async def invite(
    session: AsyncSession, person_id: PersonId, inviting: Inviting, days: OpenDays
) -> Purpose:
    """A link and its letter: an invitation, or a new start for who forgot the password.

    Older links of the person stop working. Raises NotFound for who is not in the roster, AccountClosed.
    """
    account = await account_of(session, person_id)
    has_password = account is not None and account.password_hash is not None
    purpose = Purpose.PASSWORD_RESET if has_password else Purpose.INVITATION
    token = await make_link(session, person_id, purpose, by=inviting.by, now=inviting.real)
    row = letter_row(
        LETTERS[purpose],
        person_id=person_id,
        cause=f"account/{new_id()}",
        at=inviting.at,
        days=days,
        facts=Facts(token=token, until=inviting.at + RULE.link_lives(purpose)),
    )
    await write_letters(session, [row])
    return purpose


async def invite_all(
    session: AsyncSession, people: Collection[Person], inviting: Inviting, days: OpenDays
) -> int:
    """Invites those of these people who have no password and no living link; returns how many.

    Pressed twice, or by two of HR at once, nobody is invited twice: the people are locked first.
    """
    ids = [person.id for person in people]
    await session.execute(
        select(col(PersonRow.id))
        .where(col(PersonRow.id).in_(ids))
        .order_by(col(PersonRow.id))
        .with_for_update()
    )
    states = await states_of(session, people, inviting.real)
    chosen = [person for person in people if states[person.id] in TO_INVITE]
    for person in chosen:
        await invite(session, person.id, inviting, days)
    return len(chosen)


async def waiting_on_paper(session: AsyncSession, people: Collection[str]) -> dict[str, str]:
    """Person id -> the newest letter with a link that waits to be printed and handed out."""
    rows = await session.execute(
        select(col(LetterRow.person_id), col(LetterRow.id))
        .where(
            col(LetterRow.person_id).in_(people),
            col(LetterRow.state) == LetterState.PAPER,
            col(LetterRow.kind).in_(list(LETTERS.values())),
        )
        .order_by(col(LetterRow.created_at), col(LetterRow.id))
    )
    return dict(rows.all())
