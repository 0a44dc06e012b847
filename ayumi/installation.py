"""One installation 一式: everything a process of the product is made of, built from its settings."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy

from activities.book import Book
from activities.calendars import Calendars
from activities.case_line import CaseLine
from activities.launch import Launch
from activities.newcomers import Newcomers
from activities.office_duties import OfficeDuties
from activities.order_desk import OrderDesk
from activities.outbound import Outbound
from activities.rebuild import Rebuilder
from activities.receipt_desk import ReceiptDesk
from activities.watch import Watch
from activities.world import WorldMaker, real_now
from ayumi.practice.time_machine import TimeMachine
from ayumi.seal_keys import master_keys
from ayumi.settings import Settings
from models.fiscal_year import FiscalYear
from models.ids import PackId
from models.open_days import OpenDays
from models.outbound import OutboundRule
from models.policy.loader import load_policy
from models.policy.schema import Policy, pack_id
from models.queries.addresses import PeopleAddresses
from models.queries.clock import business_now
from models.queries.seals import SealRing
from models.tables.database import Database, open_database
from notifications.carriers import Carrier
from notifications.envelope import Sender
from notifications.links import Links
from notifications.post_office import PostOffice
from notifications.practice_mailbox import PracticeCarrier
from notifications.rendering import Contact, Renderer
from notifications.smtp import Encryption, SmtpCarrier, SmtpServer

POLICIES = Path(__file__).parent.parent / "policies"
PACK_YEAR = 2026
"""The fiscal year of the packs that stand in ``policies/``."""

DUTIES = (
    "receipt_desk",
    "order_desk",
    "newcomers",
    "watch",
    "post_office",
    "morning_round",
    "sealer",
    "calendars",
)


class BusinessClock:
    """Both times of the installation: real, and real plus the offset in the book."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def real(self) -> datetime:
        return real_now()

    async def business(self) -> datetime:
        async with self._database.reading() as session:
            return await business_now(session, real_now())


@dataclass(frozen=True)
class Installation:
    """The collaborators of one process; making it opens the database and nothing else."""

    settings: Settings
    database: Database
    client: Client
    policy: Policy
    days: OpenDays
    line: CaseLine
    book: Book
    launch: Launch
    rebuilder: Rebuilder
    receipt_desk: ReceiptDesk
    order_desk: OrderDesk
    newcomers: Newcomers
    watch: Watch
    post_office: PostOffice
    office: OfficeDuties
    seals: SealRing
    calendars: Calendars

    @property
    def pack_id(self) -> PackId:
        return pack_id(self.policy)

    def time_machine(self) -> TimeMachine:
        return TimeMachine(
            self.database,
            self.watch,
            self.receipt_desk,
            self.order_desk,
            self.newcomers,
            self.office,
            self.post_office,
        )


def open_installation(settings: Settings, client: Client) -> Installation:
    """Builds the parts of a process that can reach the engine. Raises BadSettings."""
    seals = SealRing(master_keys(settings))
    database = open_database(settings.database)
    policy = load_policy(settings.city, PACK_YEAR, POLICIES)
    days = OpenDays(policy.calendar.rules())
    line = CaseLine(client)
    # One for all: it keeps the organisation, seven kilobytes a person.
    world = WorldMaker(seals=seals)
    launch = Launch(database, client, world)
    post_office = _post_office(settings, database, policy, days)
    return Installation(
        settings=settings,
        database=database,
        client=client,
        policy=policy,
        days=days,
        line=line,
        book=Book(database, world),
        launch=launch,
        rebuilder=Rebuilder(database, client, world),
        receipt_desk=ReceiptDesk(database, line, days),
        order_desk=OrderDesk(database, line, world, policy),
        newcomers=Newcomers(database, launch, world),
        watch=Watch(database, client, line, world),
        post_office=post_office,
        office=OfficeDuties(database, world, post_office, policy),
        seals=seals,
        calendars=Calendars(
            database,
            world,
            seals,
            Outbound(calendar_rule(settings, policy)),
            ZoneInfo(policy.calendar.rules().timezone),
        ),
    )


def calendar_rule(settings: Settings, policy: Policy) -> OutboundRule:
    """Which calendars outside may be connected and read: none until the pack names hosts."""
    talks = policy.one_on_one
    return OutboundRule(
        hosts=talks.calendar_hosts.value if talks.used.value else (),
        networks=settings.inner_networks,
        plain_at_home=settings.is_practice,
    )


def _post_office(
    settings: Settings, database: Database, policy: Policy, days: OpenDays
) -> PostOffice:
    return PostOffice(
        database,
        _carrier(settings, database),
        Renderer(Contact(city=policy.city.name, line=settings.contact)),
        Links(settings.base_url),
        days,
        BusinessClock(database),
    )


def _carrier(settings: Settings, database: Database) -> Carrier:
    """The city's mail server where one is set; otherwise the practice mailbox."""
    sender = Sender(
        name=settings.contact,
        address=settings.smtp_from or "ayumi@practice.invalid",
        reply_to=settings.smtp_reply_to or settings.smtp_from or "ayumi@practice.invalid",
    )
    if not settings.smtp_host:
        return PracticeCarrier(database, sender)
    server = SmtpServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        encryption=Encryption(settings.smtp_security),
        user=settings.smtp_user or None,
        password=settings.smtp_secret() or None,
    )
    return SmtpCarrier(server, sender, PeopleAddresses(database))


async def begin_duties(installation: Installation, queue: str) -> None:
    """Sees to it that every standing duty is being done somewhere; those that are, go on."""
    for duty in DUTIES:
        await installation.client.start_workflow(
            "StandingDuty",
            duty,
            id=f"duty:{duty}",
            task_queue=queue,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            task_timeout=timedelta(seconds=10),
        )


def current_year(now: datetime, days: OpenDays) -> FiscalYear:
    """The fiscal year of a moment of business time."""
    return FiscalYear.of(days.local_day(now))
