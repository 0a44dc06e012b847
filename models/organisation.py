"""The organisation 組織: sections, posts and people, asked as of a day; an immutable snapshot.

The superior 上司 is the next level up: a head post left empty, held by somebody on leave, or held by
the person asked about is passed over, and the level above stands in (代理 = 次の職位).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from models.ids import PersonId, PostId, SectionId
from models.people import Authority, Employment, GradeSpell, Leave, LeaveKind, OfficeGrant, Person
from models.sections import Assignment, AssignmentKind, Post, Section, SectionKind, full_title
from models.staffing import Staffing

__all__ = [
    "Assignment",
    "AssignmentKind",
    "Authority",
    "Employment",
    "GradeSpell",
    "Leave",
    "LeaveKind",
    "OfficeGrant",
    "Organisation",
    "Person",
    "Post",
    "Section",
    "SectionKind",
    "full_title",
]

_DAYS_KEPT = 8


class Organisation(Staffing):
    """Everything known about the city's people at one ``revision``; each question names its day."""

    def holders(self, post_id: PostId, day: date) -> list[PersonId]:
        """Who holds the post on that day and is on duty, main holders first."""
        held = [it for it in self._holders_of.get(post_id, ()) if it.holds_on(day)]
        held.sort(key=lambda it: it.kind is AssignmentKind.DUAL)
        return [it.person_id for it in held if self.on_duty(it.person_id, day)]

    def away_from(self, post_id: PostId, day: date) -> list[PersonId]:
        """Who holds the post on that day and is employed, but on leave."""
        held = (it.person_id for it in self._holders_of.get(post_id, ()) if it.holds_on(day))
        return [who for who in held if self.employed(who, day) and self.on_leave(who, day)]

    def heads(self, section_id: SectionId, day: date) -> list[PersonId]:
        """Who leads the section that day and is on duty, the highest first; empty if vacant."""
        posts = sorted(self._head_posts(section_id), key=lambda it: -it.rank)
        return list(dict.fromkeys(who for post in posts for who in self.holders(post.id, day)))

    def superior(self, person_id: PersonId, day: date) -> PersonId | None:
        """The next level up that is there; None above the top, or without a post."""
        return next(self._above(person_id, day), None)

    def superiors(self, person_id: PersonId, day: date) -> list[PersonId]:
        """The whole chain upward, nearest first, nobody twice."""
        return list(self._above(person_id, day))

    def chain(self, person_id: PersonId, day: date) -> Iterator[tuple[PersonId, Post]]:
        """The chain upward with the head post by which each stands in it."""
        post = self.main_post(person_id, day)
        if post is not None:
            yield from self.chain_from(post, day, without=person_id)

    def chain_from(
        self, post: Post, day: date, *, without: PersonId | None = None
    ) -> Iterator[tuple[PersonId, Post]]:
        """The heads above a post, nearest first, whoever sits in it."""
        seen = {without}
        for head in self.heads_above(post, day):
            for who in self.holders(head.id, day):
                if who not in seen:
                    seen.add(who)
                    yield who, head

    def heads_above(self, post: Post, day: date) -> Iterator[Post]:
        """The head posts above a post, nearest first, vacant ones among them."""
        for section in self._upward(post.section_id):
            if section.exists_on(day):
                heads = sorted(self._head_posts(section.id), key=lambda it: it.rank)
                yield from (head for head in heads if head.rank > post.rank)

    def reports(self, person_id: PersonId, day: date) -> list[PersonId]:
        """Those whose superior this person is on that day."""
        return list(self._reports_on(day).get(person_id, ()))

    def _above(self, person_id: PersonId, day: date) -> Iterator[PersonId]:
        return (who for who, _ in self.chain(person_id, day))

    def _head_posts(self, section_id: SectionId) -> list[Post]:
        return [it for it in self._posts_in.get(section_id, ()) if it.is_head]

    def _reports_on(self, day: date) -> Mapping[PersonId, list[PersonId]]:
        known = self._reports.get(day)
        if known is not None:
            return known
        below: dict[PersonId, list[PersonId]] = defaultdict(list)
        for person in self.people_on(day):
            above = self.superior(person.id, day)
            if above is not None:
                below[above].append(person.id)
        while len(self._reports) >= _DAYS_KEPT:
            self._reports.pop(next(iter(self._reports)), None)
        self._reports[day] = below
        return below

    @cached_property
    def _reports(self) -> dict[date, Mapping[PersonId, list[PersonId]]]:
        return {}
