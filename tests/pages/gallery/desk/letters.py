"""Letters and paper 手紙・紙の代行入力 of the HR desk in the gallery."""

from api.views.hr_desk import LetterExample, Letters, PaperDesk, PaperTask
from api.views.person import Link
from models.evaluation.steps import Step
from models.letters import LetterState
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.places import OPENED
from tests.pages.gallery.scene import LONG, at

EXAMPLE = LetterExample(
    subject=OPENED.subject, text=OPENED.text, html_href="/letter.html", sender="あゆみ市 人事課"
)
PAPER = EXAMPLE.model_copy(update={"to": "山田 花子", "print_href": "#p"})
LETTERS = Letters(
    examples=(EXAMPLE, EXAMPLE),
    counts=((LetterState.SENT, 120), (LetterState.FAILED, 1)),
    failed=(PAPER,),
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

SCENES = (
    hr("hr_letters-filled", "hr/letters.html", "/hr/letters", letters=LETTERS),
    hr("hr_letters-empty", "hr/letters.html", "/hr/letters", letters=Letters()),
    hr("hr_paper-filled", "hr/paper_entry.html", "/hr/paper", desk=DESK),
    hr("hr_paper-empty", "hr/paper_entry.html", "/hr/paper", desk=PaperDesk()),
)
