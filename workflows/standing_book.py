"""The book as a case knows it: the pages that stand, and how far the process has followed them.

The book's page wins: whatever the case meant to write, only the page that is returned is believed.
"""

from temporalio import workflow
from temporalio.exceptions import ActivityError

from workflows.timeouts import PATIENT, QUICK, TRIES

with workflow.unsafe.imports_passed_through():
    from activities.book import Book
    from models.case import Page, Standing
    from models.case.start import CaseStart


class StandingBook:
    """Pages 0 … n-1 that stand; ``position`` is the page the process writes or is fed next."""

    def __init__(self, case: CaseStart) -> None:
        self._case = case
        self._pages: list[Page] = []
        self._ids: set[str] = set()
        self._is_writing = False
        self._is_read = False
        self.position = 0
        self.trouble = ""
        self.written_here = 0

    def holds(self, cause_id: str) -> bool:
        return cause_id in self._ids

    @property
    def standing(self) -> Page | None:
        """The page that stands where the process is, if the process is behind the book."""
        return self._pages[self.position] if self.position < len(self._pages) else None

    @property
    def is_caught_up(self) -> bool:
        return self._is_read and not self._is_writing and self.standing is None

    async def read(self) -> None:
        """Reads what stands: page 0 of the launch, or a whole book when the case is brought back."""
        answer = await workflow.execute_local_activity_method(
            Book.read, self._case.case_id, start_to_close_timeout=PATIENT, retry_policy=TRIES
        )
        self._learn(answer.pages)
        self._is_read = True

    async def write(self, mine: Page) -> Standing:
        """Offers a page and returns the book's answer; what stands is learnt."""
        self._is_writing = True
        answer = await self._turn(mine)
        self._is_writing = False
        self.written_here += 1
        self._learn(answer.pages)
        return answer

    async def park(self, trouble: str) -> None:
        """Stops the case for good, writing no page: it stays open in the book and is reported."""
        self.trouble = trouble
        await workflow.execute_activity_method(
            Book.park,
            args=[self._case.case_id, self._case.epoch, trouble],
            start_to_close_timeout=PATIENT,
            retry_policy=TRIES,
        )
        await workflow.wait_condition(lambda: False)

    async def _turn(self, mine: Page) -> Standing:
        try:
            return await workflow.execute_local_activity_method(
                Book.turn, mine, schedule_to_close_timeout=QUICK, retry_policy=TRIES
            )
        except ActivityError:
            return await workflow.execute_activity_method(
                Book.turn, mine, start_to_close_timeout=PATIENT, retry_policy=TRIES
            )

    def _learn(self, pages: tuple[Page, ...]) -> None:
        self._pages.extend(pages)
        self._ids.update(page.cause.id for page in pages)
