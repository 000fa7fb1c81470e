"""Imports, and a module's own names."""
import a
import a, b as c
import a.b.c
import a.b as c
import a.b.c.d as e
from a import b
from a import b as c, d
from a.b import (c, d as e,)
from . import a
from .. import a as b
from .a import b
from ...a.b import c
x: int = 1
if x:
    y: str
global z
z = 1


def f():
    global x, w
    import a.b
    from a import b
    x = w
    return a, b, __name__, __doc__


class A:
    import a.b
    from c import d
    global g
    g = a
    x = x
    y = f(lambda: x)

    def __init__(self): self.x = x
    if x:
        z: int = 1


def declared_late():
    import a as b
    global b

    def binds_by_annotation():
        def inner():
            nonlocal c
        c: int
