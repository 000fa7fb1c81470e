"""Names that things carry: __name__, __qualname__, __module__, __doc__, __dict__, dir and vars."""


def function(a, b: int = 2, *args, c, **kw) -> str:
    """Doc of function."""
    local = a
    return local


class Outer:
    """Doc of Outer."""

    value = 1

    def method(self):
        """Doc of method."""
        def inner():
            class Deep:
                def leaf(self):
                    return lambda: 0
            return Deep
        return inner

    class Inner:
        pass


f = function
o = Outer()
inner = o.method()
deep = inner()
for thing in (function, Outer, Outer.method, Outer.Inner, inner, deep, deep.leaf, deep().leaf(), lambda: 0, (i for i in ())):
    print(thing.__name__, thing.__qualname__, getattr(thing, "__module__", "no module"), (thing.__doc__ or "no doc")[:14])
for thing in (len, [].append, int, list.append, "".join, ValueError, dict.fromkeys):
    print(thing.__name__, thing.__qualname__, getattr(thing, "__module__", "no module"))
code = function.__code__
print(code.co_name, code.co_varnames, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_nlocals, code.co_firstlineno, code.co_freevars, code.co_cellvars, code.co_consts[0])
print(function.__defaults__, function.__kwdefaults__, function.__annotations__, function.__dict__, function.__globals__ is globals(), function.__closure__)
function.attribute = 5
function.__doc__ = "Changed."
function.__name__ = "renamed"
function.__defaults__ = (7,)
print(function.attribute, function.__doc__, function.__name__, function.__qualname__, vars(function), function("x", c=1))
print([n for n in dir(o) if not n.startswith("__")], [n for n in vars(Outer) if not n.startswith("__")], "value" in dir(Outer), Outer.__dict__["value"])
print(o.__class__.__name__, o.__doc__, type(o.method).__name__, o.method.__name__, o.method.__self__ is o, o.method.__func__ is Outer.method, o.method.__doc__)
Outer.__name__ = "Renamed"
print(Outer, Outer.__qualname__, repr(o).split(" at ")[0])
print(__name__, __doc__.split(":")[0], "__file__" in globals(), __builtins__ is not None)
names = {"module": __name__, "class": Outer.__module__, "function": f.__module__}
print(names, sorted(n for n in globals() if n.startswith("__") and n != "__annotations__"))


class NoDoc:
    x: int
    y: "str" = "s"


print(NoDoc.__doc__, NoDoc.__annotations__, NoDoc().y, hasattr(NoDoc, "x"), NoDoc.__bases__, NoDoc.__mro__[-1], NoDoc.__class__)
try:
    print(NoDoc.__name__ + 1)
except TypeError as error:
    print(error)
try:
    f.__code__ = 5
except TypeError as error:
    print(error)
try:
    Outer.__name__ = 5
except TypeError as error:
    print(error)
