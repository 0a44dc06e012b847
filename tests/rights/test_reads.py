"""Protected content is read in a few places only (S11): pages ask access functions, never the tables themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PROTECTED: Final = frozenset(
    {
        "SheetRow",
        "ReceiptRow",
        "ResultRow",
        "DisclosureRow",
        "DraftRow",
        "ConductLogRow",
        "NoteRow",
        "MessageRow",
        "TalkNoteRow",
        "TalkActionRow",
        "ReferralRow",
        "ApplicationRow",
        "CandidacyRow",
        "AssessmentRow",
        "AdviceRequestRow",
        "MentoringProfileRow",
        "MentoringOfferRow",
        "PairRow",
        "PairSheetRow",
    }
)
"""Rows with what people wrote, or what was decided about them."""
GATE: Final = "access"
"""Modules ``access…`` are the gates: pages read protected content through them alone."""
WRITERS: Final = {
    "advice": "takes a place of the adviser and seals the question; opens nothing",
    "advice_retention": "destroys what is past its time of keeping; opens nothing",
    "advice_round": "letters: what waits for whom, no content",
    "campaigns": "the book itself: a campaign as its pages find and leave it",
    "case_traces": "destroys what is past its time of keeping; opens nothing",
    "conduct_logs": "rights of ``models.conduct_log`` are an argument of every read",
    "drafts": "keeps one's own draft",
    "interviews": "times of a panel's duty and of one's own application; opens nothing",
    "figures": "counts, for status and doctor; no page uses it",
    "last_words": "what a case has yet to hear before the results; no page uses it",
    "letter_reasons": "letters: which state a submission is in, for the round",
    "mentoring_offers": "keeps one's own word for a year; who volunteers, for the plan and the opening",
    "mentoring_retention": "destroys what is past its time of keeping; opens nothing",
    "mentoring_traces": "destroys what is past its time of keeping; opens nothing",
    "morning_round": "letters: what waits for whom, no content",
    "messages": "what a case has yet to hear",
    "orders_told": "what a case has yet to hear of an order",
    "overall_letters": "last ratings, for who may apply; no page uses it",
    "pages": "the book itself: effects of a page",
    "programmes": "the book itself: a programme's year as its pages find and leave it",
    "placement_answers": "whether the seat an answer speaks of is still held; of the answering person's own task alone",
    "placement_decisions": "whether an order or a decision is on its way; yes or no, no content",
    "posting_feedback": "an application of the desk's or of one's own, which a gate has given",
    "posting_let_in": "writes what a desk_book let the viewer decide about a dispute",
    "posting_retention": "destroys what is past its time of keeping; opens nothing",
    "posting_traces": "destroys what is past its time of keeping; opens nothing",
    "quiet": "whether anything is still unheard; no content",
    "receipts": "takes submissions, and finds the one that stands by its form's key",
    "reservations": "times that a submission no page has heard of yet has taken",
    "talk_retention": "destroys what is past its time of keeping; opens nothing",
    "sheets": "the book itself, and the gates",
    "withdrawals": "takes a submission back",
}
"""Modules that know these tables and are no gate, each with its reason; pages use their writes only."""
READS_OF_WRITERS: Final = frozenset({"sheets_of", "result_versions"})
"""Reads that ask nobody's right: for the book and the gates, never for a page."""

GIVEN: Final = {
    "state_of_chain": "the length of the trail; the page asks for the auditor",
    "task_at": "where a link leads; the dependency asks next",
    "dossier_for_task": "a task that is_turn_of has let through",
    "draft_of": "asked with the viewer's own id",
    "task_that_followed": "follows a receipt of one's own",
    "anybody_began": "yes or no, no content",
    "confirmed_rating": "with the result that was let through",
    "confirmed_result": "a task after confirmation that is_turn_of has let through",
    "disclosed_result": "a case of my_cases",
    "own_case": "a case of my_cases",
    "add_note": "writes one's own",
    "directory": "what everybody may read",
    "notes_of": "a talk of the two, which talk_of_pair has given",
    "note_of": "the same",
    "save_note": "the same",
    "agenda_of_before": "the same, for the employee",
    "last_talk": "the same",
    "actions_of": "the same",
    "add_action": "the same",
    "mark_action": "the same",
    "goals_beside": "the same; the page says whether the viewer evaluates",
    "write_referral": "the same",
    "referrals_of": "the same",
    "answer_referral": "the same, by the employee",
    "case_of_referral": "a referral of referral_at_desk or take_referral",
    "tasks_on_paper": "people whom may_print_for has let through",
    "undone": "a task of HR that is_turn_of has let through",
    "talk_of_task": "a task that is_turn_of has let through, or of a receipt of one's own",
    "talks_of_tasks": "tasks of my_living_tasks; times and places, no text",
    "panel_of": "who sits where: HR, and a duty of duty_of_task",
    "candidates": "the posting of a duty of duty_of_task",
    "papers_of": "a duty of duty_of_task",
    "assessments_of": "the same, and the chair's alone",
    "with_every_task": "cases of cases_of_my_people",
    "words_of_application": "an application that desk_book lets the viewer see",
    "reasons_of_panel": "the same",
    "ranked_postings": "a desk_book; yes or no, no content",
    "cycle_of_posting": "the campaign alone; desk_book asks next",
    "cycle_of_application": "the same",
    "cycle_of_choice": "the same",
    "public_campaign": "what everybody may read",
    "newest_campaign": "that there is one is no secret",
    "postings_of_sections": "sections whose head the viewer is, or a task that is_turn_of has let through",
    "posting_of_task": "a task that is_turn_of has let through",
    "panels_of": "postings of public_side; who sits where is read by everybody",
}
"""Functions of the gates that take what an access function has given, instead of the viewer."""
QUESTIONS: Final = frozenset(
    {"select", "update", "delete", "insert", "get", "get_one", "col", "scalars", "execute", "text"}
)


def _modules(folder: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def _queried(tree: ast.Module) -> set[str]:
    """Names of protected rows that stand inside a call of ``select``, ``update``, ``delete``, ``get`` …"""
    found = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        function = call.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name in QUESTIONS:
            found |= {it for arg in call.args for it in _names(arg)} & PROTECTED
    return found


def _names(node: ast.AST) -> Iterator[str]:
    return (inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name))


def _imported(tree: ast.Module) -> set[str]:
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_no_page_asks_a_protected_table() -> None:
    """A page may hold a row it was given; it never makes a query of its own about one."""
    asking = {name: rows for name, tree in _modules("api") if (rows := _queried(tree))}
    assert asking == {}


def test_no_page_reads_past_the_gates() -> None:
    past = {
        name: rows for name, tree in _modules("api") if (rows := _imported(tree) & READS_OF_WRITERS)
    }
    assert past == {}


def test_no_page_speaks_sql() -> None:
    spoken = [
        name
        for name, tree in _modules("api")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module in ("sqlalchemy", "sqlmodel")
        and {"select", "text", "update", "delete", "insert"} & {it.name for it in node.names}
    ]
    assert spoken == ["api/health.py"]  # SELECT 1


def test_only_the_gates_and_the_book_know_protected_tables() -> None:
    """A new query module that reads them is either a gate ``access_*`` or stands here with its reason."""
    known = {
        Path(name).stem for name, tree in _modules("models/queries") if _imported(tree) & PROTECTED
    }
    assert {name for name in known if not name.startswith(GATE)} <= set(WRITERS)
    assert sum(name.startswith(GATE) for name in known) >= 5


def test_every_gate_says_who_may() -> None:
    """Each public function of a gate takes the viewer, or something only an access function has given."""
    silent = [
        f"{name}:{node.name}"
        for name, tree in _modules("models/queries")
        if Path(name).stem.startswith(GATE)
        for node in tree.body
        if isinstance(node, ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and "viewer" not in {arg.arg for arg in node.args.args}
        and node.name not in GIVEN
    ]
    assert silent == []
