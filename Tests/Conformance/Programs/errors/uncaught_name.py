"""NameError with a suggestion among locals, globals and built-ins."""

threshold = 5


def check(value):
    limit = 10
    counter = 0
    return value < limitt


def use_global():
    return treshold


def use_builtin():
    return prnt("x")


for function in (check, use_global, use_builtin):
    try:
        function(1) if function is check else function()
    except NameError as error:
        print(error, error.name)
print(use_global())
