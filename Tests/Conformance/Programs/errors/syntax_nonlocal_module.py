"""nonlocal at the level of the module."""

nonlocal x
