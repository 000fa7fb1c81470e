"""An exception in the body of a class."""


def compute():
    raise NotImplementedError("not yet")


class Settings:
    size = 5

    class Nested:
        depth = compute()

    late = 1
