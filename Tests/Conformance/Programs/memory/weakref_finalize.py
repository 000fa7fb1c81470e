"""weakref.finalize: a function called once when an object dies, or on demand, or at exit."""

import weakref


class Thing:
    pass


def say(*args, **kwargs):
    print("  finalizer", args, kwargs)
    return len(args)


x = Thing()
f = weakref.finalize(x, say, 1, 2, key="value")
print("alive:", f.alive, f.peek()[0] is x, f.peek()[2:], f.atexit)
print("drop:")
del x
print("alive:", f.alive, f.peek(), f.detach(), f())

y = Thing()
g = weakref.finalize(y, say, "called")
print("called by hand:", g(), "again:", g(), g.alive)
del y
print("nothing more")

z = Thing()
h = weakref.finalize(z, say, "detached")
print("detached:", h.detach()[2], h.alive, h.detach())
del z

w = Thing()
many = [weakref.finalize(w, say, i) for i in range(3)]
print("three, in this order:")
del w
print("alive:", [one.alive for one in many])

k = Thing()
weakref.finalize(k, print, "  not held by a name, and called all the same")
del k

a = Thing()
chained = weakref.finalize(a, lambda: print("  nested:", weakref.finalize(Thing(), say, "inner").alive))
del a

first, second, third = Thing(), Thing(), Thing()
weakref.finalize(first, print, "at exit: first")
weakref.finalize(second, print, "at exit: second")
quiet = weakref.finalize(third, print, "at exit: third, not said")
quiet.atexit = False
print("not at exit:", quiet.atexit)
try:
    weakref.finalize(5, print)
except TypeError as error:
    print(error)
try:
    weakref.finalize(first)
except TypeError as error:
    print(type(error).__name__)
print("end of the program")
