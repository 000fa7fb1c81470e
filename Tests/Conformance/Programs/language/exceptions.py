"""try, except, else, finally, raise from, re-raising, and the attributes of exceptions."""


def order(label, action):
    print(label, end=": ")
    try:
        print("try", end=" ")
        action()
    except (ValueError, KeyError) as error:
        print("except", type(error).__name__, error.args, end=" ")
    except ArithmeticError:
        print("arithmetic", end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally")


def fail(error):
    raise error


order("nothing", lambda: None)
order("value", lambda: fail(ValueError("a", 1)))
order("class", lambda: fail(KeyError))
order("division", lambda: 1 / 0)
try:
    order("not caught", lambda: fail(TypeError("x")))
except TypeError as error:
    print("outside", error)


def returns():
    try:
        return "try"
    finally:
        print("finally before the return")


def overrides():
    try:
        raise ValueError
    finally:
        return "finally wins"


def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    return i


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as error:
        return f"caught {error}"
    finally:
        print("outer finally")


print(returns(), overrides(), loop(), nested())
try:
    try:
        raise KeyError("first")
    except KeyError as first:
        raise ValueError("second") from first
except ValueError as second:
    print(repr(second), repr(second.__cause__), second.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("third") from None
except ValueError as third:
    print(third.__cause__, repr(third.__context__), third.__suppress_context__)
try:
    try:
        [][0]
    except IndexError:
        print("re-raising")
        raise
except LookupError as error:
    print(type(error).__name__, error, error.__context__)
