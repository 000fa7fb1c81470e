"""An ignored exception has its cause and context in its report."""


class Chained:
    def __del__(self):
        try:
            {}["key"]
        except KeyError as error:
            raise ValueError("second") from error


class Noted:
    def __del__(self):
        error = ValueError("noted")
        error.add_note("a note")
        raise error


class Deep:
    def __del__(self):
        self.helper(2)

    def helper(self, n):
        if n:
            self.helper(n - 1)
        self.missing


Chained()
print("one")
Noted()
print("two")
Deep()
print("three")
