"""Reference counts of arguments, by every kind of parameter."""

import sys


class Thing:
    pass


def positional(arg):
    return sys.getrefcount(arg)


def keyword_only(*, arg):
    return sys.getrefcount(arg)


def positional_only(arg, /):
    return sys.getrefcount(arg)


def star(*args):
    return sys.getrefcount(args[0]), sys.getrefcount(args)


def double_star(**kwargs):
    return sys.getrefcount(kwargs["arg"]), sys.getrefcount(kwargs)


def with_default(arg=Thing()):
    return sys.getrefcount(arg)


def passed_on(arg):
    return positional(arg)


def passed_on_twice(arg):
    return passed_on(arg)


def rebinding(arg):
    before = sys.getrefcount(arg)
    other = arg
    between = sys.getrefcount(arg)
    arg = None
    return before, between, sys.getrefcount(other)


x = Thing()
print("before:", sys.getrefcount(x))
print("positional:", positional(x))
print("by keyword:", positional(arg=x))
print("keyword only:", keyword_only(arg=x))
print("positional only:", positional_only(x))
print("star:", star(x))
print("star of two:", star(x, x))
print("double star:", double_star(arg=x))
print("unpacked list:", positional(*[x]))
print("unpacked tuple:", positional(*(x,)))
print("unpacked dict:", positional(**{"arg": x}))
print("both unpacked:", star(*[x, x], *(x,)))
print("passed on:", passed_on(x))
print("passed on twice:", passed_on_twice(x))
print("default:", with_default(), with_default(x))
print("temporary:", positional(Thing()), star(Thing())[0], keyword_only(arg=Thing()))
print("rebinding:", rebinding(x))
print("lambda:", (lambda a: sys.getrefcount(a))(x))
print("lambda with default:", (lambda a=x: sys.getrefcount(a))())
print("map:", list(map(positional, [x])), list(map(sys.getrefcount, [x])))
print("sorted key:", sorted([1], key=lambda _, a=x: sys.getrefcount(a)))
print("after:", sys.getrefcount(x))
