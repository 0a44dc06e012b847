"""The result may be read now (開示の知らせ); the result itself is never in a letter."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ResultsReady:
    """To the evaluated person."""

    since: date
    link: str

    @classmethod
    def example(cls) -> "ResultsReady":
        return cls(since=date(2027, 3, 10), link="https://ayumi.example.jp/my-record")
