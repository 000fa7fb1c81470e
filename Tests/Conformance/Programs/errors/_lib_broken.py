"""Imported by uncaught_import.py."""


def helper(value):
    return undefined_thing + value


print("importing the broken one")
table = {"a": 1}
table["b"] = helper(table["a"])
