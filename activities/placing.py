"""Placing 配置: the results of a call at one moment, and seats that become free after it.

Whatever was withdrawn before the results is left out and everybody placed anew; after them, nobody who
has a seat moves, and a free one goes to the next whom its panel ranked.
"""

from activities.telling import tell
from activities.turning import Turning
from models.acts import Act
from models.challenge_job.case import Entry
from models.challenge_job.explanations import Sentence, explain
from models.challenge_job.late_results import leaves_time
from models.challenge_job.matching import Matching, Placement, solve
from models.challenge_job.posting import GONE, ApplicationState
from models.challenge_job.preferences import Preferences
from models.challenge_job.steps import ApplicationStep
from models.challenge_job.verifier import verify
from models.challenge_job.withdrawals import refilled
from models.queries.campaign_preferences import preferences_of
from models.queries.campaigns import CampaignBook
from models.queries.pages import Values


def announce(turning: Turning, call: int) -> None:
    """Everybody's outcome, its proof, and the word to each applicant's case."""
    book = turning.campaign
    if call not in book.matchings:
        _pass_over_all(turning, call, Sentence.LEFT_OUT)
        return
    decided = book.matchings[call]
    wanted = preferences_of(book, call, decided["seed"])
    matching = solve(wanted)
    proof = verify(wanted, matching)
    decided |= {"report": proof.model_dump(mode="json"), "announced_at": turning.at}
    sentences = {
        it.applicant_id: it.sentence.value
        for it in explain(wanted, matching, unsuitable_said=False)
    }
    post_of = matching.post_of()
    for choice in wanted.choices:
        application = book.applications[choice.applicant_id]
        application["sentence"] = sentences[application["id"]]
        if application["id"] in post_of:
            _place(turning, application, post_of[application["id"]])
        else:
            _pass_over(turning, application)
    _pass_over_all(turning, call, Sentence.NOT_CHOSEN)


def _pass_over_all(turning: Turning, call: int, sentence: Sentence) -> None:
    """Whoever has no outcome yet; all of them where a second call ended without a decision."""
    for application in turning.campaign.applications.values():
        if application["call"] == call and application["state"] == ApplicationState.SUBMITTED:
            application["sentence"] = sentence.value
            _pass_over(turning, application)


def refill(turning: Turning, call: int) -> None:
    """Gives the seats that are free since the results to whoever can still hear of it.

    Nothing happens before the results, nor so late that nobody could answer before the transfer.
    """
    book = turning.campaign
    decided = book.matchings.get(call)
    if decided is None or decided["announced_at"] is None or not _leaves_time(turning):
        return
    wanted = preferences_of(book, call, decided["seed"], after=True)
    before = _as_announced(book, wanted)
    gone = [
        it["id"]
        for it in book.applications.values()
        if _is_gone(it, call) or not (it["posting_id"] or _key_of_outcome(book, it))
    ]
    since = refilled(wanted, before, gone)
    post_of = since.post_of()
    for told in explain(wanted, since, unsuitable_said=False):
        application = book.applications[told.applicant_id]
        is_next = application["state"] == ApplicationState.NOT_PLACED
        if is_next and told.applicant_id in post_of:
            application["sentence"] = told.sentence.value
            application |= _placed(post_of[told.applicant_id])
            key = _key_of_outcome(book, application)
            tell(turning, application["case_id"], key, Act.PLACE)


def _leaves_time(turning: Turning) -> bool:
    days, today = turning.world.rules_of(turning.case).days, turning.world.today(turning.case)
    return leaves_time(turning.campaign.days, today, days)


def _as_announced(book: CampaignBook, wanted: Preferences) -> Matching:
    """Who has, or had, which seat since the results."""
    placed = {
        it.applicant_id: book.applications[it.applicant_id]["posting_id"] for it in wanted.choices
    }
    return Matching(
        placed=tuple(
            Placement(applicant_id=who, post_id=post)
            for who, post in sorted(placed.items())
            if post
        ),
        unplaced=tuple(sorted(who for who, post in placed.items() if not post)),
    )


def _is_gone(application: Values, call: int) -> bool:
    return application["call"] == call and application["state"] in GONE


def _place(turning: Turning, application: Values, posting_id: str) -> None:
    application |= _placed(posting_id)
    _tell(turning, application, Act.PLACE)


def _placed(posting_id: str) -> Values:
    return {"state": ApplicationState.PLACED.value, "posting_id": posting_id}


def _pass_over(turning: Turning, application: Values) -> None:
    application["state"] = ApplicationState.NOT_PLACED.value
    _tell(turning, application, Act.NOT_PLACE)


def _tell(turning: Turning, application: Values, act: Act) -> None:
    """A case that has just withdrawn hears nothing: its own page settles the seat."""
    key = _following(turning.campaign, application)
    if key:
        tell(turning, application["case_id"], key, act)


def _key_of_outcome(book: CampaignBook, application: Values) -> str:
    """The task at which somebody passed over reads so, also while the case has not heard it yet."""
    key = _following(book, application)
    return Entry.of_key(key).ask(ApplicationStep.READ_OUTCOME).key if key else ""


def _following(book: CampaignBook, application: Values) -> str:
    return book.following.get(f"{application['case_id']}/{application['call']}", "")
