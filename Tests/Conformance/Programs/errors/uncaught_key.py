"""KeyError, with the carets of a subscript in a chain."""

settings = {"window": {"width": 5, "height": {"min": 1}}}


def lookup(key):
    return settings["window"]["height"][key] + settings["window"]["width"]


print(lookup("min"))
print(lookup("max"))
