"""An exception in __del__ is reported and ignored."""

import gc


class Bad:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("deleting", self.name)
        raise ValueError(f"in __del__ of {self.name}")


b = Bad("first")
del b
print("the program goes on")


def function():
    local = Bad("local")
    return "returned"


print(function())
ring = Bad("ring")
ring.me = ring
del ring
print("collected", gc.collect())
try:
    try:
        raise KeyError("while handling")
    except KeyError:
        Bad("temporary")
        print("still handling")
finally:
    print("finally")
last = Bad("at exit")
