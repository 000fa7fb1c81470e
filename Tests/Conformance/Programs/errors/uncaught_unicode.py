"""Carets below lines with accented characters."""


def größe(wert):
    return {"ä": 1}["ä"] + {"größe": "österreich"}[wert]


print("é", "ñandú")
größe("ñandú") + größe("x")
