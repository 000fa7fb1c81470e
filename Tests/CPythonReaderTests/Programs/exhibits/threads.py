"""Threads that stand still in nested frames, in C calls, each with locals that are known."""

import asyncio
import os
import threading
import time

FOREVER = 10 ** 6


def sleeping(argument, *rest, keyword=None, **more):
    outer_local = {"of": "sleeping"}

    def nested(inner_argument):
        captured = [outer_local]
        time.sleep(FOREVER)
        return inner_argument, captured

    return nested([argument])


def waiting_for_lock(lock):
    number, text, nothing, unset = 12345678901234567890, "local text", None, []
    del unset
    lock.acquire()
    return number, text, nothing


def recursive(depth, kept):
    own = (depth, kept)
    if depth == 0:
        threading.Event().wait(FOREVER)
    return recursive(depth - 1, own)


def running_generator():
    def generator(state):
        yield state
        inside_generator = [state]
        time.sleep(FOREVER)
        yield inside_generator

    def delegate():
        delegating_local = ["delegating"]
        yield from generator(delegating_local)

    running = delegate()
    for item in running:
        last_item = item
    return last_item


def in_handler():
    try:
        raise ValueError(["being handled"])
    except ValueError as error:
        also_named = error
        time.sleep(FOREVER)
        return also_named


def in_class_body():
    class Body:
        attribute = ["in a class body"]
        time.sleep(FOREVER)

    return Body


def called_back():
    def key(item):
        key_local = [item]
        time.sleep(FOREVER)
        return key_local

    items = [3, 1, 2]
    return sorted(items, key=lambda item: key({"item": item}))


def in_executed_code():
    namespace = {"time": time, "FOREVER": FOREVER}
    exec(compile("executed = ['a global']\ntime.sleep(FOREVER)\n", "<executed>", "exec"), namespace)


def in_loop():
    async def pending(name, depth):
        pending_local = [name]
        if depth:
            return await pending(name, depth - 1)
        await asyncio.sleep(FOREVER)
        return pending_local

    async def main():
        tasks = [asyncio.ensure_future(pending("task %d" % number, number)) for number in range(3)]
        await asyncio.gather(*tasks)

    asyncio.run(main())


def in_comprehension():
    outer = ["outer"]
    return [[time.sleep(FOREVER), item, outer] for item in outer]


class Callable:
    def __init__(self):
        self.attribute = ["of the callable"]

    def __call__(self, argument):
        time.sleep(FOREVER)
        return argument


def start():
    """Starts them all and returns when each stands still; what it returns keeps their objects."""
    lock = threading.Lock()
    lock.acquire()
    targets = [
        (sleeping, ("argument", 1, [2]), {"keyword": ["keyword"], "other": 3}),
        (waiting_for_lock, (lock,), {}), (recursive, (60, ()), {}), (running_generator, (), {}), (in_handler, (), {}),
        (in_class_body, (), {}), (called_back, (), {}), (in_executed_code, (), {}), (in_loop, (), {}),
        (in_comprehension, (), {}), (Callable(), (["argument"],), {}),
    ]
    threads = [
        threading.Thread(target=target, args=arguments, kwargs=named, name=getattr(target, "__name__", "callable"), daemon=True)
        for target, arguments, named in targets
    ]
    for thread in threads:
        thread.start()
    await_stillness()
    return lock, threads


def await_stillness():
    """Returns when no thread but this one has used the processor for a while."""
    still, before = 0, None
    while still < 5:
        time.sleep(0.02)
        now = ticks()
        still = still + 1 if now == before else 0
        before = now


def ticks():
    """The number of times each other thread was put to sleep, which grows with whatever it does."""
    counts = {}
    for task in os.listdir("/proc/self/task"):
        if int(task) != threading.get_native_id():
            with open("/proc/self/task/%s/status" % task) as status:
                counts[task] = [line for line in status if "ctxt_switches" in line or line.startswith("State")]
    return counts
