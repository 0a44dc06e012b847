"""Personnel orders and earlier results from a file 発令・過年度の結果の取込."""

from collections.abc import Collection, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Final

from models.imports.columns import Line
from models.imports.parsed import Parsed
from models.imports.preview import EarlierResult, Preview
from models.organisation import Organisation
from models.people import Person
from models.personnel_orders import Impossible, OrderId, PersonnelOrder, apply

ResultKey = tuple[str, str, str]
"""(person id, period, kind)."""

_TERMS: Final = ("grade", "job_family", "employment", "leave_kind", "until")
_WHY: Final = {
    "needs_post": "この発令区分には職コードが必要",
    "needs_leave_kind": "休業区分が必要",
    "not_employed": "発令日に在職する職員",
    "already_on_leave": "発令日に休業していない職員",
    "not_on_leave": "発令日の前日か当日に休業している職員",
}


def order_id(order_number: str) -> OrderId:
    """The same 発令番号 is the same order, in whichever file it comes."""
    return OrderId(blake2b(f"order/{order_number}".encode(), digest_size=16).hexdigest())


def plan_orders(
    parsed: Parsed, organisation: Organisation, *, known: Collection[str], now: datetime
) -> Preview:
    """Orders the book has not yet; ``now`` is when they are recorded. Known order numbers are passed over."""
    preview = Preview(parsed.kind, organisation.revision)
    posts = {post.code: post.id for post in organisation.posts.values()}
    met: set[str] = set()
    for row, line in parsed.lines:
        if order_id(line["order_number"]) in known:
            preview.unchanged += 1
            continue
        person = _person_of(preview, row, line, organisation)
        post_code = line["post_code"]
        if post_code is not None and post_code not in posts:
            preview.object_to(row, "職コード", post_code, "台帳にある職コード")
        elif person is not None:
            order = PersonnelOrder(
                id=order_id(line["order_number"]),
                person_id=person.id,
                kind=line["kind"],
                effective_on=line["effective_on"],
                recorded_at=now,
                post_id=posts[post_code] if post_code else None,
                authority=line["appointing_authority"],
                **{name: line[name] for name in _TERMS},
            )
            if person.id not in met:
                _check(preview, row, order, organisation)
            met.add(person.id)
            preview.writes.orders.append(order)
            about = f"{person.number} {person.name.full} {order.word}"
            preview.note(row, about, is_new=True, details=())
    return preview


def plan_results(
    parsed: Parsed, organisation: Organisation, *, standing: Mapping[ResultKey, str]
) -> Preview:
    """Earlier overall ratings; a period that is there already takes the file's rating."""
    preview = Preview(parsed.kind, organisation.revision)
    for row, line in parsed.lines:
        person = _person_of(preview, row, line, organisation)
        if person is None:
            continue
        before = standing.get((person.id, line["period_label"], line["kind"]))
        if before != line["overall"]:
            preview.writes.results.append(
                EarlierResult(
                    person_id=person.id,
                    period_label=line["period_label"],
                    kind=line["kind"],
                    overall=line["overall"],
                )
            )
        changed = before is not None and before != line["overall"]
        details = [("総合評価", str(before), line["overall"])] if changed else []
        about = f"{person.number} {line['period_label']} {line['kind']}"
        preview.note(row, about, is_new=before is None, details=details)
    return preview


def _person_of(preview: Preview, row: int, line: Line, organisation: Organisation) -> Person | None:
    person = organisation.by_number(line["number"])
    if person is None:
        preview.object_to(row, "職員番号", line["number"], "台帳にある職員番号")
    return person


def _check(preview: Preview, row: int, order: PersonnelOrder, organisation: Organisation) -> None:
    """Only a person's first order can be checked beforehand: the next ones stand on it."""
    outcome = apply(order, organisation)
    if isinstance(outcome, Impossible):
        preview.object_to(row, "発令区分", order.word, _WHY.get(outcome.rule, outcome.rule))
