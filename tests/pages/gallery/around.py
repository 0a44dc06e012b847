"""Around a submission 提出の前後 in the gallery: check, receipt, other exits, links that heal, paper."""

from datetime import date

from api.i18n.fields import field_words
from api.views.frame import Place
from api.views.letters import PaperField, PaperForm, PaperLetter
from api.views.person import Link
from api.views.submission import AnswerRow, Check, Exit, Healed, Received, Withdrawal
from models.acts import Act
from models.errors import FieldError
from models.evaluation.steps import Step
from tests.pages.gallery.goals import GOALS
from tests.pages.gallery.ratings import UNRATED, WHOLE
from tests.pages.gallery.scene import CYCLE, HANAKO, LONG, NAKAMURA, SATO, TAKAGI, Scene, at
from tests.pages.gallery.tasks import answers, head

HEAD = head(Step.REVIEW_GOALS)
ROWS = (
    AnswerRow(field="act", act=Act.AGREE, href="#act"),
    AnswerRow(field="day", day=date(2026, 10, 9), href="#day"),
    AnswerRow(field="words", text="", href="#words"),
    AnswerRow(field="items-ethics-comment", label="倫理", text="一行目\n二行目", href="#x"),
    AnswerRow(field="goals-0-title", text="支払伝票の返戻を減らす"),
)
CHECK = Check(
    act=Act.AGREE, rows=ROWS, action="/t/8f3k2m9q", nonce="n", version=1, hidden={"act": "agree"}
)
RECEIPT = Received(
    number="7F3K-2M9Q",
    at=at(10, 13, 14, 7),
    act=Act.AGREE,
    step=Step.REVIEW_GOALS,
    subject=HANAKO,
    told_to=HANAKO,
    withdraw_href="/r/7F3K-2M9Q/withdraw",
    remaining=3,
    next_person=TAKAGI,
    next_due=at(10, 16),
)
NO_REASON = answers(errors=field_words("ja").lines([FieldError("reason", "required")]))
FORM = PaperForm(
    person=HANAKO,
    cycle=CYCLE,
    step=Step.DECLARE,
    due_at=at(10, 30),
    code="8F3K-2M9Q",
    goals=GOALS,
    fields=(
        PaperField(
            label="目標1 したことと結果", hint="測り方に沿って", choices=("S", "A", "B", "C", "D")
        ),
        PaperField(label="全体の振り返り", lines=5),
    ),
    return_to="会計課 庶務",
)
LETTER = PaperLetter(
    person=LONG,
    written_on=date(2026, 10, 13),
    subject="【10/16(金)まで】目標の確認をお願いします",
    paragraphs=(
        "10月16日(金)17:15までに、目標の確認をお願いします。",
        "次のページを開き、ログインしてください。",
    ),
    sender="あゆみ市 人事課",
    link="https://ayumi.example.jp/t/8f3k2m9q",
)
HEALED = {
    "done": Healed(
        how="done",
        step=Step.REVIEW_GOALS,
        at=at(10, 14),
        receipt=Link(words="7F3K-2M9Q", href="#r"),
    ),
    "others_turn": Healed(
        how="others_turn", step=Step.REVIEW_GOALS, person=SATO, record_href="/my-record"
    ),
    "not_yet": Healed(how="not_yet", step=Step.DECLARE, at=at(10, 19)),
    "expired": Healed(how="expired", step=Step.DECLARE, at=at(10, 16)),
    "cancelled": Healed(how="cancelled", step=Step.DECLARE),
    "withdrawn": Healed(how="withdrawn", step=Step.REVIEW_GOALS, at=at(10, 14)),
    "handed_to_hr": Healed(how="handed_to_hr", step=Step.REVIEW_GOALS, now_href="/t/8f3k2m9q"),
}


def plain_answers() -> dict[str, object]:
    return {"head": HEAD, "answers": answers(), "exit": Exit(goes_to=NAKAMURA)}


SCENES = (
    Scene(
        "tasks-whole_sheet-full",
        "tasks/whole_sheet.html",
        {"head": head(Step.CONFIRM), "sheet": WHOLE},
    ),
    Scene(
        "tasks-whole_sheet-empty",
        "tasks/whole_sheet.html",
        {"head": head(Step.ADJUST), "sheet": UNRATED},
    ),
    Scene("tasks-check-filled", "tasks/check.html", {"head": HEAD, "check": CHECK}),
    Scene(
        "tasks-check-send_back",
        "tasks/check.html",
        {"head": HEAD, "check": CHECK.model_copy(update={"act": Act.SEND_BACK})},
    ),
    Scene(
        "tasks-check-one_act",
        "tasks/check.html",
        {
            "head": head(Step.CLOSING_INTERVIEW),
            "check": CHECK.model_copy(update={"act": Act.SUBMIT, "rows": ROWS[1:]}),
        },
    ),
    Scene(
        "tasks-check-changed",
        "tasks/check.html",
        {"head": HEAD, "check": CHECK.model_copy(update={"changed": True})},
    ),
    Scene("tasks-received-done", "tasks/received.html", {"receipt": RECEIPT}),
    Scene(
        "tasks-received-deputy",
        "tasks/received.html",
        {"receipt": RECEIPT.model_copy(update={"acting_for": NAKAMURA})},
    ),
    *(
        Scene(
            f"tasks-received-{state}",
            "tasks/received.html",
            {"receipt": RECEIPT.model_copy(update={state: True, "withdraw_href": ""})},
        )
        for state in ("withdrawn", "refused")
    ),
    Scene(
        "tasks-received-last",
        "tasks/received.html",
        {
            "receipt": RECEIPT.model_copy(
                update={
                    "next_person": None,
                    "waiting": True,
                    "earlier_content": True,
                    "from_paper": date(2026, 10, 9),
                }
            )
        },
    ),
    Scene("tasks-cannot-empty", "tasks/cannot.html", plain_answers()),
    Scene("tasks-cannot-error", "tasks/cannot.html", plain_answers() | {"answers": NO_REASON}),
    Scene("tasks-hand_up-empty", "tasks/hand_up.html", plain_answers()),
    Scene(
        "tasks-hand_up-error",
        "tasks/hand_up.html",
        plain_answers() | {"answers": NO_REASON, "exit": Exit()},
    ),
    Scene(
        "tasks-withdraw-filled",
        "tasks/withdraw.html",
        plain_answers() | {"withdrawal": Withdrawal(number="7F3K-2M9Q", at=at(10, 13))},
    ),
    Scene(
        "tasks-withdraw-done",
        "tasks/withdraw.html",
        plain_answers()
        | {
            "withdrawal": Withdrawal(
                number="7F3K-2M9Q", at=at(10, 13), possible=False, next_person=SATO
            )
        },
    ),
    *(
        Scene(
            f"tasks-healed-{how}", "tasks/healed.html", {"healed": healed}, HANAKO, Place.MY_TASKS
        )
        for how, healed in HEALED.items()
    ),
    Scene(
        "print-letter-filled",
        "print/letter.html",
        {"letter": LETTER, "back": Link(words="手紙", href="#")},
    ),
    Scene(
        "print-form-filled",
        "print/form.html",
        {"form": FORM, "back": Link(words="紙の代行入力", href="#")},
    ),
)
