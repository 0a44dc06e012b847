"""The form of an application 応募の用紙: what may be chosen, what was typed, and what is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.for_me import CampaignForMe, campaign_for_me
from api.challenge_job.sealed_drafts import Draft, keep_sealed, kept_sealed
from api.views.answers import Choice as Offered
from api.views.postings import ApplicationCheck, ApplicationForm, ChoiceLine, OfferLine
from models.challenge_job.application_problems import (
    EXPERIENCE,
    POSTING,
    STATEMENT,
    Choice,
    field,
    wrong_in_application,
)
from models.challenge_job.days import Stage, counterpart
from models.challenge_job.posting import PostingState
from models.challenge_job.sheets import Application
from models.errors import FieldError
from models.queries.sealed_sheets import key_of_applicant, place_of_application

_CHOICE: Final = re.compile(rf"^(?:{POSTING}|{STATEMENT})-([1-9]\d?)$")
_OF_THE_PRESS: Final = frozenset({"act", "csrf_token", "nonce", "version"})


@dataclass(frozen=True)
class Written:
    """What was typed, as choices; ``experience`` may be empty."""

    choices: tuple[Choice, ...]
    experience: str

    def application(self) -> Application:
        """Of what has no errors."""
        filled = [it for it in self.choices if not it.is_blank]
        return Application(
            postings=tuple(it.posting for it in filled),
            statements=tuple(it.statement for it in filled),
            experience=self.experience,
        )


async def seen_by(hand: PostingAtHand) -> CampaignForMe:
    """The campaign as the applicant sees it now."""
    async with hand.parts.database.reading() as session:
        return await campaign_for_me(session, hand.parts, hand.arrival, hand.viewer, hand.cycle)


def written(typed: Mapping[str, str]) -> Written:
    """Reads the fields ``posting-1``, ``statement-1`` … and ``experience``; line ends are plain."""
    numbers = {int(found[1]) for name in typed if (found := _CHOICE.match(name))}
    choices = tuple(
        Choice(
            nth=nth,
            posting=typed.get(field(POSTING, nth), "").strip(),
            statement=_plain(typed.get(field(STATEMENT, nth), "")),
        )
        for nth in sorted(numbers)
    )
    return Written(choices, _plain(typed.get(EXPERIENCE, "")))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def wrong_with(me: CampaignForMe, said: Written) -> list[FieldError]:
    """Complaints in the order of the form; who may not apply at all is told that alone."""
    if not me.may_apply:
        return [FieldError("act", "not_eligible")]
    chapter = me.policy.challenge_job
    return wrong_in_application(
        said.choices,
        said.experience,
        me.offered,
        at_most=chapter.choices_at_most.value,
        longest=chapter.statement_longest.value,
    )


def form_of(me: CampaignForMe, call: int) -> ApplicationForm:
    """Only what is open to the person can be chosen; the rest stands beside it with its reason."""
    chapter, lines = me.policy.challenge_job, me.lines
    days = me.campaign.days
    return ApplicationForm(
        at_most=chapter.choices_at_most.value,
        longest=chapter.statement_longest.value,
        choices=tuple(_choice(it) for it in lines if not it.bars),
        closed=tuple(it for it in lines if it.bars),
        eligibility=me.my_eligibility,
        until=me.closing(call),
        call=call,
        opened_on=days[counterpart(Stage.OPENED_TO_PANELS_ON, call)],
        results_on=days[counterpart(Stage.RESULTS_ON, call)],
    )


def _choice(line: OfferLine) -> Offered:
    it = line.posting
    return Offered(value=line.posting_id, words=f"{line.number}. {it.title}({it.section})")


def lines_of(me: CampaignForMe, application: Application) -> tuple[ChoiceLine, ...]:
    """The choices of an application as they are read; a posting that is not in the list any more is unnamed."""
    pairs = zip(application.postings, application.statements, strict=True)
    choices = [
        Choice(nth=nth, posting=posting, statement=statement)
        for nth, (posting, statement) in enumerate(pairs, start=1)
    ]
    return tuple(lines_of_choices(me, choices))


def lines_of_choices(me: CampaignForMe, choices: Iterable[Choice]) -> Iterator[ChoiceLine]:
    """The same of choices as they were typed."""
    known = {it.posting_id: it for it in me.lines}
    for it in choices:
        yield _line(it.nth, known.get(it.posting), it.statement)


def _line(nth: int, offer: OfferLine | None, statement: str) -> ChoiceLine:
    if offer is None:
        return ChoiceLine(nth=nth, title="", statement=statement, state=PostingState.WITHDRAWN)
    return ChoiceLine(
        nth=nth,
        title=f"{offer.number}. {offer.posting.title}",
        section=offer.posting.section,
        href=offer.href,
        statement=statement,
        state=offer.state,
    )


def check_of(me: CampaignForMe, said: Written, typed: Mapping[str, str]) -> ApplicationCheck:
    """The last look; the form goes along as it was typed."""
    return ApplicationCheck(
        choices=lines_of(me, said.application()),
        experience=said.experience,
        hidden=fields_in(typed),
    )


def fields_in(typed: Mapping[str, str]) -> dict[str, str]:
    """What a form says, without what belongs to the press."""
    return {name: value for name, value in typed.items() if name not in _OF_THE_PRESS}


def fields_of(application: Application) -> dict[str, str]:
    """An application as its form would show it, to be changed."""
    pairs = zip(application.postings, application.statements, strict=True)
    fields = {EXPERIENCE: application.experience}
    for nth, (posting, statement) in enumerate(pairs, start=1):
        fields |= {field(POSTING, nth): posting, field(STATEMENT, nth): statement}
    return fields


async def keep_form(hand: PostingAtHand, typed: Mapping[str, str]) -> None:
    """Saves what is typed, sealed like the application itself. Raises TooLate."""
    purpose, context = sealed_as(hand)
    await keep_sealed(hand, fields_in(typed), purpose=purpose, context=context)


async def kept_form(hand: PostingAtHand) -> Draft | None:
    return await kept_sealed(hand, context=sealed_as(hand)[1])


def sealed_as(hand: PostingAtHand) -> tuple[str, str]:
    """Purpose and context of the applicant's seal in this call."""
    case_id = hand.case.id
    return key_of_applicant(case_id), place_of_application(case_id, hand.entry.call)
