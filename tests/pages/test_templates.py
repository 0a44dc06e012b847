"""Templates 画面のひな形: every page in every state says what it must, in both languages, under a strict CSP."""

import re
from html.parser import HTMLParser

import pytest

from api.views.frame import Language
from models.evaluation.steps import Step
from tests.pages.gallery import SCENES
from tests.pages.gallery.scene import Scene
from tests.pages.gallery.shown import shown

EACH = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


class Elements(HTMLParser):
    """The elements of a page with their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@EACH
def test_a_page_has_one_heading_no_inline_code_and_unique_ids(scene: Scene) -> None:
    elements = Elements(shown(scene))
    assert len(elements.all("h1")) == 1
    assert all(script.get("src") for script in elements.all("script"))
    assert not elements.all("style")
    for _tag, attributes in elements.found:
        assert not {"style", "onclick", "onload", "onsubmit"} & set(attributes)
    ids = [attributes["id"] for _tag, attributes in elements.found if attributes.get("id")]
    assert sorted(ids) == sorted(set(ids))  # type: ignore[type-var]


@EACH
def test_every_posted_form_carries_the_csrf_token(scene: Scene) -> None:
    html = shown(scene)
    forms = re.findall(r'<form[^>]*method="post".*?</form>', html, re.S)
    assert all('name="csrf_token" value="csrf"' in form for form in forms)


@EACH
def test_at_most_one_primary_button_stands_on_a_page(scene: Scene) -> None:
    primary = [
        1
        for _tag, attributes in Elements(shown(scene)).found
        if "primary" in (attributes.get("class") or "").split()
    ]
    assert len(primary) <= 1


@EACH
def test_the_english_page_says_nothing_in_japanese_of_its_own(scene: Scene) -> None:
    """The same page with an empty city: whatever Japanese is left would be the template's own."""
    html = shown(scene, Language.ENGLISH)
    assert 'lang="en"' in html
    own = re.findall(r"<(?:h1|button|summary|legend|caption)[^>]*>([^<]*)", html)
    data = {"日本語"}
    for words in own:
        said = words.strip()
        if JAPANESE.search(said) and said not in data:
            assert _is_data(said, scene), said


def _is_data(said: str, scene: Scene) -> bool:
    """Names of people, packs and letters stay Japanese: they stand in the scene's view."""
    given = (
        repr(scene.context)
        + repr(scene.viewer)
        + "山田 花子 佐藤 一郎 小野 和子 会計課 人事課 主事 課長補佐 主査"
    )
    return all(part in given for part in re.findall(r"[\u3040-\u30ff\u4e00-\u9fff々]+", said))


@EACH
def test_an_error_is_said_on_top_and_at_its_field_in_the_same_words(scene: Scene) -> None:
    answers = scene.context.get("answers")
    if not getattr(answers, "errors", ()):
        return
    html = shown(scene)
    for line in answers.errors:  # type: ignore[union-attr]
        assert f'<a href="#{line.field}">{line.words}</a>' in html, line.field
        assert re.search(rf'id="{line.field}"', html), line.field
        assert html.count(line.words) >= 2, line.field


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_a_page_that_answers_the_four_questions(step: Step) -> None:
    scene = next(one for one in SCENES if one.name == f"tasks-{step}-empty")
    html = shown(scene)
    for question in (
        "いつまで",
        "担当の理由",
        "この後",
        "内容を確認する",
        "代理に頼む",
        "できない理由を伝える",
    ):
        assert question in html
    after = re.search(r"<dt>この後</dt>\s*<dd>(.*?)</dd>", html, re.S)
    assert after
    assert JAPANESE.search(after[1])


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step.HR_DECIDES, "新しい期限は、"),
        (Step.HEAR_COMPLAINT, "話を伺った日は、"),
        (Step.COMPLAIN, "納得できないところと、その理由を"),
        (Step.CLOSING_INTERVIEW, "面談をした日は、"),
    ],
)
def test_an_error_calls_its_field_as_the_page_does(step: Step, said: str) -> None:
    scene = next(one for one in SCENES if one.name == f"tasks-{step}-error")
    assert shown(scene).count(said) == 2


def test_typed_words_are_kept_beside_their_error() -> None:
    scene = next(one for one in SCENES if one.name == "tasks-review_goals-error")
    html = shown(scene)
    assert "返戻の多い課へ出向く案、よいと思います。" in html
    assert 'value="send_back" checked' in html
