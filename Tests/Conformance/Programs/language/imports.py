"""Importing what ships and sibling files, in all the forms of the statement."""

import math
import math as m, sys as system
from math import pi, sqrt as root
from _lib_shapes import Square, area, COUNT
import _lib_shapes
import _lib_shapes as shapes
from _lib_shapes import *

print(math is m, pi == math.pi, root(16), system.version_info[:2])
print(Square(3).area(), area(Square(2)), COUNT, _lib_shapes.COUNT)
print(shapes is _lib_shapes, shapes.__name__, __name__, _lib_shapes.__doc__)
print(Circle(1).name, "_private" in globals(), "hidden" in globals())
shapes.COUNT += 1
print(COUNT, _lib_shapes.COUNT, shapes.bump(), _lib_shapes.COUNT)
print("_lib_shapes" in system.modules, system.modules["_lib_shapes"] is shapes, "math" in system.modules)


def local_import():
    import _lib_shapes as inner
    from _lib_other import value
    return inner is shapes, value


print(local_import(), "value" in globals())
for bad in (lambda: __import__("_lib_missing"), lambda: shapes.nothing):
    try:
        bad()
    except (ImportError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    import _lib_missing
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from math import nothing_there
except ImportError as error:
    print(str(error).split(" (")[0], error.name)
try:
    import _lib_failing
except ValueError as error:
    print("raised while importing:", error, "_lib_failing" in system.modules)
try:
    import math.nothing
except ModuleNotFoundError as error:
    print(error)
import _lib_cycle_a
print(_lib_cycle_a.done, _lib_cycle_a.other.seen)
print(isinstance(shapes, type(math)), type(shapes).__name__, hasattr(shapes, "__file__"))
print(sorted(n for n in vars(shapes) if not n.startswith("_")))
print(sorted(n for n in dir(shapes) if n.isupper()))
