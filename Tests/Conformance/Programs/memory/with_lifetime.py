"""What a with statement holds, and until when."""

import sys
import weakref
from contextlib import ExitStack, closing, contextmanager, nullcontext


class Resource:
    def __init__(self, name):
        self.name = name
        print("  made", name)

    def __enter__(self):
        print("  enter", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("  exit", self.name, kind.__name__ if kind else None)
        return kind is KeyError

    def __del__(self):
        print("  gone", self.name)


print("no name:")
with Resource("a"):
    print("  body")
print("named:")
with Resource("b") as b:
    print("  body", sys.getrefcount(b))
print("  the name stays:", b.name, sys.getrefcount(b))
del b
print("rebound inside:")
with Resource("c") as c:
    c = None
    print("  the manager's method still holds it")
print("two:")
with Resource("d") as d, Resource("e") as e:
    d = e = None
print("suppressed:")
with Resource("f"):
    raise KeyError
print("not suppressed:")
try:
    with Resource("g"):
        raise ValueError
except ValueError as error:
    print("  caught", type(error).__name__)


@contextmanager
def managed(name):
    held = Resource(name)
    try:
        yield weakref.ref(held)
    finally:
        print("  generator ends")


print("generator:")
with managed("h") as ref:
    print("  alive", ref() is not None)
print("  dead", ref() is None)


def early():
    with Resource("i"):
        return "returned"


print("return:")
print(early())
print("loop:")
for name in "jk":
    with Resource(name):
        if name == "j":
            continue
        break
print("stack:")
with ExitStack() as stack:
    for name in "lm":
        stack.enter_context(Resource(name))
    stack.callback(print, "  callback")
with nullcontext(Resource("n")) as n:
    pass
print("end")
