"""What the engine keeps of an exception 履歴に残る失敗: kind, place and code, since its words may hold a text."""

from temporalio.api.failure.v1 import Failure
from temporalio.converter import DefaultFailureConverter, PayloadConverter
from temporalio.exceptions import ApplicationError, FailureError

from ayumi.wordless import told


class WordlessFailures(DefaultFailureConverter):
    """The engine and its log see an exception under its type's own name; our own failures keep their words."""

    def to_failure(
        self, exception: BaseException, payload_converter: PayloadConverter, failure: Failure
    ) -> None:
        if not isinstance(exception, FailureError):
            wordless = ApplicationError(told(exception), type=type(exception).__name__)
            wordless.__traceback__ = exception.__traceback__
            wordless.__cause__ = exception.__cause__
            exception = wordless
        super().to_failure(exception, payload_converter, failure)
