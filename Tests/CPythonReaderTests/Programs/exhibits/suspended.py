"""Generators, coroutines and asynchronous generators in every state but running, which the threads show."""

import contextlib
import types

from exhibits import exhibit


def counting(limit, holder):
    for number in range(limit):
        inside = [number, holder]
        yield inside


def delegating(holder):
    before = ("before", holder)
    result = yield from counting(3, [before])
    return result


def in_handler():
    try:
        raise ValueError(["argument"])
    except ValueError as error:
        kept = error
        yield kept
    yield kept


def with_expression_stack(holder):
    """Suspended while values wait on the value stack."""
    return [holder, {"a": 1}, (yield "first"), (yield "second")]


def closing_over(cell):
    def inside():
        yield cell

    return inside()


@types.coroutine
def waiting(value):
    yield value


async def awaiting(depth, holder):
    at_depth = [depth, holder]
    if depth:
        return await awaiting(depth - 1, at_depth)
    await waiting(("awaited", at_depth))


async def asynchronous(holder):
    mark = {"mark": holder}
    yield mark
    await waiting([mark])
    yield "after"


def advanced(generator, steps=1):
    for _ in range(steps):
        next(generator)
    return generator


def sent(coroutine):
    coroutine.send(None)
    return coroutine


@exhibit
def generators():
    finished = counting(1, [])
    list(finished)
    closed = advanced(counting(3, ["closed"]))
    closed.close()
    failed = (1 // number for number in [0])
    with contextlib.suppress(ZeroDivisionError):
        next(failed)
    return {
        "created": counting(3, ["created"]),
        "suspended": advanced(counting(3, ["suspended"])),
        "suspended_twice": advanced(counting(3, ["twice"]), 2),
        "delegating": advanced(delegating(["delegating"])),
        "delegating_to_list": advanced((lambda: (yield from [1, [2], 3]))()),
        "in_handler": advanced(in_handler()),
        "after_handler": advanced(in_handler(), 2),
        "on_stack": advanced(with_expression_stack(["on stack"])),
        "on_stack_twice": advanced(with_expression_stack(["on stack"]), 2),
        "closing_over": advanced(closing_over(["cell"])),
        "expression": advanced(([item] for item in [1, 2, 3])),
        "finished": finished,
        "closed": closed,
        "failed": failed,
        "kept_frame": kept_frame(),
        "context_manager": entered(),
    }


def kept_frame():
    generator = advanced(counting(3, ["with its frame object"]))
    return [generator, generator.gi_frame]


@contextlib.contextmanager
def managed(resource):
    yield resource


def entered():
    manager = managed(["resource"])
    manager.__enter__()
    stack = contextlib.ExitStack()
    stack.callback(print, "never", end=["never"])
    return [manager, stack]


@exhibit
def coroutines():
    finished = awaiting(0, [])
    sent(finished)
    with contextlib.suppress(StopIteration):
        finished.send(None)
    unused = awaiting(0, ["created"])
    wrapper = awaiting(1, ["wrapped"]).__await__()
    return {"created": unused, "suspended": sent(awaiting(3, ["deep"])), "finished": finished, "wrapper": wrapper}


@exhibit
def asynchronous_generators():
    first = asynchronous(["one step"])
    step = first.__anext__()
    with contextlib.suppress(StopIteration):
        step.send(None)
    second = asynchronous(["in the middle"])
    with contextlib.suppress(StopIteration):
        second.__anext__().send(None)
    middle = second.__anext__()
    middle.send(None)
    return {
        "created": asynchronous(["created"]),
        "at_yield": first,
        "in_await": [second, middle],
        "unused_step": asynchronous([]).__anext__(),
        "throw": asynchronous([]).athrow(ValueError),
        "close": asynchronous([]).aclose(),
        "expression": (item async for item in asynchronous([])),
    }
