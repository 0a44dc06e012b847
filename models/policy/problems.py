"""Problems 誤り of a pack: file, line, key and what is allowed, so that HR can mend it without asking."""

from models.frozen import Frozen


class Problem(Frozen):
    """One thing wrong. ``line`` counts from 1; None when the key stands in no file."""

    file: str
    line: int | None
    key: str
    rule: str
    allowed: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (where, self.key, self.allowed) if part)
