"""Carets in a long line of nested calls, deep indentation, and a statement after a semicolon."""


def nest(level):
    if level:
        for _ in range(1):
            while True:
                if level > 1:
                    return nest(level - 1)
                x = 1; y = max(len(str(level)), len(str(x)), int("12" + "3"), abs(-level), undefined(level)); return y


nest(3)
