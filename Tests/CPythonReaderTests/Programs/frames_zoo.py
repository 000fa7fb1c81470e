"""Threads and generators in many states, with what Python itself says of them.

Usage: frames_zoo.py TRUTH. Prints READY when the file is written, then stands still until its standard input ends.
"""

import _thread
import inspect
import json
import os
import sys
import threading
import time
import types

arrived = []
hold = threading.Event()
kept = {}


def wait(where):
    arrived.append(where)
    hold.wait()


# Threads


def closure_user(argument):
    shared = [argument]
    kind = "closure"

    def inner(first, *rest, **named):
        own = {"rest": rest, "named": named}
        wait("closure")
        return shared, own, first

    def other():
        return shared

    kept["other"] = other
    return inner(kind, 1, 2, key="word")


def recursive(depth, passed):
    local = [depth, passed]
    if depth:
        return recursive(depth - 1, local)
    wait("recursive")
    return local


def running_generator(items):
    for item in items:
        doubled = [item, item]
        wait("generator")
        yield doubled


def consumes():
    total = []
    for value in running_generator([object()]):
        total.append(value)
    return total


async def awaited(reason):
    note = ["awaited", reason]
    wait("coroutine")
    return note


async def awaiting():
    text = "awaits"
    return await awaited(text)


def runs_coroutine():
    coroutine = awaiting()
    try:
        coroutine.send(None)
    except StopIteration:
        pass


class Body:
    def method(self):
        comprehended = [wait("comprehension") for _ in range(1) for self.x in ["y"]]
        return comprehended


def handling():
    try:
        raise ValueError("held")
    except ValueError as error:
        caught = error
        wait("handling")
        return caught


def executes_module_code():
    namespace = {"wait": wait, "__name__": "made"}
    exec(compile("a = [1]\n\nclass C:\n    b = [2]\n    wait('class body')\n", "made.py", "exec"), namespace)


def raw():
    mark = ["raw thread"]
    wait("raw")
    return mark


def start():
    targets = {
        "closure user": lambda: closure_user("argument"),
        "deep": lambda: recursive(40, None),
        "runs a generator": consumes,
        "runs a coroutine": runs_coroutine,
        "method": Body().method,
        "handles an exception": handling,
        "class body": executes_module_code,
    }
    for name, target in targets.items():
        threading.Thread(target=target, name=name, daemon=True).start()
    _thread.start_new_thread(raw, ())
    while len(arrived) < len(targets) + 1:
        time.sleep(0.01)


# Suspended generators


def simple(parameter):
    first = [parameter]
    yield first
    second = {"never": first}
    yield second


def delegating(parameter):
    inner = simple(parameter)
    marker = object()
    yield from inner
    return marker


@types.coroutine
def suspends():
    token = ["suspended"]
    yield token


async def chained(argument):
    before = [argument]
    await suspends()
    return before


async def outer():
    label = "outer"
    return await chained(label)


async def async_values(argument):
    held = [argument]
    yield held
    await suspends()
    yield held


def in_handler():
    try:
        raise KeyError("kept")
    except KeyError as error:
        kept_error = error
        yield kept_error


def with_closure():
    captured = ["captured"]

    def generate():
        mine = ["mine"]
        yield captured
        return mine

    return generate()


def step_async(generator):
    try:
        generator.asend(None).send(None)
    except StopIteration:
        pass


def suspended():
    made = {}
    for name, generator, steps in [
        ("created", simple(1), 0),
        ("suspended", simple(2), 1),
        ("suspended twice", simple(3), 2),
        ("delegating", delegating(4), 1),
        ("finished", simple(5), 9),
        ("handling", in_handler(), 1),
        ("closure", with_closure(), 1),
        ("expression", (x for x in [10, 20]), 1),
    ]:
        for _ in range(steps):
            next(generator, None)
        made[name] = generator
    made["coroutine"] = outer()
    made["coroutine"].send(None)
    made["coroutine created"] = outer()
    sys.set_coroutine_origin_tracking_depth(2)
    made["coroutine with origin"] = outer()
    sys.set_coroutine_origin_tracking_depth(0)
    made["async generator"] = async_values(6)
    step_async(made["async generator"])
    waiting = async_values(7)
    step_async(waiting)
    kept["asend"] = waiting.asend(None)
    kept["asend"].send(None)
    made["async generator awaiting"] = waiting
    return made


# What Python says


def frames_of(frame):
    rows = []
    while frame is not None:
        code = frame.f_code
        rows.append({
            "function": getattr(code, "co_qualname", code.co_name), "file": code.co_filename, "line": frame.f_lineno,
            "names": list(code.co_varnames + code.co_cellvars + code.co_freevars), "object": id(frame),
            "locals": {name: id(value) for name, value in frame.f_locals.items()}
            if code.co_flags & inspect.CO_OPTIMIZED else {},
        })
        frame = frame.f_back
    return rows


def generator_row(generator):
    def get(name):
        return next((getattr(generator, p + name) for p in ("gi_", "cr_", "ag_") if hasattr(generator, p + name)), None)

    frame, target = get("frame"), get("yieldfrom")
    if target is None:
        target = get("await")
    return {
        "object": id(generator), "target": id(target) if target is not None else 0, "code": id(get("code")),
        "line": frame.f_lineno if frame else 0,
        "locals": {name: id(value) for name, value in frame.f_locals.items()} if frame else {},
    }


def report(path, generators):
    # Until the main thread has gone to read its input.
    while not any(row["function"] == "still" for row in frames_of(sys._current_frames()[threading.main_thread().ident])):
        time.sleep(0.01)
    time.sleep(0.2)
    names = {thread.ident: thread for thread in threading.enumerate()}
    threads = []
    for ident, frame in sys._current_frames().items():
        if ident == threading.get_ident():
            continue
        thread = names.get(ident)
        threads.append({
            "ident": ident, "name": thread.name if thread else "", "native": thread.native_id if thread else 0,
            "frames": frames_of(frame)})
        del frame
    truth = {
        "threads": threads, "pid": os.getpid(), "generators": {n: generator_row(g) for n, g in generators.items()},
        "modules": {name: id(module) for name, module in sys.modules.items()}, "stdin": id(sys.stdin)}
    with open(path, "w") as file:
        json.dump(truth, file)
    print("READY", flush=True)
    hold.wait()


def still():
    number = 123456789
    os.read(0, 1)
    return number


def main():
    start()
    generators = suspended()
    threading.Thread(target=report, args=(sys.argv[1], generators), name="reporter", daemon=True).start()
    still()


if __name__ == "__main__":
    main()
    os._exit(0)
