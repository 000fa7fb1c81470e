"""Tabs and spaces are mixed."""


def f(x):
        if x:
	        pass
	return 1
