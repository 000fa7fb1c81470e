"""contextlib: generators as managers, their use once, nullcontext, ExitStack with decorators."""

from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def transaction(log):
    log.append("begin")
    try:
        yield log
    except Exception as error:
        log.append(f"rollback {error}")
        raise
    else:
        log.append("commit")
    finally:
        log.append("end")


log = []
with transaction(log) as t:
    t.append("work")
with suppress(ValueError), transaction(log):
    raise ValueError("bad")
print(log)
once = transaction([])
with once:
    pass
try:
    with once:
        pass
except (RuntimeError, AttributeError) as error:
    print(type(error).__name__, error)
with nullcontext() as nothing, nullcontext([1]) as value:
    print(nothing, value)
optional = None
with (suppress() if optional else nullcontext("fallback")) as chosen:
    print(chosen)
files = []
with ExitStack() as stack:
    @stack.callback
    def last():
        print("registered by decorator", len(files))
    files.append(stack.enter_context(closing(type("F", (), {"close": lambda self: print("close")})())))
