"""The doctor 診断: what is wrong with an installation, in plain words, each with the next step."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from activities.world import real_now
from ayumi.engine import EngineDown
from ayumi.engine_ready import connect
from ayumi.installation import DUTIES, Installation, open_installation
from ayumi.reaching import ready_client
from ayumi.schema_standing import SchemaOld, require_newest
from ayumi.settings import Settings
from models.challenge_job.unhandled import Unhandled
from models.frozen import Frozen
from models.letters import LetterState
from models.queries.desks_unhandled import unhandled_in_campaigns
from models.queries.figures import Figures, figures, stuck_since
from models.queries.sealed_cases import is_a_sealed_one_parked
from models.queries.seals import unknown_masters
from models.tables.case import CaseState
from models.tables.database import Database

ENGINE_LIMIT = timedelta(seconds=5)
MAIL_SECONDS = 5.0
STUCK_AFTER = timedelta(minutes=5)
UNHEARD_AFTER = timedelta(minutes=1)
SILENT_AFTER = timedelta(minutes=1)
LETTERS_AFTER = timedelta(hours=1)


class Finding(Frozen):
    """One thing that is wrong, and what to do about it."""

    what: str
    next_step: str


async def examine(settings: Settings) -> list[Finding]:
    """Everything that is wrong; empty when all is well. Changes nothing."""
    found = [*await _engine(settings), *await _mail(settings)]
    try:
        await require_newest(settings.database)
    except SchemaOld as old:
        return [*found, Finding(what=str(old.data["what"]), next_step="ayumi migrate")]
    installation = open_installation(settings, await connect("127.0.0.1:1", lazy=True))
    try:
        return [*found, *await _book(installation)]
    finally:
        await installation.database.close()


async def _engine(settings: Settings) -> list[Finding]:
    try:
        await ready_client(settings, ENGINE_LIMIT)
    except (EngineDown, TimeoutError, OSError) as down:
        return [
            Finding(
                what=f"the engine does not answer ({down}); submissions are taken and wait",
                next_step="`ayumi engine start`, or start the outside engine; nothing is lost",
            )
        ]
    return []


async def _mail(settings: Settings) -> list[Finding]:
    if not settings.smtp_host:
        if settings.is_practice:
            return []
        return [
            Finding(
                what="no mail server is set: all letters go to the practice mailbox",
                next_step="set AYUMI_SMTP_HOST and AYUMI_SMTP_FROM",
            )
        ]
    try:
        async with asyncio.timeout(MAIL_SECONDS):
            _, writer = await asyncio.open_connection(settings.smtp_host, settings.smtp_port)
        writer.close()
    except (OSError, TimeoutError):
        where = f"{settings.smtp_host}:{settings.smtp_port}"
        return [
            Finding(
                what=f"the mail server {where} does not answer; letters wait",
                next_step="check AYUMI_SMTP_HOST and AYUMI_SMTP_PORT, and the firewall",
            )
        ]
    return []


async def _book(installation: Installation) -> list[Finding]:
    real = real_now()
    async with installation.database.reading() as session:
        known = await figures(session)
        unknown = await unknown_masters(session, installation.seals.masters)
        is_sealed_parked = await is_a_sealed_one_parked(session)
        business = real + timedelta(seconds=known.offset_seconds)
        day = installation.days.local_day(business)
        gaps = await unhandled_in_campaigns(session, day)
    stuck = await _stuck(installation.database, business)
    return [
        *_clock(installation.settings, known),
        *_cases(known, stuck),
        *_sealed(is_sealed_parked),
        *_letters(known, business, installation),
        *_messages(known, business),
        *_duties(known, real),
        *_seals(unknown),
        *_desks(gaps),
    ]


async def _stuck(database: Database, business: datetime) -> int:
    async with database.reading() as session:
        return await stuck_since(session, business - STUCK_AFTER)


def _clock(settings: Settings, known: Figures) -> Iterator[Finding]:
    if not settings.is_practice and known.offset_seconds:
        yield Finding(
            what=f"production, but the clock is {known.offset_seconds:.0f} s off real time",
            next_step="was a practice book restored here? `ayumi serve` sets the clock right and locks it",
        )


def _cases(known: Figures, stuck: int) -> Iterator[Finding]:
    if parked := known.cases.get(CaseState.PARKED, 0):
        yield Finding(
            what=f"{parked} cases are parked: their book and their process disagree",
            next_step="`ayumi case show ID` names the trouble, `ayumi case rebuild ID` tries again",
        )
    if stuck:
        yield Finding(
            what=f"{stuck} cases should have moved more than 5 minutes ago",
            next_step="is `ayumi work` running? else `ayumi case rebuild --all`",
        )
    if launching := known.cases.get(CaseState.LAUNCHING, 0):
        yield Finding(
            what=f"{launching} cases are being launched",
            next_step="if this does not pass, see that `ayumi work` is running",
        )


def _sealed(is_parked: bool) -> Iterator[Finding]:
    if is_parked:
        yield Finding(
            what="among the sealed processes something is parked",
            next_step="`ayumi case rebuild --all` tries again; which case it is stays sealed",
        )


def _seals(unknown: int) -> Iterator[Finding]:
    if unknown:
        yield Finding(
            what="sealed content does not open: the master key of some keys is not in the file",
            next_step="put the right key file back (AYUMI_SEAL_KEY_FILE); without it these notes are lost",
        )


def _desks(gaps: Iterable[Unhandled]) -> Iterator[Finding]:
    """By offices and organisation; nothing here knows whether anybody applied."""
    grant = "grant the office on HR's page of accounts; HR's page of the campaign says where"
    for gap in gaps:
        if gap.without_desk:
            what = "open posting runs and nobody on duty holds the posting desk (公募の担当)"
            yield Finding(what=what, next_step=grant)
        if gap.without_reserve:
            what = (
                "open posting runs and nobody on duty holds the reserve desk (公募の代わりの窓口)"
            )
            yield Finding(what=what, next_step=grant)
        if gap.people:
            what = f"{len(gap.people)} people stand in the lines of both desks of open posting"
            yield Finding(what=what, next_step=f"choose a reserve of another line: {grant}")


def _letters(known: Figures, business: datetime, installation: Installation) -> Iterator[Finding]:
    letters = known.letters
    if letters.is_held:
        yield Finding(
            what="all letters are held, as after a restore",
            next_step="look at the book, then `ayumi restore --release`",
        )
    if letters.unreadable:
        yield Finding(
            what=f"{letters.unreadable} letters cannot be read and were set aside; the others leave",
            next_step="HR's page of letters names their people: hand it over on paper, or tell them",
        )
    if letters.wordless:
        yield Finding(
            what=f"{letters.wordless} letters cannot be put into words; they are tried again",
            next_step="the log of `ayumi work` says why; an upgrade or a way back lets them leave",
        )
    if failed := letters.of(LetterState.FAILED) - letters.unreadable:
        yield Finding(
            what=f"{failed} letters could not be delivered (last reason: {letters.last_failure})",
            next_step="correct the addresses in the roster, or hand the letters over on paper",
        )
    waits = letters.oldest_ready
    is_time = installation.days.in_office_hours(business)
    if waits is not None and is_time and waits < business - LETTERS_AFTER and not letters.is_held:
        reason = f" (last reason: {letters.last_failure})" if letters.last_failure else ""
        yield Finding(
            what=f"letters have been waiting since {waits.isoformat(timespec='minutes')}{reason}",
            next_step="see that `ayumi work` is running and the mail server takes letters",
        )


def _messages(known: Figures, business: datetime) -> Iterator[Finding]:
    oldest = known.oldest_unheard
    if oldest is not None and oldest < business - UNHEARD_AFTER:
        yield Finding(
            what=f"{known.unheard} messages have not been heard by their cases",
            next_step="see that the engine answers and `ayumi work` is running; none is lost",
        )


def _duties(known: Figures, real: datetime) -> Iterator[Finding]:
    silent = [
        name
        for name in DUTIES
        if name not in known.duties or known.duties[name] < real - SILENT_AFTER
    ]
    if silent:
        yield Finding(
            what=f"silent for more than a minute: {', '.join(silent)}",
            next_step="start `ayumi work`, or look into its log",
        )
