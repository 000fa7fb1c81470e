"""Tracebacks hold frames: an exception that is kept keeps every local variable on its way.

An exception refers to its traceback, that to the frames it passed, and those to all their locals: for a moment that
is a blessing, because a debugger can look at them. Kept in a list of errors it is a leak of whole calls. `except …
as error` deletes its name at the end of the block for exactly this reason; an exception in a local variable of one
of its own frames is a cycle. Keep the text, or cut the traceback off.

    barrow run --dump errors.barrow Fixtures/programs/27_tracebacks_hold_frames.py
    barrow analyze errors.barrow --profile leak-hunt   # the path: errors, ValueError, traceback, frame, rows
"""

import gc


class Rows:
    alive = 0

    def __init__(self, count):
        Rows.alive += 1
        self.data = [bytes(1_000) for _ in range(count)]

    def __del__(self):
        Rows.alive -= 1


def load(number):
    rows = Rows(20)
    return check(rows, number)


def check(rows, number):
    if number % 2:
        raise ValueError(f"batch {number} has {len(rows.data)} rows")
    return len(rows.data)


errors = []
for number in range(10):
    try:
        load(number)
    except ValueError as error:
        errors.append(error)
print("five errors kept, rows alive:", Rows.alive)
print("the name of the except clause is gone:", "error" in globals())

walk, path = errors[0].__traceback__, []
while walk:
    path.append(walk.tb_frame.f_code.co_name)
    walk = walk.tb_next
print("through", " > ".join(path))

errors[0].__traceback__ = None
print("one traceback cut off:", Rows.alive)
errors = [str(error) for error in errors]
print("only the texts kept:", Rows.alive, errors[1])
del walk

gc.disable()
gc.collect()


def remembering():
    rows = Rows(1)
    try:
        check(rows, 1)
    except ValueError as error:
        last = error  # this frame > last > traceback > this frame


remembering()
print("an exception in a local of its own frame:", Rows.alive, "found by the collector:", gc.collect(), "alive:",
      Rows.alive)


def chained():
    try:
        load(3)
    except ValueError:
        raise RuntimeError("cannot go on")


try:
    chained()
except RuntimeError as error:
    kept = error
print("its context holds rows as well:", type(kept.__context__).__name__, Rows.alive)
