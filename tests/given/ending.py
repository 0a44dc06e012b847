"""Ending a server of the tests' own 終了: by its own process number, first as it wants to be asked."""

import signal
import subprocess


def end(process: subprocess.Popen[bytes], how: signal.Signals, seconds: float) -> None:
    """Asks the process to end; one that still runs after the seconds is killed. It is gone on return."""
    process.send_signal(how)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
