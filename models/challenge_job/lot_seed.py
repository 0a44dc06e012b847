"""The seed 抽選の種 of a campaign's lot: drawn with the campaign itself, so that nobody can choose it."""

from hashlib import sha256

_DIGITS = 12


def lot_seed(cycle_id: str, call: int) -> int:
    """The same for a call whenever it is asked; the campaign's id is drawn before anybody applies."""
    return int(sha256(f"{cycle_id}/{call}".encode()).hexdigest()[:_DIGITS], 16)
