"""Decorators of functions and classes, with arguments, stacked, and as classes."""

from functools import wraps


def logged(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        print("calling", f.__name__, args, kwargs)
        result = f(*args, **kwargs)
        print("returned", result)
        return result
    return wrapper


@logged
def add(a, b=1):
    """Adds."""
    return a + b


add(1)
add(2, b=3)
print(add.__name__, add.__doc__, add.__wrapped__(5, 5))


def repeat(times):
    print("repeat", times)

    def decorate(f):
        print("decorating", f.__name__)

        def wrapper(*args):
            return [f(*args) for _ in range(times)]
        return wrapper
    return decorate


@repeat(2)
@repeat(3)
def twice(x):
    return x


print(twice("a"))
