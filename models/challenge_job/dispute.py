"""A dispute about who may apply 応募資格の申出: what the person says, what the desk answers, how far it is."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.frozen import Frozen


class DisputeState(StrEnum):
    ASKED = "asked"  # 申出中
    ADMITTED = "admitted"  # 応募を認めた
    DECLINED = "declined"  # 認めなかった


class Said(Frozen):
    """One text of the person's or of the desk's."""

    words: Annotated[str, Field(min_length=1, max_length=2000)]
