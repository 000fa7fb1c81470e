"""ImportError: a name that the module does not have."""

print("before")
from _lib_names import present, absent
