"""contextlib: ExitStack in depth, suppress, redirect-free managers, reuse, ContextDecorator."""

from contextlib import ContextDecorator, ExitStack, suppress


class Managed:
    def __init__(self, name, swallow=False, fail=False):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, error, tb):
        print("exit", self.name, kind.__name__ if kind else None)
        if self.fail:
            raise RuntimeError(f"exit of {self.name}")
        return self.swallow


with ExitStack() as stack:
    for name in "abc":
        stack.enter_context(Managed(name))
    stack.callback(lambda *a, **k: print("callback", a, k), 1, k=2)
    moved = stack.pop_all()
print("moved, not exited")
moved.close()
with ExitStack() as stack:
    stack.enter_context(Managed("swallower", swallow=True))
    stack.enter_context(Managed("plain"))
    raise KeyError("lost")
try:
    with ExitStack() as stack:
        stack.enter_context(Managed("outer"))
        stack.enter_context(Managed("failing", fail=True))
        raise ValueError("original")
except RuntimeError as error:
    print(error, "| context:", repr(error.__context__))
with suppress(ZeroDivisionError, KeyError):
    print({}["x"])
with suppress(LookupError):
    [][1]
try:
    with suppress(KeyError):
        int("x")
except ValueError as error:
    print("not suppressed:", error)


class Track(ContextDecorator):
    def __enter__(self):
        print("track in")
        return self

    def __exit__(self, *details):
        print("track out", details[0])
        return False


@Track()
def work(x):
    print("working", x)
    return x * 2


print(work(5), work(6))
