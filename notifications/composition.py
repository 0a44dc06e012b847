"""From a claimed letter to its content 文面: which letter it is, and the words its fields get."""

from collections.abc import Callable
from typing import Final

from models.letters import Letter, LetterKind, Matter
from notifications.case_ended import CaseEnded
from notifications.dates_in_words import TOKYO, day_and_time
from notifications.escalated import Escalated
from notifications.events_in_words import times_of
from notifications.handed_to_hr import HandedToHr
from notifications.invitation import Invitation
from notifications.links import Links
from notifications.matters import EVENTS, NEUTRAL, OTHER_EVENT, REFUSALS, is_secret, word_for
from notifications.morning_round import Line, MorningRound
from notifications.password_reset import PasswordReset
from notifications.procedure_moved import ProcedureMoved
from notifications.procedure_requested import ProcedureRequested
from notifications.receipt_refused import ReceiptRefused
from notifications.rendering import Content
from notifications.results_ready import ResultsReady
from notifications.security_notice import SecurityNotice
from notifications.talk_called_off import TalkCalledOff
from notifications.talk_fixed import TalkFixed
from notifications.task_requested import TaskRequested

LINES_SHOWN: Final = 12
"""Lines of a morning round; the rest is counted in one."""


def compose(letter: Letter, links: Links) -> Content:
    """The content of a letter of any kind."""
    return _COMPOSERS[letter.kind](letter, links)


def _task_requested(letter: Letter, links: Links) -> Content:
    matter = letter.matters[0]
    due, link = matter.due or letter.at, _link(letter, links)
    if is_secret(matter.step):
        return ProcedureRequested(due=due, link=link)
    return TaskRequested(matter=word_for(matter.step), due=due, link=link)


def _morning_round(letter: Letter, links: Links) -> Content:
    coming = [matter for matter in letter.matters if not matter.is_overdue]
    total = sum(matter.count for matter in letter.matters)
    shown = letter.matters[:LINES_SHOWN]
    lead = next((m for m in (*coming, *letter.matters) if not is_secret(m.step)), None)
    return MorningRound(
        matter=word_for(lead.step) if lead else NEUTRAL,
        total=total,
        overdue=sum(matter.count for matter in letter.matters if matter.is_overdue),
        next_due=coming[0].due if coming else None,
        lines=tuple(Line(word_for(m.step), m.count, _when(m)) for m in shown),
        more=total - sum(matter.count for matter in shown),
        link=links.my_tasks(),
    )


def _when(matter: Matter) -> str:
    if matter.due is None:
        return "必要なときに"
    if matter.is_overdue:
        local = matter.due.astimezone(TOKYO)
        return f"期限({local.month}/{local.day})をすぎています"
    return f"{day_and_time(matter.due)}まで"


def _escalated(letter: Letter, links: Links) -> Content:
    matter = letter.matters[0]
    due = matter.due or letter.at
    return Escalated(matter=word_for(matter.step), due=due, link=_link(letter, links))


def _handed_to_hr(letter: Letter, links: Links) -> Content:
    matter = letter.matters[0]
    due = matter.due or letter.at
    return HandedToHr(matter=word_for(matter.step), due=due, link=_link(letter, links))


def _results_ready(letter: Letter, links: Links) -> Content:
    return ResultsReady(since=letter.at.astimezone(TOKYO).date(), link=links.my_record())


def _receipt_refused(letter: Letter, links: Links) -> Content:
    facts = letter.facts
    return ReceiptRefused(
        received=facts.received_at or letter.at,
        receipt_number=facts.receipt_number,
        reason=REFUSALS.get(facts.code, ""),
        link=_link(letter, links),
    )


def _case_ended(letter: Letter, links: Links) -> Content:
    return CaseEnded(ended=letter.at.astimezone(TOKYO).date(), link=links.my_record())


def _invitation(letter: Letter, links: Links) -> Content:
    facts = letter.facts
    return Invitation(until=facts.until or letter.at, link=links.invitation(facts.token))


def _password_reset(letter: Letter, links: Links) -> Content:
    facts = letter.facts
    return PasswordReset(until=facts.until or letter.at, link=links.password_reset(facts.token))


def _security_notice(letter: Letter, links: Links) -> Content:
    event = EVENTS.get(letter.facts.code, OTHER_EVENT)
    return SecurityNotice(at=letter.facts.at or letter.at, event=event, link=links.sign_in())


def _talk_fixed(letter: Letter, links: Links) -> Content:
    times = times_of(letter.facts.events)
    is_newer = any(event.sequence > 1 for event in letter.facts.events)
    first, link = times[0].start, links.my_tasks()
    return TalkFixed(first=first, times=times, is_newer=is_newer, link=link)


def _talk_called_off(letter: Letter, links: Links) -> Content:
    times = times_of(letter.facts.events)
    return TalkCalledOff(first=times[0].start, times=times, link=links.my_tasks())


def _procedure_news(letter: Letter, links: Links) -> Content:
    """One wording for every process nobody may infer: a date, and the way to my tasks."""
    return ProcedureRequested(due=letter.facts.until or letter.at, link=links.my_tasks())


def _procedure_moved(letter: Letter, links: Links) -> Content:
    return ProcedureMoved(on=letter.at.astimezone(TOKYO).date(), link=links.my_tasks())


def _link(letter: Letter, links: Links) -> str:
    """To the letter's one task, else to my tasks."""
    locator = letter.matters[0].locator if letter.matters else ""
    return links.task(locator) if locator else links.my_tasks()


_COMPOSERS: Final[dict[LetterKind, Callable[[Letter, Links], Content]]] = {
    LetterKind.TASK_REQUESTED: _task_requested,
    LetterKind.MORNING_ROUND: _morning_round,
    LetterKind.ESCALATED: _escalated,
    LetterKind.RESULTS_READY: _results_ready,
    LetterKind.RECEIPT_REFUSED: _receipt_refused,
    LetterKind.CASE_ENDED: _case_ended,
    LetterKind.HANDED_TO_HR: _handed_to_hr,
    LetterKind.INVITATION: _invitation,
    LetterKind.PASSWORD_RESET: _password_reset,
    LetterKind.SECURITY_NOTICE: _security_notice,
    LetterKind.TALK_FIXED: _talk_fixed,
    LetterKind.TALK_CALLED_OFF: _talk_called_off,
    LetterKind.PROCEDURE_NEWS: _procedure_news,
    LetterKind.PROCEDURE_MOVED: _procedure_moved,
}
