"""A leak by closures: a function keeps alive every variable of its surroundings that it mentions.

A callback that needs one number of a big result keeps the whole result if it mentions it. All closures that were
made in one call share that call's cells, and a variable is kept for as long as any of them lives. A closure in an
attribute of the object it mentions is a cycle. The cure: give the callback what it needs as an argument or a
default, not as a variable to look up.

    barrow run --dump closures.barrow Fixtures/programs/19_leak_by_closures.py
    barrow analyze closures.barrow --profile leak-hunt # results held by cells, cells by functions in a list
"""

import gc
import weakref
from functools import partial


class Result:
    alive = 0

    def __init__(self, number):
        Result.alive += 1
        self.number, self.table = number, bytes(10_000)

    def __del__(self):
        Result.alive -= 1


def careless(number):
    result = Result(number)
    return lambda: f"result {result.number}"


def careful(number):
    result = Result(number)
    return lambda number=result.number: f"result {number}"


def siblings(number):
    result = Result(number)

    def heavy():
        return len(result.table)

    def light():
        return number
    return light, heavy


callbacks = [careless(n) for n in range(20)]
print("careless:", callbacks[3](), "alive:", Result.alive, "closes over", callbacks[3].__code__.co_freevars)
callbacks = [careful(n) for n in range(20)]
print("careful:", callbacks[3](), "alive:", Result.alive, "closes over", callbacks[3].__code__.co_freevars)
callbacks = [partial("result {}".format, Result(n).number) for n in range(20)]
print("partial:", callbacks[3](), "alive:", Result.alive)

light, heavy = siblings(7)
print("siblings:", light(), "alive:", Result.alive)
del heavy
print("the heavy one forgotten:", Result.alive, "the light one closes over", light.__code__.co_freevars)


class Button:
    def __init__(self):
        self.result = Result(0)
        self.on_click = lambda: self.result.number  # mentions self: a cycle


gc.disable()
gc.collect()
button = Button()
watch = weakref.ref(button)
del button
print("a closure in its own object:", Result.alive, "found by the collector:", gc.collect(), "alive:", Result.alive)

late = [lambda: n for n in range(3)]
print("one cell for all, so they see its last value:", [f() for f in late])
leaking = [careless(n) for n in range(50)]
print("left for the dump:", Result.alive)
