"""Letters and paper 手紙・紙の代行入力 of the HR desk in the gallery."""

from datetime import date

from api.views.hr_desk import LetterExample, Letters, PaperDesk, PaperTask
from api.views.letters import PaperCode, PaperLetter
from api.views.person import Link
from models.evaluation.steps import Step
from models.letters import LetterState
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.place_views import OPENED
from tests.pages.gallery.scene import LONG, Scene, at

EXAMPLE = LetterExample(
    subject=OPENED.subject, text=OPENED.text, html_href="/letter.html", sender="あゆみ市 人事課"
)
PAPER = EXAMPLE.model_copy(update={"to": "山田 花子", "print_href": "#p"})
LETTERS = Letters(
    examples=(EXAMPLE, EXAMPLE),
    counts=((LetterState.SENT, 120), (LetterState.FAILED, 1)),
    failed=(
        PAPER,
        PAPER.model_copy(update={"why": "unreadable"}),
        PAPER.model_copy(update={"why": "no_words", "print_href": ""}),
    ),
    paper=(PAPER,),
)
DESK = PaperDesk(
    tasks=(
        PaperTask(
            person=LONG, step=Step.DRAFT_GOALS, due_at=at(10, 16), enter_href="#e", print_href="#p"
        ),
    ),
    done=(Link(words="林 大地 目標の提出", href="#d"),),
)

ON_PAPER = PaperLetter(
    person=LONG,
    written_on=date(2026, 10, 13),
    subject="【10/27(火)まで】人事評価の利用登録をお願いします",
    paragraphs=("10月27日(火)17:15までに、利用の登録をお願いします。",),
    sender="あゆみ市 人事課",
    handed_action="#",
    code=PaperCode(
        number="20260123",
        code="7F3K-2M9Q-00AB-CDEF-GH12-3456-789X",
        page="https://ayumi.example.jp/invitation",
        until=at(10, 27),
    ),
)
SCENES = (
    hr(
        "print-invitation-filled",
        "print/letter.html",
        "/hr/letters/1/print",
        letter=ON_PAPER,
        back=Link(words="手紙", href="#"),
    ),
    Scene("sign_in_code-empty", "sign_in/code.html", {"code": "", "wrong": False}, None, None),
    Scene("sign_in_code-error", "sign_in/code.html", {"code": "7F3K", "wrong": True}, None, None),
    hr("hr_letters-filled", "hr/letters.html", "/hr/letters", letters=LETTERS),
    hr("hr_letters-empty", "hr/letters.html", "/hr/letters", letters=Letters()),
    hr("hr_paper-filled", "hr/paper_entry.html", "/hr/paper", desk=DESK),
    hr("hr_paper-empty", "hr/paper_entry.html", "/hr/paper", desk=PaperDesk()),
)
