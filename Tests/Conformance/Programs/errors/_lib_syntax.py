"""Imported by uncaught_lib_syntax.py."""


def f():
    return 1 +
