"""Context managers and scoped lifetime: say where something ends, and do not leave it to the last reference.

An object is freed when its last reference goes, but who knows when that is? A traceback, a cycle or a debugger may
hold it. What must end at a certain point (a file, a lock, a transaction) ends with the block of its `with`
statement, also when the block is left by an exception or a return. The object itself may live on; what it stood for
is closed.

    barrow run --dump scopes.barrow Fixtures/programs/15_scoped_lifetime.py
    barrow analyze scopes.barrow --profile quick       # a closed connection is still there: the name holds the object
"""

from contextlib import ExitStack, contextmanager


class Connection:
    open = 0

    def __init__(self, name):
        self.name, self.buffer = name, bytearray(1000)
        Connection.open += 1

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.close()
        return False

    def close(self):
        if self.buffer is not None:
            self.buffer = None
            Connection.open -= 1
            print(f"      ({self.name} closed)")

    def __del__(self):
        print(f"      ({self.name} freed)")


def careless():
    connection = Connection("careless")
    raise ValueError("in the middle of something")


def careful():
    with Connection("careful") as connection:
        raise ValueError(f"while {connection.name} was open")


kept = []
for work in (careless, careful):
    try:
        work()
    except ValueError as error:
        kept.append(error)
        print(f"{work.__name__}: {error}; open connections: {Connection.open}")
print("the first is still open, because the error's traceback holds its frame")
kept.clear()
print("both gone; but the first was never closed: open", Connection.open)


@contextmanager
def temporary(table, key, value):
    table[key] = value
    try:
        yield table
    finally:
        del table[key]


settings = {"level": 1}
with temporary(settings, "debug", True):
    print("inside:", settings)
print("outside:", settings)

print("several, closed in the reverse order, whatever happens:")
with ExitStack() as stack:
    for name in ("first", "second", "third"):
        stack.enter_context(Connection(name))
    print("  three open:", Connection.open - 1)

with Connection("named") as named:
    pass
print("the block ended it, the name keeps the object:", named.buffer)
