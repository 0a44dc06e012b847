"""Rules of the rating forms: every goal and item has its mark, and an extreme mark its facts."""

from models.errors import FieldError
from models.evaluation.context import Complaints, FormContext
from models.evaluation.declaration import MidtermCheck, SelfDeclaration
from models.evaluation.rating import Adjustment, AssistantFacts, Confirmation, RatingSheet


def midterm_check(check: MidtermCheck, context: FormContext) -> Complaints:
    yield from context.day_of_talk("day", check.day)
    for nth in range(len(context.subject.goals)):
        text = check.goals[nth].text if nth < len(check.goals) else ""
        yield from context.text(f"goals-{nth}-text", text)
    yield from context.text("words", check.words, needed=False)


def self_declaration(declared: SelfDeclaration, context: FormContext) -> Complaints:
    """A result and an own mark for each goal, an own mark for each item; words on items are free."""
    for nth in range(len(context.subject.goals)):
        goal = declared.goals[nth] if nth < len(declared.goals) else None
        yield from context.text(f"goals-{nth}-result", goal.result if goal else "")
        yield from context.mark(f"goals-{nth}-mark", goal.mark if goal else "")
    yield from _each_item_once([item.key for item in declared.items], context)
    for nth, item in enumerate(declared.items):
        yield from context.text(f"items-{nth}-text", item.text, needed=False)
        yield from context.mark(f"items-{nth}-mark", item.mark)
    yield from context.text("words", declared.words, needed=False)


def assistant_facts(facts: AssistantFacts, context: FormContext) -> Complaints:
    """At least one fact somewhere: an empty sheet would say that nothing was seen."""
    texts = [("words", facts.words)]
    texts += [(f"goals-{nth}-text", fact.text) for nth, fact in enumerate(facts.goals)]
    texts += [(f"items-{nth}-text", fact.text) for nth, fact in enumerate(facts.items)]
    if not any(text for _, text in texts):
        yield FieldError("words", "required")
    for field, text in texts:
        yield from context.text(field, text, needed=False)


def rating_sheet(sheet: RatingSheet, context: FormContext) -> Complaints:
    """Sent back, only the overall comment is needed; submitted, every mark is."""
    if context.sends_back:
        yield from context.reason("comment", sheet.comment, needed=True)
        return
    for nth in range(len(context.subject.goals)):
        goal = sheet.goals[nth] if nth < len(sheet.goals) else None
        mark, comment = (goal.mark, goal.comment) if goal else ("", "")
        yield from _mark_with_facts(f"goals-{nth}", mark, comment, context)
    yield from _each_item_once([item.key for item in sheet.items], context)
    for nth, item in enumerate(sheet.items):
        yield from _mark_with_facts(f"items-{nth}", item.mark, item.comment, context)
    yield from context.text("comment", sheet.comment)


def adjustment(adjusted: Adjustment, context: FormContext) -> Complaints:
    """The adjuster's own letter; a reason if it differs from the rating, or to send it back."""
    if not context.sends_back:
        yield from context.mark("overall", adjusted.overall)
    differs = bool(adjusted.overall) and adjusted.overall != context.overall_before
    yield from context.reason("reason", adjusted.reason, needed=context.sends_back or differs)


def confirmation(confirmed: Confirmation, context: FormContext) -> Complaints:
    yield from context.reason("reason", confirmed.reason, needed=context.sends_back)


def _mark_with_facts(name: str, mark: str, comment: str, context: FormContext) -> Complaints:
    yield from context.mark(f"{name}-mark", mark)
    if mark in context.chapter.comment_required_at.value and not comment:
        yield FieldError(f"{name}-comment", "comment_at_extreme")
    yield from context.text(f"{name}-comment", comment, needed=False)


def _each_item_once(keys: list[str], context: FormContext) -> Complaints:
    """The form's items are this person's items: a key twice or unknown is a mended page."""
    expected = [entry.key for entry in context.subject.entries]
    if sorted(keys) != sorted(expected):
        yield FieldError("items", "items_differ")
