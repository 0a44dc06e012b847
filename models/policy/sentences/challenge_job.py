"""庁内公募: what it is for and how sections ask for people; one sentence where the city has none."""

from typing import Final

from models.policy.articles import IN_EVERY_CITY, Draft, article
from models.policy.challenge_job import ChallengeJobChapter
from models.policy.schema import Policy
from models.policy.sentences.posting_applications import applications
from models.policy.sentences.posting_selection import selection

_NONE: Final = "庁内公募は、この規程では定めない。"
_USED: Final = "市は、募集する職を庁内に示し、職員が自らの意思で応募することができるようにする。"
_ASKED: Final = "背景、職務の内容、求める人物、職位、職種及び人数を添えて"
_QUESTIONS: Final = "募集についての問合せは、人事課が受け、尋ねた者の名を伏せて課に取り次ぐ。"


def challenge_job(policy: Policy) -> list[Draft]:
    chapter = policy.challenge_job
    if not chapter.used.value:
        return [article("challenge_job", "庁内公募", [(_NONE, chapter.used.source)])]
    return [_purpose(chapter), _posts(chapter), *applications(chapter), *selection(chapter)]


def _purpose(chapter: ChallengeJobChapter) -> Draft:
    name = chapter.name
    texts = [
        (_USED, chapter.used.source),
        (f"この制度の名は、{name.value}とする。", name.source),
    ]
    return article("challenge_job", name.value, texts)


def _posts(chapter: ChallengeJobChapter) -> Draft:
    due, screened, listed = (
        chapter.days.posts_due,
        chapter.days.screened_by,
        chapter.days.listed_on,
    )
    refused = "募集しないこととするときは、その理由を課に示す"
    texts = [
        (
            f"職員を求める課は、{due.value.words}までに、{_ASKED}、人事課に募集を申し出る。",
            due.source,
        ),
        (
            f"人事課は、{screened.value.words}までに申出を審査し、{refused}。",
            screened.source,
        ),
        (f"募集の一覧は、{listed.value.words}にすべての職員に公開する。", listed.source),
        (_QUESTIONS, IN_EVERY_CITY),
    ]
    return article("posting_posts", "募集", texts)
