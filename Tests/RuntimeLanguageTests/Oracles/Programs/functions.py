"""Parameters, defaults, annotations, decorators, closures, scopes."""


def f(): pass


def f():
    """Documented."""


def f():
    """Documented."""
    return 1


def f():
    f"not {x}"


def f():
    "con" "catenated"


def f():
    "a" + "b"


def f(a, b, /, c, d=1, *e, f, g=2, **h): return a
def f(a=1, b=[], c={}, d=(1, 2)): pass
def f(a: int, b: str = "x", /, c: float = 2.0, *d: tuple, e: set = {1}, **f: dict) -> None: pass
def f(*args: *Ts): pass
def f(*, a=1, b, c=d): pass


@decorator
def f(): pass


@decorator
@other(1, 2)
@a.b.c
def f(a=1) -> int:
    return a


@decorator
class A: pass


@decorator
@other
class A(B, C, metaclass_=D, **e):
    """Documented."""


class A: x = 1


class A(*b): pass


class A(b, *c, d=1): pass


def outer(a, b):
    c = 1
    d = 2

    def inner(e):
        nonlocal d
        d = a + c + e
        global g
        g = 1

        def innermost():
            return a, e, d

        return innermost

    def defaults(x=a, *, y=c):
        return x, y, b

    class Local:
        attribute = a
        c = c

        def method(self):
            return a, Local, __class__

        def c(self):
            return c

        [c for x in attribute]

    return inner, lambda: c, [a for x in b if c], Local


def arguments_as_cells(a, b, *c, d, **e):
    return lambda: (a, c, e)


def cell_order(z, y, x):
    w = v = u = 1
    return lambda: (u, v, w, x, y, z)


def recursion(n):
    return n and recursion(n - 1)


def deletes():
    a = 1
    del a

    def f():
        nonlocal b
        del b

    b = 1
    del b
    global c
    del c


class Private:
    __a = 1

    def __init__(self, __b, *, __c=2):
        self.__a = __b
        self.__d__ = __c
        self.___e = Private.__a
        __f = 1
        global __g
        __g = lambda: __f
        import __h
        from i import __j as __k

    class __Inner:
        __x: int = 1


class __Underscores__:
    def f(self):
        return self.__x


class ___:
    def f(self):
        return self.__x


def global_class():
    global G

    class G:
        class H: pass

        def f(self): pass


class Qualified:
    def f(self):
        class A:
            def g(self):
                return lambda: [x for x in y]


def annotated():
    x: int
    y: int = 1
    (z): int = 2
    a.b: undefined
    a[b]: undefined = 3
    global g
    return x


x = lambda: (yield)
y = [lambda: x for x in y]
print((lambda a=1, *b, c=2, **d: a)())
