"""Pages of a long list ページ送り: which part of it is shown, and where the pages before and after stand."""

from collections.abc import Sequence
from math import ceil
from typing import Final, TypeVar

from api.views.hr_cases import Paging

A_PAGE: Final = 50
T = TypeVar("T")


def page_of(
    found: Sequence[T], nth: int, address: str, name: str = "page"
) -> tuple[Sequence[T], Paging]:
    """The ``nth`` fifty of what was found (the last, if there are fewer pages), and the way on.

    ``address`` is the list's own, with its search but without a page; ``name`` is what a page's
    number is called there, where two lists stand on one page.
    """
    pages = max(ceil(len(found) / A_PAGE), 1)
    nth = min(max(nth, 1), pages)

    def at(page: int) -> str:
        mark = "&" if "?" in address else "?"
        return f"{address}{mark}{name}={page}" if 1 <= page <= pages else ""

    here = found[(nth - 1) * A_PAGE : nth * A_PAGE]
    return here, Paging(nth=nth, pages=pages, before=at(nth - 1), after=at(nth + 1))
