"""An import that fails, in a sibling file."""

import math
import _lib_broken

print("not reached", math)
