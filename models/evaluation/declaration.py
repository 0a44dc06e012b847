"""In the year and at its end: the midterm check 中間の確認 and the self-declaration 自己申告."""

from datetime import date

from models.frozen import Frozen


class Progress(Frozen):
    """How far the goal in the same place has come."""

    text: str = ""


class MidtermCheck(Frozen):
    """The midterm interview, goal by goal."""

    day: date | None = None
    goals: tuple[Progress, ...] = ()
    words: str = ""


class DeclaredGoal(Frozen):
    """What came of the goal in the same place, and the person's own mark."""

    result: str = ""
    mark: str = ""


class DeclaredItem(Frozen):
    """An item by its key (``ability.ethics``), what the person did, and the own mark."""

    key: str = ""
    text: str = ""
    mark: str = ""


class SelfDeclaration(Frozen):
    """What the employee says of the own year before anybody rates it."""

    goals: tuple[DeclaredGoal, ...] = ()
    items: tuple[DeclaredItem, ...] = ()
    words: str = ""
