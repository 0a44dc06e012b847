"""Questions about a posting 募集への質問, asked and answered without a name: nobody can say who asked."""

from datetime import date, datetime

from sqlmodel import Field

from models.tables.base import Row


class PostingQuestionRow(Row, table=True):
    """One question. Whoever asked stands nowhere; of the moment only the day is kept."""

    __tablename__ = "posting_questions"

    id: str = Field(primary_key=True)
    posting_id: str = Field(foreign_key="postings.id", index=True)
    words: str
    asked_on: date
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str | None = None
    """Who at HR gave the answer, or left the question out."""
    left_out: bool = False
    """HR does not relay it: it is about nobody's posting, or names somebody."""
