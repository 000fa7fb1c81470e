"""raise from None hides what was handled."""


class Missing(LookupError):
    """Has a text of its own."""

    def __str__(self):
        return "<<" + ", ".join(map(str, self.args)) + ">>"


def get(table, key):
    try:
        return table[key]
    except KeyError:
        raise Missing(key, len(table)) from None


print(get({"a": 1}, "a"))
get({"a": 1}, "b")
