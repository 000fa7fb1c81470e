"""A bare except must be the last."""

try:
    x = 1
except:
    pass
except ValueError:
    pass
