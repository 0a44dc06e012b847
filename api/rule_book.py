"""The rule book 規程: the pack of the cycle as articles, each sentence with its source; the same text for everyone."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.parts import parts_of
from api.show import show
from api.views.frame import Place
from api.views.person import Link
from api.views.rule_book import Article, RuleBook, RuleTable, Value
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.policy import articles
from models.policy.rule_book import rule_book, title
from models.policy.schema import Policy
from models.queries.cycles import evaluations_standing
from models.queries.policies import stored_packs
from models.tables.policy import PolicyPackRow

router = APIRouter()


@router.get(addresses.RULE_BOOK)
async def read_rule_book(
    request: Request, _viewer: SignedIn, pack: Annotated[str, Query(max_length=64)] = ""
) -> Response:
    """The book of the cycle opened last, or the one asked for. Raises NotFound before there is any."""
    parts = parts_of(request)
    async with parts.database.reading() as session:
        known = await stored_packs(session)
        chosen = pack or await _usual(session, known)
        if chosen not in {row.id for row in known}:
            raise NotFound
        policy = await parts.policies.policy(session, chosen)
    others = tuple(
        Link(words=_name(row), href=f"{addresses.RULE_BOOK}?pack={row.id}")
        for row in known
        if row.id != chosen
    )
    return await show(
        request, "rule_book/page.html", place=Place.RULE_BOOK, book=_book(policy, others)
    )


async def _usual(session: AsyncSession, known: list[PolicyPackRow]) -> str:
    cycles = await evaluations_standing(session)
    if cycles:
        return cycles[0].pack_id
    return known[0].id if known else ""


def _book(policy: Policy, others: tuple[Link, ...]) -> RuleBook:
    return RuleBook(
        title=title(policy),
        version=f"{policy.year}-{policy.version}",
        articles=tuple(_article(one) for one in rule_book(policy)),
        others=others,
    )


def _article(one: articles.Article) -> Article:
    return Article(
        id=one.key,
        chapter=one.chapter,
        title=one.title,
        values=tuple(
            Value(
                words=(statement.text,),
                source=statement.source.status,
                place=statement.source.place or "",
                address=statement.source.address or "",
                note=statement.note,
                tables=tuple(
                    RuleTable(caption=it.caption, heads=it.heads, rows=it.rows)
                    for it in statement.tables
                ),
            )
            for statement in one.statements
        ),
    )


def _name(row: PolicyPackRow) -> str:
    """``令和8年度 第1版``"""
    return f"{FiscalYear(row.year).label} 第{row.version}版"
