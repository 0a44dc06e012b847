"""Seats taken back 内定の取消し: a posting withdrawn after the results takes with it what nobody has accepted yet.

Whoever accepted keeps the transfer and its order 発令. Whoever was offered a seat waits again
for the others they named, and is told why in a sentence of their own.
"""

from activities.placing import refill
from activities.telling import tell
from activities.turning import Turning
from models.acts import Act
from models.challenge_job.case import Entry
from models.challenge_job.explanations import Sentence
from models.challenge_job.posting import ApplicationState
from models.challenge_job.steps import ApplicationStep
from models.queries.campaigns import CampaignBook
from models.queries.pages import Values


def take_back_seats(turning: Turning, posting: Values) -> None:
    """An answer that was received before counts, also where its case has not heard it yet."""
    book, calls = turning.campaign, set()
    for application in book.applications.values():
        if _is_only_offered(book, application, posting):
            calls.add(application["call"])
            _take_back(turning, application)
    for call in sorted(calls):
        refill(turning, call)


def _is_only_offered(book: CampaignBook, application: Values, posting: Values) -> bool:
    is_here = application["posting_id"] == posting["id"]
    is_offered = is_here and application["state"] == ApplicationState.PLACED
    return is_offered and _at(application) not in book.answering


def _take_back(turning: Turning, application: Values) -> None:
    application |= {
        "state": ApplicationState.NOT_PLACED.value,
        "posting_id": None,
        "sentence": Sentence.SEAT_TAKEN_BACK.value,
    }
    book, at = turning.campaign, _at(application)
    key = book.accepting.get(at) or _key_to_come(book, at)
    if key:
        tell(turning, application["case_id"], key, Act.NOT_PLACE)
        book.following[at] = Entry.of_key(key).again.ask(ApplicationStep.READ_OUTCOME).key


def _key_to_come(book: CampaignBook, at: str) -> str:
    """Of the task at which the seat would have been answered, had its case heard of it already."""
    key = book.following.get(at, "")
    return Entry.of_key(key).ask(ApplicationStep.ACCEPT_PLACEMENT).key if key else ""


def _at(application: Values) -> str:
    return f"{application['case_id']}/{application['call']}"
