"""The campaign as it stands for the reader 自分から見た公募: the list, what is open to them, and their own part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.challenge_job.posting_words import posting_words
from api.challenge_job.rule_lines import RuleWords
from api.on_the_day import OnTheDay
from api.parts import AppParts
from api.security.arrivals import Arrival
from api.views.campaign import CampaignDay
from api.views.postings import BarLine, MyEligibility, OfferLine, Taking, Window
from models.challenge_job.days import SECOND_CALL, Stage, counterpart, moment
from models.challenge_job.dispute import DisputeState
from models.challenge_job.eligibility import Eligibility, eligibility
from models.challenge_job.late_results import NoSecondCall, has_second_call, why_no_second_call
from models.challenge_job.open_to_me import Bar, Barred, bars
from models.challenge_job.posting import PostingState
from models.challenge_job.sheets import PostingSheet
from models.challenge_job.steps import CampaignPhase
from models.challenge_job.wanted import Wanted
from models.fiscal_year import FiscalYear
from models.ids import SectionId
from models.policy.schema import Policy
from models.queries.access_postings import (
    OwnPart,
    PublicCampaign,
    own_overall_letter,
    own_part,
    public_campaign,
)
from models.queries.posting_disputes import own_dispute
from models.rights import Viewer
from models.sections import SectionKind
from models.tables.cycle import CycleRow
from models.tables.posting import PostingRow
from models.tables.posting_desk import PostingDisputeRow

_BEFORE = frozenset({"", CampaignPhase.CALLING, CampaignPhase.SCREENING, CampaignPhase.LISTED})
_SHOWN = (
    Stage.LISTED_ON,
    Stage.APPLICATIONS_FROM,
    Stage.APPLICATIONS_TO,
    Stage.OPENED_TO_PANELS_ON,
    Stage.RESULTS_ON,
    Stage.SECOND_FROM,
    Stage.SECOND_TO,
    Stage.SECOND_RESULTS_ON,
    Stage.TRANSFER_ON,
)


@dataclass(frozen=True)
class CampaignForMe(OnTheDay):
    """Everything the applicant's pages are made from; of applications the reader's own alone."""

    parts: AppParts
    viewer: Viewer
    arrival: Arrival
    policy: Policy
    campaign: PublicCampaign
    own: OwnPart
    letter: str | None
    dispute: PostingDisputeRow | None = None
    """What the reader asked the posting desk about the rules."""

    @property
    def may_apply(self) -> bool:
        """By every rule, or because the posting desk has admitted the reader."""
        return self.eligibility.may or self.is_admitted

    @property
    def is_admitted(self) -> bool:
        return self.dispute is not None and self.dispute.state == DisputeState.ADMITTED

    @property
    def name(self) -> str:
        """令和8年度 チャレンジ・ジョブ制度"""
        year = FiscalYear(self.campaign.cycle.fiscal_year)
        return f"{year.label} {self.policy.challenge_job.name.value}"

    @cached_property
    def rules(self) -> RuleWords:
        return RuleWords(self.arrival.language, self.policy)

    @cached_property
    def eligibility(self) -> Eligibility:
        return eligibility(self.organisation, self.policy, self.viewer.person_id, self.letter)

    @property
    def my_eligibility(self) -> MyEligibility:
        found = self.rules.eligibility(self.eligibility)
        return found.model_copy(update={"admitted": self.is_admitted})

    @property
    def is_listed(self) -> bool:
        """Whether the list is open."""
        return bool(self.campaign.postings)

    def closing(self, call: int) -> datetime:
        """Until when applications of a call are taken (aware UTC)."""
        stage = counterpart(Stage.APPLICATIONS_TO, call)
        return moment(stage, self.campaign.days[stage], self.parts.days)

    @property
    def taken_until(self) -> datetime | None:
        """Until when applications are taken now; None outside the two windows."""
        if self.campaign.phase != CampaignPhase.APPLYING:
            return None
        closings = (self.closing(call) for call in (1, 2))
        return next((it for it in closings if it >= self.now), None)

    @property
    def taking(self) -> Taking:
        """When applications are taken: for everybody the same, whoever applied."""
        if until := self.taken_until:
            return Taking(state=Window.OPEN, until=until)
        days = self.campaign.days
        if self.campaign.phase in _BEFORE:
            return Taking(state=Window.BEFORE, opens_on=days.get(Stage.APPLICATIONS_FROM))
        has_second = has_second_call(days, self.policy.challenge_job.second_call.value)
        if has_second and self.today <= days[Stage.SECOND_FROM] and not self._has_ended:
            first, last = days[Stage.SECOND_FROM], days[Stage.SECOND_TO]
            return Taking(state=Window.SECOND, opens_on=first, closes_on=last)
        return Taking(state=Window.OVER)

    @property
    def no_second_call(self) -> NoSecondCall | None:
        """Why there is none any more in a city that has one."""
        by_pack = self.policy.challenge_job.second_call.value
        return why_no_second_call(self.campaign.days, by_pack)

    @property
    def _has_ended(self) -> bool:
        return self.campaign.phase == CampaignPhase.ENDED

    def barred(self, posting: PostingRow) -> tuple[Barred, ...]:
        sheet = PostingSheet.model_validate(posting.content)
        return bars(
            self.organisation,
            self.policy,
            self.viewer.person_id,
            state=PostingState(posting.state),
            panel=self.campaign.panels.get(posting.id, ()),
            wanted=Wanted(grades=sheet.grades, families=sheet.families),
            days={posting.listed_on or self.today, self.today},
        )

    @cached_property
    def offered(self) -> dict[str, Sequence[Bar]]:
        """Every posting of the list, and what bars it from the reader."""
        return {it.id: [one.bar for one in self.barred(it)] for it in self.campaign.postings}

    def line(self, posting: PostingRow) -> OfferLine:
        """A posting as the reader's list has it."""
        return OfferLine(
            posting_id=posting.id,
            number=posting.number,
            href=addresses.POSTING.format(posting_id=posting.id),
            posting=posting_words(
                self.organisation, self.policy, posting.section_id, posting.content
            ),
            department=self._department(posting.section_id),
            state=PostingState(posting.state),
            bars=tuple(self._bar(it) for it in self.barred(posting)),
            reason=posting.reason,
        )

    @cached_property
    def lines(self) -> tuple[OfferLine, ...]:
        """The whole list, in the order of its numbers."""
        return tuple(self.line(it) for it in self.campaign.postings)

    def timetable(self) -> tuple[CampaignDay, ...]:
        """The dates that concern everybody; the second call only where the city has one."""
        days = self.campaign.days
        wanted = has_second_call(days, self.policy.challenge_job.second_call.value)
        stages = [it for it in _SHOWN if it in days and (wanted or it not in SECOND_CALL)]
        to_come = [it for it in stages if days[it] >= self.today]
        return tuple(
            CampaignDay(
                name=it,
                day=days[it],
                when="past" if it not in to_come else "now" if it == to_come[0] else "next",
            )
            for it in stages
        )

    def _department(self, section_id: str) -> str:
        path = self.organisation.section_path(SectionId(section_id), self.today)
        return next((it.name for it in path if it.kind is SectionKind.DEPARTMENT), "")

    def _bar(self, barred: Barred) -> BarLine:
        return BarLine(
            bar=barred.bar,
            member=self.person(barred.member) if barred.member else None,
            rule=self.rules.line(barred.answer) if barred.answer else None,
        )


async def campaign_for_me(
    session: AsyncSession, parts: AppParts, arrival: Arrival, viewer: Viewer, cycle: CycleRow
) -> CampaignForMe:
    """Reads it in a few questions, whatever the number of postings."""
    policy = await parts.policies.policy(session, cycle.pack_id)
    asks_letter = policy.challenge_job.may_apply.least_overall_letter.value is not None
    return CampaignForMe(
        parts=parts,
        viewer=viewer,
        arrival=arrival,
        policy=policy,
        campaign=await public_campaign(session, cycle),
        own=await own_part(session, viewer, cycle.id),
        letter=await own_overall_letter(session, viewer) if asks_letter else None,
        dispute=await own_dispute(session, cycle.id, viewer.person_id),
    )
