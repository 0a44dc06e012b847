"""After disclosure: the closing interview 期末面談, the person's receipt of the result, and complaints."""

from datetime import date

from models.frozen import Frozen


class ClosingInterview(Frozen):
    """What was talked over: strengths, weaknesses, and the skills to gain 今後身につける力."""

    day: date | None = None
    strengths: str = ""
    weaknesses: str = ""
    skills: str = ""
    words: str = ""


class Acknowledgement(Frozen):
    """The employee has received the result; ``words`` are free and no complaint."""

    words: str = ""


class Complaint(Frozen):
    """A complaint about the rating 苦情の申出: what it is about, and what is wished for."""

    text: str = ""
    wish: str = ""


class ComplaintTalk(Frozen):
    """The desk's talk 苦情相談: a record for the desk, and the answer the person reads."""

    day: date | None = None
    record: str = ""
    answer: str = ""
