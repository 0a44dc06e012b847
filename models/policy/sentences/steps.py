"""手順: one article for each step the city takes, who acts, by when, and what silence leads to."""

from models.evaluation.steps import Step
from models.evaluators import ChainRule, Seat
from models.policy.articles import Draft, Statement
from models.policy.schema import Policy
from models.policy.sentences.words import ROLES, STEPS, joined
from models.policy.steps import OnExpiry, StepRule
from models.roles import Role
from models.sections import SECTION_WORDS, SectionKind


def steps(policy: Policy) -> list[Draft]:
    rules = policy.evaluation.steps
    taken = [_step(policy, step) for step in rules.used()]
    unused = [step for step in Step if not rules[step].used]
    return [_chain(policy), *taken, *([_left_aside(policy, unused)] if unused else [])]


def _chain(policy: Policy) -> Draft:
    chain = policy.evaluation.chain
    text = "".join(
        f"{ROLES[role]}は、{_seat(seat)}とする。"
        for role in Role
        if (seat := _seat_of(chain.value, role))
    )
    statement = Statement(text=text, source=chain.source)
    return Draft(key="chain", title="評価者", statements=(statement,))


def _seat_of(chain: ChainRule, role: Role) -> Seat | None:
    return chain.seat(role)


def _seat(seat: Seat) -> str:
    if seat.post:
        return seat.post
    if seat.level:
        return "直近の上司" if seat.level == 1 else f"{seat.level}つ上の職位にある上司"
    kind = seat.head_of or SectionKind.CITY
    return "市長又は副市長" if kind is SectionKind.CITY else f"所属する{SECTION_WORDS[kind]}の長"


def _step(policy: Policy, step: Step) -> Draft:
    rules = policy.evaluation.steps
    rule = rules[step]
    text = _who(step, rule) + ("" if rule.optional else _silence(rule))
    statement = Statement(text=text, source=rules.source(step))
    return Draft(key=step.value, title=STEPS[step], statements=(statement,))


def _who(step: Step, rule: StepRule) -> str:
    window = _window(step, rule)
    if rule.optional:
        return f"{ROLES[rule.role]}は、{window}、{STEPS[step]}をすることができる。"
    return f"{STEPS[step]}は、{ROLES[rule.role]}が{window}行う。"


def _window(step: Step, rule: StepRule) -> str:
    opens = f"{rule.opens.words}から" if rule.opens else ""
    begins = "結果を受け取った日" if step is Step.COMPLAIN else "依頼の日"
    within = f"{begins}の翌日から{rule.within_open_days}開庁日以内"
    if rule.due and rule.within_open_days:
        return f"{opens}{rule.due.words}まで({within}の日が後のときは、その日まで)に"
    if rule.due:
        return f"{opens}{rule.due.words}までに"
    return f"{within}に"


def _silence(rule: StepRule) -> str:
    told = "".join(
        f"期限から{told.after_open_days}開庁日を過ぎたときは、{ROLES[told.to]}に知らせる。"
        for told in rule.escalations
    )
    if rule.expires_after_open_days is None:
        return told
    outcome = "次の手順に進む" if rule.on_expiry is OnExpiry.GO_ON else "人事課が扱いを判断する"
    return (
        f"{told}期限から{rule.expires_after_open_days}開庁日を過ぎても行われないときは、{outcome}。"
    )


def _left_aside(policy: Policy, unused: list[Step]) -> Draft:
    statements = tuple(
        Statement(text=f"{STEPS[step]}は、行わない。", source=policy.evaluation.steps.source(step))
        for step in unused
    )
    names = joined(STEPS[step] for step in unused)
    return Draft(key="unused_steps", title=f"行わない手順({names})", statements=statements)
