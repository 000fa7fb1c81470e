"""The caret below a line with accented characters."""

größe = "ä" + "ö" "ü" größe2
