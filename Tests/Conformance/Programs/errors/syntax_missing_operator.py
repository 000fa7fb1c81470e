"""Something is not right between two words."""

import math
value = math sqrt(4)
