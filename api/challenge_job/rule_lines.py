"""Rules of who may apply 応募資格, answered for the reader in the city's words."""

from api.i18n.words import words_in
from api.views.postings import MyEligibility, RuleLine
from models.challenge_job.eligibility import Answer, Eligibility, Rule
from models.policy.schema import Policy


class RuleWords:
    """Says answers in one language; grades 職位 and job families 職種 are called as the pack calls them."""

    def __init__(self, language: str, policy: Policy) -> None:
        self._words = words_in(language).postings
        ladder = policy.evaluation.ladder.value
        self._grades = {it.key: it.name for it in ladder.grades}
        self._families = {it.key: it.name for it in ladder.families}

    def eligibility(self, found: Eligibility) -> MyEligibility:
        return MyEligibility(day=found.day, rules=tuple(self.line(it) for it in found.answers))

    def line(self, answer: Answer) -> RuleLine:
        return RuleLine(
            rule=answer.rule,
            holds=answer.holds,
            found=self._said(answer.rule, answer.found) if answer.found else "",
            wanted=tuple(self._said(answer.rule, it) for it in answer.wanted),
            since=answer.since,
            years=answer.years,
            years_wanted=answer.years_wanted,
            holds_from=answer.holds_from,
        )

    def _said(self, rule: Rule, value: str) -> str:
        match rule:
            case Rule.EMPLOYMENT | Rule.SECONDMENT:
                return self._words.employment(value)
            case Rule.LEAVE:
                return self._words.leave(value)
            case Rule.BAND:
                return self._words.band(value)
            case Rule.GRADE:
                return self._grades.get(value, value)
            case Rule.JOB_FAMILY:
                return self._families.get(value, value)
            case _:
                return value
