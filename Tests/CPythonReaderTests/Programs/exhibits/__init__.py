"""What the zoo shows: each module has functions that make objects and return what to keep of them."""

import importlib

MODULES = ("values", "containers", "instances", "functions", "suspended", "errors", "weak", "iterators", "library", "modern")


def build():
    """Every exhibit by module and function."""
    shown = {}
    for name in MODULES:
        module = importlib.import_module("exhibits." + name)
        shown[name] = {
            function.__name__: function()
            for function in list(vars(module).values())
            if getattr(function, "__module__", None) == module.__name__ and hasattr(function, "is_exhibit")
        }
    return shown


def exhibit(function):
    function.is_exhibit = True
    return function
