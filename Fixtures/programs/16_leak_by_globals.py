"""A leak by globals: what a module's name refers to lives as long as the program.

A list at the top of a module that is only ever appended to, a registry that nobody leaves, a "last error" that
keeps a traceback: the collector is right not to free them, for they are all reachable. Such a leak shows as one
object that accumulates bytes, held by the name of a module. The cure is a limit, an end of life, or a name in a
function instead.

    barrow run --dump globals.barrow Fixtures/programs/16_leak_by_globals.py
    barrow analyze globals.barrow --profile leak-hunt  # dominator-tree names __main__.history as the accumulation point
"""

import gc
from collections import deque

history = []                     # grows with every request
recent = deque(maxlen=50)        # does not
last_error = None                # one error, and all that its frames hold


class Request:
    def __init__(self, number):
        self.number = number
        self.body = bytes(500)


def handle(request):
    history.append(request)
    recent.append(request)
    if request.number % 400 == 399:
        rows = [bytes(1000) for _ in range(100)]
        raise RuntimeError(f"request {request.number} failed with {len(rows)} rows loaded")
    return request.number


def serve(count):
    global last_error
    for number in range(count):
        try:
            handle(Request(number))
        except RuntimeError as error:
            last_error = error


def alive(kind):
    return sum(type(one) is kind for one in gc.get_objects())


serve(1000)
print("requests served: 1000, alive:", alive(Request))
print("the collector finds nothing wrong:", gc.collect())

frame = last_error.__traceback__.tb_next.tb_frame
print("the last error still holds", len(frame.f_locals["rows"]), "rows of its frame,", frame.f_code.co_name)
del frame
last_error = str(last_error)
print("its text is all we wanted:", last_error)

history_bytes = sum(len(request.body) for request in history)
print("history holds", history_bytes // 1000, "kB; recent holds",
      sum(len(request.body) for request in recent) // 1000, "kB")
everything, history[:] = len(history), history[-50:]
print("with a limit:", everything, "->", len(history), "alive:", alive(Request))
history.extend(Request(number) for number in range(1000, 2000))
print("and left to grow again, for the dump to show:", len(history))
