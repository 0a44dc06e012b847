"""Refusal 断り → HTTP status: the one table; the words stand in ``templates/errors``."""

from typing import Final

from models import errors

STATUSES: Final[dict[type[errors.Refusal], int]] = {
    errors.BadInput: 422,
    errors.NotFound: 404,
    errors.NotSignedIn: 401,
    errors.SignInFailed: 422,
    errors.LockedOut: 429,
    errors.LinkUsedUp: 410,
    errors.StaleForm: 409,
    errors.ForeignForm: 403,
    errors.NotAllowed: 403,
    errors.TooLate: 409,
    errors.ChangedMeanwhile: 409,
    errors.SameKeyOtherContent: 409,
    errors.CaseClosed: 409,
    errors.SealBroken: 503,
    errors.SealDestroyed: 410,
    errors.Refusal: 422,
}


def status_of(refusal: errors.Refusal) -> int:
    """The status of the nearest class in the tree."""
    return next(STATUSES[kind] for kind in type(refusal).__mro__ if kind in STATUSES)
