"""The desk 窓口 of a case: all waiting for people. Process code asks; the desk answers with verdicts.

It takes one cause at a time, earliest moment first, writes one page of the book per cause and
believes only the page that stands. If another cause's page stands there, process code starts over
and is fed from the book (rewind), so a crash between the book's commit and the engine's
acknowledgement neither loses nor doubles anything.
"""

from collections import Counter
from collections.abc import Awaitable, Callable

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from workflows.inbox import Inbox
from workflows.standing_book import StandingBook

with workflow.unsafe.imports_passed_through():
    from models.acts import Act
    from models.case import Ask, Cause, CauseKind, Closing, Message, OpenTask, Page, Verdict
    from models.case.start import CaseStart
    from models.case.verdict import AMENDING, ANOTHER_TRY, CLOSING, FOR_THE_WHOLE_CASE

Story = Callable[[], Awaitable[str]]


class Rewind(BaseException):
    """Another page stands where the process was about to write: start over, fed from the book."""


class Ended(BaseException):
    """The book ended the case: by a personnel order, or by HR."""


class Desk:
    """Waits for people on behalf of one case. Process code never catches ``BaseException``."""

    def __init__(self, case: CaseStart) -> None:
        self._case = case
        self._inbox = Inbox(case.offset)
        self._book = StandingBook(case)
        self._rewind()

    def _rewind(self) -> None:
        self._is_done = False
        self._book.position = 0
        self._cause = Cause.start(self._case.at)
        self._phase = ""
        self._count: Counter[str] = Counter()
        self._asked: dict[str, Ask] = {}  # key of a living task -> what the process asked for
        self._living: dict[str, OpenTask] = {}
        self._clear_page()

    def _clear_page(self) -> None:
        self._closes: list[Closing] = []
        self._opens: list[Ask] = []
        self._amends: list[str] = []
        self._marks: list[str] = []

    # What process code says.

    def enter(self, phase: str) -> None:
        """The case is in this phase from its next page on."""
        self._phase = phase

    def mark(self, mark: str) -> None:
        """Something the book does with the next page beside its tasks: confirm, disclose."""
        self._marks.append(mark)

    def nth(self, step: str) -> int:
        """The number of the next occurrence of a step, counted from 1."""
        self._count[step] += 1
        return self._count[step]

    def open(self, *asks: Ask) -> None:
        """Opens tasks with the next page."""
        self._opens.extend(asks)
        self._asked.update({ask.key: ask for ask in asks})

    def release(self, key: str) -> None:
        """Takes a task back with the next page: nobody owes it any more. One that has ended stays so."""
        if self._asked.pop(key, None):
            self._closes.append(Closing(key=key, verdict=Verdict.CANCELLED))

    @property
    def has_open(self) -> bool:
        return bool(self._asked)

    def answered(self, key: str) -> OpenTask:
        """How the book answered for a task that lives, or has ended with the present cause."""
        return self._living[key]

    async def ask(self, ask: Ask) -> Verdict:
        """Opens one task and waits for its verdict; nothing else may be open."""
        self.open(ask)
        return (await self.next_verdict())[1]

    async def ask_all(self, *asks: Ask) -> dict[str, Verdict]:
        """Opens several tasks at once and waits for all of them: verdicts by the key asked."""
        self.open(*asks)
        ended = [await self.next_verdict() for _ in asks]
        return {ask.key: verdict for ask, verdict in ended}

    async def next_verdict(self) -> tuple[Ask, Verdict]:
        """The next task to end, and how. Its page is written with whatever is asked next."""
        while True:
            await self._turn_page()
            self._cause = await self._next_cause()
            if ended := self._apply(self._cause):
                return ended

    # The frame around process code.

    async def follow(self, story: Story) -> str:
        """Runs the process to its end, from the start again whenever the book stands differently."""
        await self._book.read()
        while True:
            try:
                return await self._to_the_end(story)
            except Rewind:
                self._rewind()

    async def hear(self, message: Message) -> int:
        """Takes a message and returns when its page stands, with the number of pages.

        Raises:
            ApplicationError: of type ``Parked`` when the case has stopped for good.
        """
        self._inbox.adopt_clock(message.offset)
        if message.act is Act.TICK:
            await workflow.wait_condition(self._has_nothing_to_do)
        else:
            if not self._book.holds(message.id) and message.id != self._cause.id:
                self._inbox.put(message)
            await workflow.wait_condition(
                lambda: self._book.holds(message.id) or bool(self._book.trouble)
            )
        if self._book.trouble:
            raise ApplicationError("parked", type="Parked", non_retryable=True)
        return self._book.position

    def _has_nothing_to_do(self) -> bool:
        is_quiet = self._book.is_caught_up and self._inbox.is_quiet(self._living)
        return is_quiet or self._is_done or bool(self._book.trouble)

    async def _to_the_end(self, story: Story) -> str:
        try:
            outcome = await story()
            await self._turn_page(outcome)
        except Ended as ended:
            outcome = str(ended)
        self._living.clear()
        self._asked.clear()
        self._is_done = True
        while True:
            while self._inbox.has_messages or self._book.standing:
                self._cause = await self._next_cause()
                await self._turn_page()
            await workflow.wait_condition(
                lambda: self._inbox.has_messages or workflow.all_handlers_finished()
            )
            if not self._inbox.has_messages:
                return outcome

    async def _next_cause(self) -> Cause:
        if self._book.standing:
            return self._book.standing.cause
        while True:
            if cause := self._inbox.earliest(self._living):
                return cause
            await self._inbox.stirs(self._living, or_when=self._may_hand_over)
            if self._may_hand_over():
                workflow.continue_as_new(
                    self._case.model_copy(update={"offset": self._inbox.offset})
                )

    def _may_hand_over(self) -> bool:
        """A long run ends and a new one reads the book; never with a message half heard."""
        is_long = self._book.written_here >= self._case.pages_per_run
        wants_to = is_long or workflow.info().is_continue_as_new_suggested()
        return wants_to and not self._inbox.has_messages and workflow.all_handlers_finished()

    # What a cause does to the living tasks.

    def _apply(self, cause: Cause) -> tuple[Ask, Verdict] | None:
        """Notes what the cause changes; returns the task the process asked for, if it has ended."""
        key = cause.task_key
        if cause.act in FOR_THE_WHOLE_CASE:
            self._amends.extend(sorted(self._living))
        elif key not in self._living:
            pass  # too late, or meant for another task: the page says so
        elif cause.kind is CauseKind.EXPIRES:
            return self._end_or_hand_over(key, Verdict.EXPIRED, self._living[key].goes_on)
        elif cause.act is Act.CANNOT:
            return self._end_or_hand_over(key, Verdict.HANDED_TO_HR, goes_on=False)
        elif cause.act in ANOTHER_TRY and Ask.is_for_hr(key):
            self._reopen(key)
        elif cause.act is Act.GO_ON:
            return self._end(key, Verdict.ANSWERED)[0], Verdict.EXPIRED
        elif cause.act in CLOSING:
            return self._end(key, CLOSING[cause.act])
        elif cause.act is None or cause.act in AMENDING:
            self._amends.append(key)
        return None

    def _end(self, key: str, verdict: Verdict) -> tuple[Ask, Verdict]:
        self._closes.append(Closing(key=key, verdict=verdict))
        return self._asked.pop(key), verdict

    def _end_or_hand_over(
        self, key: str, verdict: Verdict, goes_on: bool
    ) -> tuple[Ask, Verdict] | None:
        """A task nobody answers never ends a case: by the pack it is left out, or HR decides."""
        asked, _ = self._end(key, verdict)
        if goes_on:
            return asked, verdict
        self._open_instead(asked.for_hr(key), asked)
        return None

    def _reopen(self, key: str) -> None:
        asked, _ = self._end(key, Verdict.ANSWERED)
        self._open_instead(asked.again(key), asked)

    def _open_instead(self, ask: Ask, asked: Ask) -> None:
        self._opens.append(ask)
        self._asked[ask.key] = asked

    # The book.

    async def _turn_page(self, outcome: str = "") -> None:
        """Writes the page of the present cause, or finds the one that stands, and believes it."""
        mine = self._page(outcome)
        stands = self._book.standing or await self._write(mine)
        if stands.cause.id != mine.cause.id:
            if not self._book.holds(mine.cause.id):
                self._inbox.put_back(mine.cause)
            raise Rewind
        if stands.shape != mine.shape:
            await self._book.park(f"divergence at page {mine.seq}")
        self._believe(stands)

    async def _write(self, mine: Page) -> Page:
        answer = await self._book.write(mine)
        if answer.trouble:
            await self._book.park(answer.trouble)
        if answer.pages:
            return answer.pages[0]
        for message in answer.unheard:
            self._inbox.put(message)
        self._inbox.put_back(mine.cause)
        raise Rewind

    def _page(self, outcome: str) -> Page:
        return Page(
            case_id=self._case.case_id,
            epoch=self._case.epoch,
            seq=self._book.position,
            cause=self._cause,
            phase=self._phase,
            closes=tuple(self._closes),
            opens=tuple(self._opens),
            amends=tuple(self._amends),
            marks=tuple(self._marks),
            outcome=outcome,
        )

    def _believe(self, page: Page) -> None:
        self._clear_page()
        # It may have come before the book was read, when nobody could know that it stands there.
        self._inbox.drop(page.cause.id)
        self._book.position = page.seq + 1
        for closing in page.closes:
            self._living.pop(closing.key, None)
        self._living.update({task.key: task for task in page.tasks})
        if page.ended:
            raise Ended(page.ended)
