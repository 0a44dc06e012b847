"""What a form is checked against: the pack's chapter, the act, the person's goals and items, the day."""

from collections.abc import Iterator
from datetime import date

from models.acts import Act
from models.errors import FieldError
from models.evaluation.acts import SENDING_BACK
from models.evaluation.subject import Subject
from models.frozen import Frozen
from models.policy.evaluation import EvaluationChapter
from models.section_goals import OfferedGoal

Complaints = Iterator[FieldError]


class FormContext(Frozen):
    """``today`` is the city's day; ``overall_before`` and ``points_before`` are what the adjuster finds.

    ``section_goals`` are those the person may tie a goal to on that day.
    """

    chapter: EvaluationChapter
    act: Act
    subject: Subject
    today: date
    overall_before: str = ""
    points_before: str = ""
    section_goals: tuple[OfferedGoal, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        return self.chapter.scale.value.letters

    @property
    def sends_back(self) -> bool:
        return self.act in SENDING_BACK

    def text(self, field: str, value: str, *, needed: bool = True) -> Complaints:
        """A text that may have to be there, and is never longer than the pack allows (characters)."""
        if needed and not value:
            yield FieldError(field, "required")
        longest = self.chapter.goals.value.longest_text
        if len(value) > longest:
            yield FieldError(field, "too_long", longest)

    def day_of_talk(self, field: str, day: date | None, *, needed: bool = True) -> Complaints:
        """The day of a talk that has been held: it cannot lie in the future."""
        if day is None and needed:
            yield FieldError(field, "required")
        if day is not None and day > self.today:
            yield FieldError(field, "day_in_future")

    def reason(self, field: str, value: str, *, needed: bool) -> Complaints:
        if needed and not value:
            yield FieldError(field, "reason_needed")
        yield from self.text(field, value, needed=False)

    def mark(self, field: str, letter: str, *, needed: bool = True) -> Complaints:
        if needed and not letter:
            yield FieldError(field, "required")
        if letter and letter not in self.letters:
            yield FieldError(field, "unknown_choice")
