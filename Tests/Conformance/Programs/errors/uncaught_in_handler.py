"""Exceptions in except, else, finally and with, and what their context is."""


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        print("exit", kind.__name__)
        raise RuntimeError("from __exit__")


def run():
    with Manager():
        {}["missing"]


try:
    run()
except RuntimeError as error:
    print(repr(error.__context__))
run()
