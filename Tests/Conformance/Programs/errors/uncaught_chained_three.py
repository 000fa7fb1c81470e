"""Three exceptions in a chain: a cause of a context, and one that is suppressed."""


def first():
    1 / 0


def second():
    try:
        first()
    except ZeroDivisionError as error:
        raise ValueError("second") from error


def third():
    try:
        second()
    except ValueError:
        raise KeyError("third")


def fourth():
    try:
        third()
    except KeyError:
        raise RuntimeError("fourth, alone") from None


try:
    fourth()
except RuntimeError as error:
    print(repr(error), repr(error.__context__), error.__cause__, error.__suppress_context__)
third()
