"""The proposed matching 配置の案 worked out of a campaign as it stands, and shown to whoever may see whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from api import addresses
from api.posting_desk.at_hand import DeskAtHand
from api.views.posting_desk import (
    MatchingView,
    MovedLine,
    Placed,
    PlacedAt,
    ProblemLine,
    Released,
)
from models.challenge_job.explanations import explain
from models.challenge_job.lot_seed import lot_seed
from models.challenge_job.matching import Matching, solve
from models.challenge_job.preference_problems import PreferenceProblem, preference_problems
from models.challenge_job.preferences import ExcludedBecause, Preferences
from models.challenge_job.verifier import Proof, verify
from models.challenge_job.what_if import Moved
from models.queries.campaign_preferences import preferences_of
from models.queries.campaigns import Values
from models.seating import section_name
from models.tables.application import VetoRow


@dataclass(frozen=True)
class Worked:
    """What both sides want, and the matching of it; without one while there are problems."""

    wanted: Preferences
    problems: tuple[PreferenceProblem, ...]
    matching: Matching | None = None
    proof: Proof | None = None

    @property
    def sentences(self) -> dict[str, str]:
        """By application, what the person would be told."""
        if self.matching is None:
            return {}
        told = explain(self.wanted, self.matching, unsuitable_said=False)
        return {it.applicant_id: it.sentence.value for it in told}


def worked(wanted: Preferences) -> Worked:
    """Solved and proven; or the problems, each named."""
    problems = preference_problems(wanted)
    if problems:
        return Worked(wanted, problems)
    matching = solve(wanted)
    return Worked(wanted, (), matching, verify(wanted, matching))


def proposal(hand: DeskAtHand, call: int) -> Worked:
    """The matching of a call as the book stands now, with the campaign's own lot."""
    seed = lot_seed(hand.desk.cycle.id, call)
    return worked(preferences_of(hand.desk.book, call, seed))


def matching_view(
    hand: DeskAtHand, call: int, found: Worked, vetoes: Mapping[str, VetoRow]
) -> MatchingView:
    """People of another office stand in the proof and nowhere else."""
    lines = placed_lines(hand, call, found, vetoes)
    post_of = found.matching.post_of() if found.matching else {}
    limit = hand.chapter.release_limit_per_section.value
    seated = {key: line for key, line in lines.items() if key in post_of}
    return MatchingView(
        problems=tuple(problem_lines(hand, found.problems)),
        postings=tuple(_by_posting(hand, post_of, seated)),
        unplaced=tuple(line for key, line in lines.items() if key not in post_of)
        if found.matching
        else (),
        is_sound=found.proof is not None and found.proof.sound,
        blocking=len(found.proof.blocking) if found.proof else 0,
        seed=found.wanted.seed or 0,
        limit=limit,
        over_limit=tuple(_over(hand, limit, seated)) if limit else (),
        asked_vetoes=tuple(_asked(hand, vetoes)),
        what_if_href=addresses.POSTING_DESK_WHAT_IF,
    )


def placed_lines(
    hand: DeskAtHand, call: int, found: Worked, vetoes: Mapping[str, VetoRow]
) -> dict[str, Placed]:
    """By application, everybody of the matching whom the viewer sees, in the order of employee numbers."""
    sentences = found.sentences
    known = {it.applicant_id for it in found.wanted.choices}
    post_of = found.matching.post_of() if found.matching else {}
    return {
        it["id"]: _line(hand, it, post_of.get(it["id"]), sentences.get(it["id"], ""), vetoes)
        for it in hand.desk.applications(call)
        if it["id"] in known
    }


def problem_lines(hand: DeskAtHand, problems: Iterable[PreferenceProblem]) -> Iterator[ProblemLine]:
    """Of somebody of the other office, that there is one to mend: not whose, nor at which posting."""
    for it in problems:
        seen = hand.desk.sees(it.applicant_id)
        application = hand.desk.book.applications[it.applicant_id] if seen else None
        is_named = it.post_id in hand.desk.book.postings and (seen or not it.applicant_id)
        yield ProblemLine(
            fault=it.fault.value,
            posting=hand.posting(it.post_id).title if is_named else "",
            person=hand.person(application["person_id"]) if application else None,
        )


def moved_lines(hand: DeskAtHand, moved: Iterable[Moved]) -> Iterator[MovedLine]:
    """Of those the viewer sees."""
    for it in moved:
        if hand.desk.sees(it.applicant_id):
            application = hand.desk.book.applications[it.applicant_id]
            yield MovedLine(
                person=hand.person(application["person_id"]),
                before=hand.posting(it.before).title if it.before else "",
                after=hand.posting(it.after).title if it.after else "",
            )


def _line(
    hand: DeskAtHand,
    application: Values,
    posting_id: str | None,
    sentence: str,
    vetoes: Mapping[str, VetoRow],
) -> Placed:
    choices = hand.desk.book.choices_of(application["id"])
    own = next((it for it in choices if it["posting_id"] == posting_id), None)
    about = own or choices[0]
    veto = vetoes.get(about["id"])
    return Placed(
        person=hand.person(application["person_id"]),
        sentence=sentence,
        href=addresses.POSTING_DESK_CHOICE.format(candidacy_id=about["id"]),
        choice=own["choice"] if own else 0,
        veto_asked=veto is not None and _waits(veto),
    )


def _by_posting(
    hand: DeskAtHand, post_of: Mapping[str, str], seated: Mapping[str, Placed]
) -> Iterator[PlacedAt]:
    postings = (it for it in hand.desk.book.postings.values() if it["number"])
    for row in sorted(postings, key=lambda it: it["number"]):
        here = tuple(line for key, line in seated.items() if post_of[key] == row["id"])
        yield PlacedAt(posting=hand.posting(row["id"]), placed=here)


def _over(hand: DeskAtHand, limit: int, seated: Mapping[str, Placed]) -> Iterator[Released]:
    """Sections that would lose more people than the pack lets them, by where people sit today."""
    leaving: dict[str, list[Placed]] = defaultdict(list)
    for key, line in seated.items():
        who = hand.desk.book.applications[key]["person_id"]
        leaving[section_name(hand.organisation, who, hand.today)].append(line)
    for section, people in sorted(leaving.items()):
        if section and len(people) > limit:
            yield Released(section=section, people=tuple(people))


def _asked(hand: DeskAtHand, vetoes: Mapping[str, VetoRow]) -> Iterator[Placed]:
    for key, veto in vetoes.items():
        if _waits(veto):
            line = hand.choice(hand.desk.candidacy(key))
            yield Placed(person=line.person, sentence="", href=line.href, veto_asked=True)


def _waits(veto: VetoRow) -> bool:
    """For a second person: a veto, or its end."""
    is_new = veto.because == ExcludedBecause.VETO and veto.agreed_by is None
    return is_new or veto.back_by is not None
