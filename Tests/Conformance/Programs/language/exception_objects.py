"""Exception objects: own classes, what may be raised, notes, text and representation."""

def fail(error):
    raise error


class MyError(Exception):
    def __init__(self, code, text="mine"):
        super().__init__(code, text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[1]}"


try:
    raise MyError(5)
except MyError as error:
    print(error, repr(error), error.code, isinstance(error, Exception))
for wrong in (lambda: fail(5), lambda: fail("text"), lambda: fail(None), lambda: fail(int)):
    try:
        wrong()
    except TypeError as error:
        print(error)
try:
    raise
except RuntimeError as error:
    print(error)
error = ValueError("with notes")
error.add_note("one")
error.add_note("two")
print(error.__notes__, str(error), ValueError().args, str(ValueError()), repr(ValueError("a")), repr(ValueError("a", 2)))
print(str(KeyError("k")), repr(KeyError("k")), str(OSError(2, "No such file")))
