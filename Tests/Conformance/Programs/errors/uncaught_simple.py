"""An uncaught exception: the traceback with carets below the part of each line that was running."""


def divide(a, b):
    return a / b


def average(values):
    total = sum(values)
    return 100 + divide(total, len(values)) * 2


def report(groups):
    for name, values in groups.items():
        print(name, average(values))


print("before")
report({"one": [1, 2, 3], "two": []})
print("not reached")
