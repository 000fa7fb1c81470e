"""What gc.collect() returns for cycles through functions and closures."""

import functools
import gc

gc.disable()


def found(label):
    print(f"{label:<36}{gc.collect()}")


gc.collect()


def closure():
    def inner():
        return inner
    return None


closure()
found("function that closes over itself")


def mutual():
    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)
    return even(4)


print(mutual())
found("two functions, mutually")


def default_cycle():
    holder = []

    def f(x=holder):
        pass
    holder.append(f)


default_cycle()
found("function and its default")


def attribute_cycle():
    def f():
        pass
    f.me = f


attribute_cycle()
found("function and its attribute")


def partial_cycle():
    box = []
    box.append(functools.partial(len, box))


partial_cycle()
found("partial and a list")


def make_class():
    class Local:
        pass


make_class()
found("a class")


def make_class_with_methods():
    class Local:
        x = 1

        def f(self):
            return __class__

        def g(self):
            return self.x


make_class_with_methods()
found("a class with methods and a cell")
