"""雑則: reminders, vacancies, how long records are kept, and how small a group may be shown."""

from models.policy.articles import Draft, Statement
from models.policy.schema import Policy
from models.policy.sentences.words import clock, joined


def handling(policy: Policy) -> list[Draft]:
    return [_reminders(policy), _vacancies(policy), _retention(policy), _anonymity(policy)]


def _reminders(policy: Policy) -> Draft:
    rules = policy.reminders
    morning = f"開庁日の{clock(rules.morning_round.value)}"
    urgent = f"期限まで{rules.urgent_within_open_days.value}開庁日以内の依頼は、すぐに知らせる。"
    before = joined(f"{days}開庁日前" for days in sorted(rules.before_due.value, reverse=True))
    after = joined(f"{days}開庁日後" for days in sorted(rules.after_due.value))
    texts = (
        (f"依頼と督促は、{morning}に一人につき一通にまとめて知らせる。", rules.morning_round),
        (urgent, rules.urgent_within_open_days),
        (f"督促は、期限の{before}に行う。", rules.before_due),
        (f"期限を過ぎたときは、{after}に督促する。", rules.after_due),
    )
    statements = tuple(Statement(text=text, source=rule.source) for text, rule in texts)
    return Draft(key="reminders", title="知らせと督促", statements=statements)


def _vacancies(policy: Policy) -> Draft:
    rule = policy.escalation.vacancy_goes_to_next_level
    text = (
        "評価者が欠けたとき、又は評価することができないときは、上の職位にある者が行う。"
        if rule.value
        else "評価者が欠けたときは、人事課が評価者を定める。"
    )
    statement = Statement(text=text, source=rule.source)
    return Draft(key="vacancies", title="評価者が欠けたとき", statements=(statement,))


def _retention(policy: Policy) -> Draft:
    kept = policy.retention
    statements = tuple(
        Statement(text=f"{what}は、年度の終わりから{rule.value}年間保存する。", source=rule.source)
        for what, rule in (
            ("評価の記録", kept.evaluation_years),
            ("職務行動記録", kept.conduct_log_years),
            ("知らせの記録", kept.letter_years),
            ("閲覧と変更の記録", kept.audit_years),
        )
    )
    return Draft(key="retention", title="記録の保存", statements=statements)


def _anonymity(policy: Policy) -> Draft:
    people, texts = policy.anonymity.least_people, policy.anonymity.least_people_for_free_text
    shown = f"集計の結果は、{people.value}人に満たないときは示さない。"
    free = f"自由記述は、{texts.value}人に満たないときは示さない。"
    statements = (
        Statement(text=shown, source=people.source),
        Statement(text=free, source=texts.source),
    )
    return Draft(key="anonymity", title="匿名", statements=statements)
