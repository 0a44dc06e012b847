"""``ayumi account``: accounts 利用者 and offices 役割, for the first administrator and for emergencies."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import Plain, finding, in_loop, say
from models.roles import Office

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from ayumi.installation import Installation
    from models.organisation import Organisation
    from models.people import Person

app = typer.Typer(
    cls=Plain, no_args_is_help=True, help="Accounts: invite, list, lock, unlock, grant, revoke."
)
Number = Annotated[str, typer.Argument(help="Employee number 職員番号.")]
Of = Annotated[Office, typer.Argument(help="The office.")]
BY = "system"


@app.command(epilog="Example: ayumi account invite 20010001")
@in_loop
async def invite(number: Number) -> None:
    """Prints a link that sets a password once; it works for 14 days and replaces older ones."""
    from models.queries.accounts import make_link
    from models.sign_in import Purpose

    async with installation() as opened, opened.database.writing() as session:
        person = await _person(session, number)
        token = await make_link(session, person.id, Purpose.INVITATION, by=BY, now=real_now())
        say(f"{opened.settings.base_url}/invitation/{token}")


@app.command("list", epilog="Example: ayumi account list")
@in_loop
async def list_() -> None:
    """Lists employee numbers with the state of their accounts and their offices."""
    from models.queries.account_list import AccountState, account_lines
    from models.queries.organisation import load_organisation

    async with installation() as opened, opened.database.reading() as session:
        organisation = await load_organisation(session)
        today = await _today(opened, session)
        people = organisation.people_on(today)
        lines = await account_lines(session, people, real_now())
    for person in people:
        offices = sorted(organisation.offices_of(person.id, today))
        state = lines[person.id].state
        if state is not AccountState.NONE or offices:
            say(f"{person.number}  {state:<8}  {', '.join(offices)}".rstrip())


@app.command(epilog="Example: ayumi account lock 20010001")
@in_loop
async def lock(number: Number) -> None:
    """Closes an account and ends its sessions; `unlock` opens it again."""
    from models.queries.account_closing import close_account

    async with installation() as opened, opened.database.writing() as session:
        person = await _person(session, number)
        await close_account(session, person.id, by=BY, now=real_now())
    say(f"{number}: locked")


@app.command(epilog="Example: ayumi account unlock 20010001")
@in_loop
async def unlock(number: Number) -> None:
    """Opens a closed account, and lifts a rest after wrong passwords."""
    from models.queries.account_closing import open_account
    from models.queries.sign_in_attempts import lift_rest

    async with installation() as opened, opened.database.writing() as session:
        person = await _person(session, number)
        await open_account(session, person.id, by=BY, now=real_now())
        await lift_rest(session, person.number)
    say(f"{number}: unlocked")


@app.command(epilog="Example: ayumi account grant 20010001 hr_admin")
@in_loop
async def grant(
    number: Number,
    office: Of,
    until: Annotated[str, typer.Option(help="Last day, such as 2027-03-31.")] = "",
) -> None:
    """Grants an office from today on."""
    from models.people import OfficeGrant
    from models.queries.offices import grant_office

    async with installation() as opened, opened.database.writing() as session:
        person = await _person(session, number)
        today = await _today(opened, session)
        given = OfficeGrant(person_id=person.id, office=office, from_day=today, to_day=_day(until))
        await grant_office(session, given, by=BY, now=real_now())
    say(f"{number}: {office} from {today}")


@app.command(epilog="Example: ayumi account revoke 20010001 hr_admin")
@in_loop
async def revoke(number: Number, office: Of) -> None:
    """Takes an office back; today is its last day."""
    from models.queries.offices import revoke_office

    async with installation() as opened, opened.database.writing() as session:
        person = await _person(session, number)
        today = await _today(opened, session)
        await revoke_office(session, person.id, office, last_day=today, by=BY, now=real_now())
    say(f"{number}: {office} until {today}")


async def _person(session: "AsyncSession", number: str) -> "Person":
    from models.queries.organisation import load_organisation

    organisation: Organisation = await load_organisation(session)
    person = organisation.by_number(number)
    if person is None:
        raise finding(f"nobody has the employee number {number}")
    return person


async def _today(opened: "Installation", session: "AsyncSession") -> date:
    from models.queries.clock import business_now

    return opened.days.local_day(await business_now(session, real_now()))


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text}: allowed is a day such as 2027-03-31") from None
