"""Sections 部・課・係 and posts 職: the tree of the city hall, and who holds which seat when."""

from datetime import date
from enum import StrEnum
from typing import Final

from models.frozen import Frozen
from models.ids import PersonId, PostId, SectionId
from models.people import Dated


class SectionKind(StrEnum):
    CITY = "city"  # 市(執行部)
    DEPARTMENT = "department"  # 部・局
    SECTION = "section"  # 課・室・保育所
    UNIT = "unit"  # 係・担当


SECTION_WORDS: Final[dict[SectionKind, str]] = {
    SectionKind.CITY: "市",
    SectionKind.DEPARTMENT: "部",
    SectionKind.SECTION: "課",
    SectionKind.UNIT: "係",
}

LEVELS: Final[dict[SectionKind, int]] = {
    SectionKind.UNIT: 1,
    SectionKind.SECTION: 2,
    SectionKind.DEPARTMENT: 3,
    SectionKind.CITY: 4,
}
"""How high a kind of section stands."""


class AssignmentKind(StrEnum):
    MAIN = "main"  # 本務
    DUAL = "dual"  # 兼務


class Section(Frozen):
    """A 部, 課 or 係; ``code`` is the city's own, unique, and names it in imports."""

    id: SectionId
    code: str
    name: str
    kind: SectionKind
    parent_id: SectionId | None = None
    valid_from: date = date(1947, 5, 3)  # 地方自治法の施行
    valid_to: date | None = None

    def exists_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Post(Frozen):
    """A seat in a section. ``rank`` grows upward: 主事 10, 係長 30, 課長 50, 部長 70, 副市長 90.

    A head post (``is_head``) leads its section; a section may have none, or several (市長, 副市長).
    """

    id: PostId
    code: str
    title: str
    section_id: SectionId
    rank: int
    is_head: bool = False


class Assignment(Dated):
    """A person in a post: one main post 本務 at a time, any number of dual posts 兼務."""

    person_id: PersonId
    post_id: PostId
    kind: AssignmentKind = AssignmentKind.MAIN


def full_title(post: Post, section: Section) -> str:
    """``総務部長``, ``給食センター所長``, ``教育長``, ``人事課 主事``: the title as the city says it."""
    if not post.is_head:
        return f"{section.name} {post.title}"
    if post.title[:1] == section.name[-1:]:
        return section.name + post.title[1:]
    stands_alone = section.kind in {SectionKind.CITY, SectionKind.DEPARTMENT}
    return post.title if stands_alone else section.name + post.title
