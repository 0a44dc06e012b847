"""Sources 出典: where a value of a policy pack comes from, so that nobody takes an assumption for a rule."""

from enum import StrEnum
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator

from models.frozen import Frozen

T = TypeVar("T")


class SourceStatus(StrEnum):
    DOCUMENT = "document"  # 市の文書の定め
    UNDER_STUDY = "under_study"  # 市の文書で検討中
    PUBLIC_RULE = "public_rule"  # 公開された規則
    ASSUMED = "assumed"  # 仮の定め
    NOT_IN_DOCUMENT = "not_in_document"  # 文書に定めなし


STATUS_WORDS: dict[SourceStatus, str] = {
    SourceStatus.DOCUMENT: "市の文書の定め",
    SourceStatus.UNDER_STUDY: "市の文書で検討中",
    SourceStatus.PUBLIC_RULE: "公開された規則",
    SourceStatus.ASSUMED: "仮の定め",
    SourceStatus.NOT_IN_DOCUMENT: "文書に定めなし",
}


class Source(Frozen):
    """A status, and the place in the document or the address of the rule that shows it.

    ``document`` and ``under_study`` need a place, ``public_rule`` needs an address.
    In YAML a status alone may be written as one word: ``source: assumed``.
    """

    status: SourceStatus
    place: str | None = None
    address: str | None = None
    note: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _a_word_is_a_status(cls, given: Any) -> Any:
        return {"status": given} if isinstance(given, str) else given

    @model_validator(mode="after")
    def _shows_where(self) -> "Source":
        if self.status in (SourceStatus.DOCUMENT, SourceStatus.UNDER_STUDY) and not self.place:
            raise ValueError("place: 文書の箇所が必要です")
        if self.status is SourceStatus.PUBLIC_RULE and not self.address:
            raise ValueError("address: 規則の番地が必要です")
        return self


class Sourced(BaseModel, Generic[T]):
    """A value and its source; read ``.value`` to act, ``.source`` to explain."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: T
    source: Source
