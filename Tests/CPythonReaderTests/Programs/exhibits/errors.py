"""Exceptions with traceback, context and cause."""

import contextlib
import sys

from exhibits import exhibit


def failing(depth, holder):
    local_of_failing = [depth, holder]
    if depth:
        return failing(depth - 1, local_of_failing)
    raise KeyError("at the bottom", local_of_failing)


def caught(function, *arguments):
    try:
        function(*arguments)
    except BaseException as error:
        return error
    return None


def with_cause():
    try:
        failing(2, ["cause"])
    except KeyError as error:
        raise RuntimeError("because") from error


def with_context():
    try:
        failing(1, ["context"])
    except KeyError:
        {}["missing"]


class Own(Exception):
    def __init__(self, message, detail):
        super().__init__(message)
        self.detail = detail


def raise_own():
    raise Own("own", {"detail": [1]})


@exhibit
def raised():
    cause = caught(with_cause)
    return {
        "plain": caught(failing, 0, []),
        "deep": caught(failing, 5, ["deep"]),
        "cause": cause,
        "context": caught(with_context),
        "own": caught(raise_own),
        "traceback": cause.__traceback__,
        "frame": caught(failing, 2, ["frame"]).__traceback__.tb_frame,
        "without_traceback": cause.with_traceback(None) and caught(failing, 1, []).with_traceback(None),
    }


@exhibit
def of_every_layout():
    made = [
        BaseException(), Exception("one", [2]), StopIteration(["value"]), SystemExit(["code"]),
        OSError(2, "no such", "file name", None, "second name"), ImportError("no", name="module", path="path"),
        SyntaxError("bad", ("file", 3, 7, "text")), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "reason"),
        UnicodeEncodeError("ascii", "\u00fc", 0, 1, "reason"), UnicodeTranslateError("\u00fc", 0, 1, "reason"),
        KeyboardInterrupt(), MemoryError(), RecursionError("deep"), BlockingIOError(11, "again", 5), StopAsyncIteration(),
        AssertionError(["assertion"]), UserWarning("warned"),
    ]
    with contextlib.suppress(ImportError):
        from exhibits import does_not_exist  # noqa: F401
    made.append(caught(lambda: undefined_name))  # noqa: F821
    made.append(caught(lambda: object().no_such_attribute))
    made[1].attribute = ["of an exception"]
    if sys.version_info >= (3, 11):
        group = ExceptionGroup("group", [ValueError([1]), ExceptionGroup("nested", [TypeError("two")])])  # noqa: F821
        group.add_note("a note")
        made.append(group)
    return made
