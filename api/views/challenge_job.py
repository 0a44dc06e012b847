"""Of open posting 庁内公募, as everybody who takes part sees it: what a receipt says."""

from models.frozen import Frozen


class PostingReceipt(Frozen):
    """What comes after a press; the words stand with the step and the act."""

    next_href: str = ""
    """The next task of the same kind that is the viewer's, such as the next posting to screen."""
    remaining: int = 0
