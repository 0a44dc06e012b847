"""One block of the table of rights: a route, and for each thing it may be about a row of signs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.rights.roles import Answer, Holder, read_row


@dataclass(frozen=True)
class Cell:
    """One case of the table: what ``holder`` is answered about ``thing``, with what stands in the address."""

    row: str
    thing: str
    params: Mapping[str, str]
    holder: Holder
    answer: Answer


@dataclass(frozen=True)
class Route:
    """``rows`` by thing; a thing may name parameters of the address besides: ``rate_first way=cannot``.

    ``query`` follows the address;
    ``fields`` are sent with a POST beside the form's token. ``leaves`` says that the press may end
    or change who is signed in.
    """

    method: str
    path: str
    words: str
    rows: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    leaves: bool = False

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def by_thing(self) -> dict[str, dict[Holder, Answer]]:
        return {thing: read_row(signs) for thing, signs in self.rows.items()}

    def address(self, params: Mapping[str, str]) -> str:
        """The address about one thing; in a query ``/`` stands as it is, as browsers send it."""
        path = self.path.format(**params)
        return f"{path}?{self.query.format(**params)}" if self.query else path

    def cells(self) -> Iterator[Cell]:
        for row, answers in self.by_thing.items():
            thing, *given = row.split()
            params = dict(one.split("=", 1) for one in given)
            for holder, answer in answers.items():
                yield Cell(row, thing, params, holder, answer)
