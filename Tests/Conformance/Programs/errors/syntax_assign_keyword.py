"""Assignment to True."""

None_ = 1
True = 0
