"""sys.getsizeof of functions, methods, generators, cells, exceptions, classes, modules and references."""

import functools
import gc
import sys
import weakref


def function():
    pass


def gen():
    yield


def gen_with_locals(a, b, c):
    d = e = f = 0
    yield a + b + c + d + e + f


def closure():
    x = 1
    return lambda: x


class C:
    attribute = property(function)

    def method(self):
        pass

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def static():
        pass


c = C()
things = {
    "function": function, "lambda": lambda: 0, "closure": closure(), "cell": closure().__closure__[0],
    "bound method": c.method, "class method": C.of_class, "static": C.static, "property": C.__dict__["attribute"],
    "staticmethod": C.__dict__["static"], "classmethod": C.__dict__["of_class"], "built-in": len,
    "built-in method": [].append, "method descriptor": list.append, "wrapper descriptor": int.__add__,
    "method wrapper": (1).__add__, "member": C.__dict__["__dict__"], "super": super(C, c), "partial": functools.partial(len),
    "ref": weakref.ref(c), "ref with callback": weakref.ref(c, print), "proxy": weakref.proxy(c),
    "weak method": weakref.WeakMethod(c.method), "weak set": weakref.WeakSet(), "module": gc,
    "mapping proxy": C.__dict__, "Exception": Exception(), "ValueError": ValueError("text", 1), "KeyError": KeyError(),
    "OSError": OSError(), "StopIteration": StopIteration(), "SyntaxError": SyntaxError(), "SystemExit": SystemExit(),
    "NameError": NameError(), "AttributeError": AttributeError(), "ImportError": ImportError(),
    "UnicodeDecodeError": UnicodeDecodeError("a", b"", 0, 1, ""), "MemoryError": MemoryError(),
}
for label, thing in things.items():
    print(f"{label:<22}{sys.getsizeof(thing)}")
print("generators:", sys.getsizeof(gen()), sys.getsizeof(gen_with_locals(1, 2, 3)), sys.getsizeof(x for x in ()))
g = gen_with_locals(1, 2, 3)
next(g)
print("started:", sys.getsizeof(g), "frame:", sys.getsizeof(g.gi_frame))
try:
    raise ValueError
except ValueError as error:
    print("traceback:", sys.getsizeof(error.__traceback__))
    error.attribute = 1
    print("exception with an attribute:", sys.getsizeof(error))
error = ValueError()
error.add_note("a note")
print("with a note:", sys.getsizeof(error), sys.getsizeof(error.__notes__))
print("class:", sys.getsizeof(C), sys.getsizeof(type("D", (), {})), sys.getsizeof(type("S", (), {"__slots__": ("a", "b")})))
print("built-in types:", [sys.getsizeof(t) for t in (int, str, list, dict, type, object, Exception)])
print("subclass of list:", sys.getsizeof(type("L", (list,), {})), sys.getsizeof(type("E", (Exception,), {})))
function.attribute = 1
print("function with an attribute:", sys.getsizeof(function), sys.getsizeof(function.__dict__))
