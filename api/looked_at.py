"""What part of a table of people is looked at 表示・並べ替え: it stands in the address and nowhere else."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from math import ceil
from typing import Any, ClassVar
from urllib.parse import urlencode

from api.paging import A_PAGE
from api.views.hr_cases import Paging


@dataclass(frozen=True)
class LookedAt:
    """Which of them, in which order, which name, which page; a table says what there is to choose."""

    ADDRESS: ClassVar[str]
    SHOWS: ClassVar[tuple[str, ...]]
    SORTS: ClassVar[tuple[str, ...]]

    show: str = "all"
    sort: str = "due"
    q: str = ""
    page: int = 1

    def address(self, **changes: Any) -> str:
        """The same with changes; another list begins at its first page."""
        asked = asdict(replace(self, **{"page": 1, **changes}))
        usual = asdict(type(self)())
        said = {name: value for name, value in asked.items() if value != usual[name]}
        return f"{self.ADDRESS}?{urlencode(said)}" if said else self.ADDRESS

    @property
    def shown(self) -> Mapping[str, str]:
        return {show: self.address(show=show) for show in self.SHOWS}

    @property
    def sorted(self) -> Mapping[str, str]:
        return {sort: self.address(sort=sort) for sort in self.SORTS}

    def paging(self, total: int) -> Paging:
        pages = max(ceil(total / A_PAGE), 1)
        nth = min(self.page, pages)
        return Paging(
            nth=nth,
            pages=pages,
            before=self.address(page=nth - 1) if nth > 1 else "",
            after=self.address(page=nth + 1) if nth < pages else "",
        )
