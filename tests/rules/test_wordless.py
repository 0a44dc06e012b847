"""Lines of a log 記録の行: an exception tells its kind, its place and its code, never what was typed."""

import asyncio
import logging

import pytest

from ayumi.logs import WordlessLines
from models.errors import TooLate

SECRET = "緋桜 碧衣子"


def _fails() -> None:
    try:
        int(SECRET)
    except ValueError as noted:
        raise TooLate(what=SECRET) from noted


def _line(name: str, message: str, *args: object, fault: BaseException | None = None) -> str:
    info = (type(fault), fault, fault.__traceback__) if fault else None
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, info)
    record.exc_text = SECRET  # as another handler may have left it
    return WordlessLines("%(message)s").format(record)


def test_what_led_to_it_is_told_by_kind_place_and_code() -> None:
    with pytest.raises(TooLate) as caught:
        _fails()
    line = _line("ayumi", "a fault", fault=caught.value)
    assert SECRET not in line
    assert "models.errors.TooLate too_late" in line
    assert "builtins.ValueError" in line
    assert "rules/test_wordless.py:" in line
    assert " _fails" in line


def test_each_of_several_is_told() -> None:
    group = ExceptionGroup(SECRET, [ValueError(SECRET), ConnectionRefusedError(111, SECRET)])
    line = _line("ayumi", "faults", fault=group)
    assert SECRET not in line
    assert "builtins.ValueError" in line
    assert "ECONNREFUSED" in line


def test_an_exception_among_the_words_of_a_message_loses_its_own() -> None:
    assert _line("ayumi", "lost: %s", ValueError(SECRET)) == "lost: builtins.ValueError"


async def test_a_task_nobody_waited_for_is_told_without_its_result(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fails() -> None:
        _fails()

    task = asyncio.get_running_loop().create_task(fails())
    await asyncio.wait([task])
    del task
    [record] = [it for it in caplog.records if it.name == "asyncio"]
    assert SECRET in record.getMessage() or record.exc_info
    assert SECRET not in WordlessLines("%(message)s").format(record)
