"""A line goes back to an indentation that was not there."""


def f(x):
        if x:
            return 1
      return 2
