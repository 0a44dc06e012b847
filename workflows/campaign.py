"""The campaign 庁内公募の回 of one fiscal year: postings first, then applications, selection and results.

Its dates lie in the book, and HR may move them: each is a window of its own that ends by itself, and
with it the next begins. The process knows postings by section and number, and no applicant.
"""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.case import Ask, Verdict
    from models.challenge_job.case import (
        CampaignCase,
        PostingName,
        Selection,
        opening_asks,
        stage_ask,
        stage_of,
    )
    from models.challenge_job.days import Stage, call_of
    from models.challenge_job.marks import CampaignMark
    from models.challenge_job.steps import BEFORE_LISTING, CampaignPhase, CampaignStep
    from workflows.process import Process

COMPLETED = "completed"
_RESULTS = (Stage.RESULTS_ON, Stage.SECOND_RESULTS_ON)
"""By call, when what was decided is told."""


@workflow.defn
class Campaign(Process):
    """One campaign. Who a section's head is, and who sits on a panel, is the book's business."""

    @workflow.init
    def __init__(self, case: CampaignCase) -> None:
        super().__init__(case)
        self._case = case

    @workflow.run
    async def run(self, case: CampaignCase) -> str:  # noqa: ARG002 - the engine wants init's input
        return await self._desk.follow(self._story)

    async def _story(self) -> str:
        self._asked: dict[CampaignStep, list[str]] = {step: [] for step in CampaignStep}
        self._offered: list[str] = []
        self._decided: list[int] = []
        self._desk.enter(CampaignPhase.CALLING)
        self._open(*opening_asks(self._case))
        while self._desk.has_open:
            ask, verdict = await self._desk.next_verdict()
            self._goes_on(CampaignStep(ask.step), ask, verdict)
        self._desk.enter(CampaignPhase.ENDED)
        return COMPLETED

    def _goes_on(self, step: CampaignStep, ask: Ask, verdict: Verdict) -> None:
        match step:
            case CampaignStep.STAGE:
                self._comes_to(ask, verdict)
            case CampaignStep.DECIDE_PLACEMENTS:
                self._release(*self._asked[CampaignStep.RANK_APPLICANTS])
                self._decided.append(Selection.of_key(ask.key).call)
            case CampaignStep.KEEP_POSTING:
                self._is_withdrawn(PostingName.of_key(ask.key))
            case CampaignStep.ASSESS_APPLICANTS | CampaignStep.RANK_APPLICANTS:
                pass  # what the panel said stands in the book
            case _:
                self._is_worded(PostingName.of_key(ask.key), step, verdict)

    def _is_worded(self, posting: PostingName, step: CampaignStep, verdict: Verdict) -> None:
        """A posting on its way to the list: proposed, screened, its panel named."""
        match step, verdict:
            case CampaignStep.PROPOSE_POSTING, Verdict.SUBMITTED:
                self._open(posting.ask(CampaignStep.SCREEN_POSTING))
                if posting.attempt == 1:
                    self._open(posting.next.ask(CampaignStep.PROPOSE_POSTING))
            case CampaignStep.SCREEN_POSTING, Verdict.CONFIRMED:
                self._open(posting.ask(CampaignStep.NAME_PANEL))
            case CampaignStep.SCREEN_POSTING, Verdict.SENT_BACK:
                self._open(posting.again.ask(CampaignStep.PROPOSE_POSTING))
            case CampaignStep.NAME_PANEL, Verdict.SUBMITTED:
                self._offered.append(posting.text)
                self._open(posting.ask(CampaignStep.KEEP_POSTING))

    def _is_withdrawn(self, posting: PostingName) -> None:
        if posting.text in self._offered:
            self._offered.remove(posting.text)
        for step in (CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS):
            about = [it for it in self._asked[step] if Selection.of_key(it).posting == posting.text]
            self._release(*about)

    def _comes_to(self, ask: Ask, verdict: Verdict) -> None:
        """A date has come; results wait for the decision, and HR may move their date until both are there."""
        stage = stage_of(ask.key)
        if verdict is Verdict.CALLED_OFF:
            self._does_without_second_call(stage)
        elif stage in _RESULTS and call_of(stage) not in self._decided:
            self._mark(CampaignMark.PUT_OFF, call_of(stage))
            self._open(ask.again(ask.key))
        else:
            self._passes(stage)

    def _does_without_second_call(self, stage: Stage) -> None:
        """No time is left to hold it, or to answer its results; whoever applied hears so."""
        if stage is Stage.SECOND_RESULTS_ON:
            for step in (CampaignStep.RANK_APPLICANTS, CampaignStep.DECIDE_PLACEMENTS):
                self._release(*self._asked[step])
            self._mark(CampaignMark.RESULTS, call_of(stage))
        self._enter(CampaignPhase.PLACED, Stage.TRANSFER_ON)

    def _passes(self, stage: Stage) -> None:
        """A date has come: what was to be done until then is over, and the next one is waited for."""
        call = call_of(stage)
        match stage:
            case Stage.POSTS_DUE:
                self._enter(CampaignPhase.SCREENING, Stage.LISTED_ON)
                first = [it for it in self._asked[CampaignStep.PROPOSE_POSTING] if _is_first(it)]
                self._release(*first)
            case Stage.LISTED_ON:
                self._mark(CampaignMark.LIST, call)
                for step in BEFORE_LISTING:
                    self._release(*self._asked[step])
                self._enter(CampaignPhase.LISTED, Stage.APPLICATIONS_FROM)
            case Stage.APPLICATIONS_FROM:
                self._mark(CampaignMark.RECEIVE, call)
                self._enter(CampaignPhase.APPLYING, Stage.APPLICATIONS_TO)
            case Stage.SECOND_FROM:
                self._mark(CampaignMark.RECEIVE, call)
                self._enter(CampaignPhase.APPLYING, Stage.SECOND_TO)
            case Stage.APPLICATIONS_TO:
                self._mark(CampaignMark.CHECK, call)
                self._enter(CampaignPhase.CHECKING, Stage.OPENED_TO_PANELS_ON)
            case Stage.SECOND_TO:
                self._mark(CampaignMark.CHECK, call)
                self._enter(CampaignPhase.CHECKING, Stage.SECOND_OPENED_ON)
            case Stage.OPENED_TO_PANELS_ON:
                self._begins_selection(call, Stage.RANKING_DUE)
            case Stage.SECOND_OPENED_ON:
                self._begins_selection(call, Stage.SECOND_RANKING_DUE)
            case Stage.RANKING_DUE | Stage.SECOND_RANKING_DUE:
                self._ends_selection(call)
            case Stage.RESULTS_ON | Stage.SECOND_RESULTS_ON:
                self._mark(CampaignMark.RESULTS, call)
                goes_on = call == 1 and self._case.second_call
                self._enter(
                    CampaignPhase.PLACED, Stage.SECOND_FROM if goes_on else Stage.TRANSFER_ON
                )
            case Stage.TRANSFER_ON:
                self._release(*self._asked[CampaignStep.KEEP_POSTING])

    def _begins_selection(self, call: int, until: Stage) -> None:
        """Every panel is asked, also one nobody applied to: what it is asked tells nothing."""
        self._mark(CampaignMark.OPEN_TO_PANELS, call)
        for posting in self._offered:
            for member in range(1, self._case.panel_size + 1):
                one = Selection(posting=posting, call=call, member=member)
                self._open(one.ask(CampaignStep.ASSESS_APPLICANTS))
            whole = Selection(posting=posting, call=call)
            self._open(whole.ask(CampaignStep.RANK_APPLICANTS))
        self._enter(CampaignPhase.SELECTING, until)

    def _ends_selection(self, call: int) -> None:
        """A panel that has not come to an order yet may still do so until the decision."""
        self._release(*self._asked[CampaignStep.ASSESS_APPLICANTS])
        self._open(Selection(posting="all", call=call).ask(CampaignStep.DECIDE_PLACEMENTS))
        self._enter(CampaignPhase.DECIDING, _RESULTS[call - 1])

    def _enter(self, phase: CampaignPhase, until: Stage) -> None:
        self._desk.enter(phase)
        self._open(stage_ask(until))

    def _mark(self, mark: CampaignMark, call: int) -> None:
        self._desk.mark(mark.of(call))

    def _open(self, *asks: Ask) -> None:
        for ask in asks:
            self._asked[CampaignStep(ask.step)].append(ask.key)
        self._desk.open(*asks)

    def _release(self, *keys: str) -> None:
        """Takes tasks back; those that have ended stay so."""
        for key in keys:
            self._desk.release(key)


def _is_first(task_key: str) -> bool:
    """Not one that was sent back: whoever words it again has days of their own."""
    return PostingName.of_key(task_key).attempt == 1
