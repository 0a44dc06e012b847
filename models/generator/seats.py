"""The seats of a generated city 座席: sections, posts, and how many people sit where."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from models.generator.city_hall import DepartmentPlan, SectionPlan, departments_for
from models.ids import PostId, SectionId
from models.people import Authority
from models.sections import Post, Section, SectionKind

RANKS: Final = {
    "市長": 100,
    "副市長": 90,
    "教育長": 85,
    "部長": 70,
    "課長": 50,
    "課長補佐": 40,
    "係長": 30,
}
_UNIT_SIZE: Final = 8
_WITH_UNITS: Final = 7
_WITH_DEPUTY: Final = 16

TITLES: Final = {
    "行政": ("主事", "主任", "主査"),
    "土木": ("技師", "主任技師", "主査"),
    "建築": ("技師", "主任技師", "主査"),
    "保育": ("保育士", "主任保育士", "主任保育士"),
    "保健師": ("保健師", "主任保健師", "主査"),
    "調理": ("調理員", "主任調理員", "主任調理員"),
    "労務": ("技能員", "主任技能員", "主任技能員"),
    "消防": ("消防士", "消防士長", "消防司令補"),
}
APPOINTEE: Final = "会計年度任用職員"


@dataclass(frozen=True, slots=True)
class Seat:
    """One place for one person: the post and what the plan says of its section."""

    post: Post
    plan: SectionPlan | None  # None above the sections
    authority: Authority


@dataclass
class Hall:
    """The growing city hall: everything is numbered in the order in which it is built."""

    seed: int
    sections: list[Section] = field(default_factory=list)
    posts: dict[tuple[SectionId, str], Post] = field(default_factory=dict)
    leading: list[Seat] = field(default_factory=list)  # seats of heads, one person each
    working: list[Seat] = field(default_factory=list)  # the other seats, staff of every grade
    _posts_in: Counter[SectionId] = field(default_factory=Counter)

    def add_section(
        self, code: str, name: str, kind: SectionKind, parent: Section | None
    ) -> Section:
        section = Section(
            id=SectionId(drawn_id(self.seed, "section", code)),
            code=code,
            name=name,
            kind=kind,
            parent_id=parent.id if parent else None,
        )
        self.sections.append(section)
        return section

    def post(self, section: Section, title: str, rank: int, *, is_head: bool = False) -> Post:
        """The post of that title in the section, made when first asked for."""
        known = self.posts.get((section.id, title))
        if known is not None:
            return known
        self._posts_in[section.id] += 1
        code = f"{section.code}-P{self._posts_in[section.id]:02d}"
        post = Post(
            id=PostId(drawn_id(self.seed, "post", code)),
            code=code,
            title=title,
            section_id=section.id,
            rank=rank,
            is_head=is_head,
        )
        self.posts[section.id, title] = post
        return post


def drawn_id(seed: int, noun: str, key: str) -> str:
    """An id of 32 hex digits that depends on the seed alone."""
    return blake2b(f"{seed}/{noun}/{key}".encode(), digest_size=16).hexdigest()


def build_hall(seed: int, people: int, city_name: str) -> Hall:
    """All sections and posts, and exactly ``people`` seats. Raises ValueError below 20 people."""
    if people < 20:
        raise ValueError("a city has 20 people or more")
    hall = Hall(seed)
    plans = departments_for(people)
    root = hall.add_section("000", city_name, SectionKind.CITY, None)
    for title in ("市長", "副市長"):
        hall.leading.append(_leader(hall, root, title, RANKS[title]))
    above = len(hall.leading) + sum(2 if plan.overseer else 1 for plan in plans)
    shares = _shares(plans, people - above)
    for number, plan in enumerate(plans, start=1):
        _build_department(hall, root, number, plan, shares)
    return hall


def _shares(plans: Sequence[DepartmentPlan], people: int) -> Iterator[int]:
    """How many people each section has, in order: by weight, largest remainders first, never none."""
    weights = [section.weight for plan in plans for section in plan.sections]
    spare = people - len(weights)
    exact = [spare * weight / sum(weights) for weight in weights]
    counts = [1 + int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: int(exact[at]) - exact[at])
    for at in by_remainder[: people - sum(counts)]:
        counts[at] += 1
    return iter(counts)


def _build_department(
    hall: Hall, root: Section, number: int, plan: DepartmentPlan, shares: Iterator[int]
) -> None:
    here = hall.add_section(f"{number:03d}", plan.name, SectionKind.DEPARTMENT, root)
    if plan.overseer:
        above = _leader(hall, here, plan.overseer, RANKS[plan.overseer], plan.authority)
        hall.leading.append(above)
    hall.leading.append(_leader(hall, here, plan.head, RANKS["部長"], plan.authority))
    counts = [next(shares) for _ in plan.sections]
    for nth, (section, count) in enumerate(zip(plan.sections, counts, strict=True), start=1):
        _build_section(hall, here, f"{here.code}-{nth:02d}", section, plan.authority, count)


def _build_section(
    hall: Hall, parent: Section, code: str, plan: SectionPlan, authority: Authority, count: int
) -> None:
    here = hall.add_section(code, plan.name, SectionKind.SECTION, parent)
    hall.leading.append(_leader(hall, here, plan.head, RANKS["課長"], authority, plan))
    left = count - 1
    if count >= _WITH_DEPUTY:
        deputy = hall.post(here, f"{plan.head}補佐", RANKS["課長補佐"])
        hall.working.append(Seat(deputy, plan, authority))
        left -= 1
    places = list(_units(hall, here, plan, count)) or [here]
    for unit in places[: left if places[0] is not here else 0]:
        title = _unit_head(unit.name)
        hall.leading.append(_leader(hall, unit, title, RANKS["係長"], authority, plan))
        left -= 1
    for nth in range(left):
        hall.working.append(
            _working_seat(hall, places[nth % len(places)], plan, authority, nth, left)
        )


def _units(hall: Hall, here: Section, plan: SectionPlan, count: int) -> Iterator[Section]:
    if count < _WITH_UNITS or not plan.units:
        return
    for nth in range(max(1, round(count / _UNIT_SIZE))):
        again, at = divmod(nth, len(plan.units))
        name = plan.units[at]
        if again:
            kind = name[-1] if name[-1] in "係班" else name[-2:]
            name = f"{name.removesuffix(kind)}第{again + 1}{kind}"
        yield hall.add_section(f"{here.code}-{nth + 1:02d}", name, SectionKind.UNIT, here)


def _unit_head(name: str) -> str:
    return {"係": "係長", "班": "班長"}.get(name[-1], "主任")


def _working_seat(
    hall: Hall, place: Section, plan: SectionPlan, authority: Authority, nth: int, of: int
) -> Seat:
    """The first of a section are its seniors, the last its fiscal-year appointees."""
    if nth >= round(of * (1 - plan.appointees)):
        return Seat(hall.post(place, APPOINTEE, 5), plan, authority)
    junior, middle, senior = TITLES[plan.family]
    part = nth / of
    title, rank = (senior, 20) if part < 0.2 else (middle, 15) if part < 0.45 else (junior, 10)
    return Seat(hall.post(place, title, rank), plan, authority)


def _leader(
    hall: Hall,
    section: Section,
    title: str,
    rank: int,
    authority: Authority = Authority.MAYOR,
    plan: SectionPlan | None = None,
) -> Seat:
    return Seat(hall.post(section, title, rank, is_head=True), plan, authority)
