"""Key-sharing dictionaries: instances of one class keep their attributes' names once, together.

All instances of a class have the same attributes, so the runtime keeps the table of names in the class, and in the
instance only the values, in a small array before it. As long as instances are made alike (in `__init__`, in one
order) they cost little more than with slots. Looking at `__dict__` makes a dictionary, which still shares its keys;
a key that is not a name, or too many attributes, gives the instance a table of its own. Names that differ from
instance to instance fill the class's table up for all of them.

    barrow run --dump keys.barrow Fixtures/programs/26_key_sharing.py
    barrow analyze keys.barrow --profile quick         # bytes of dict: none before, one for each after it was looked at
"""

import sys
import tracemalloc

COUNT = 1_000


class Customer:
    def __init__(self, number):
        self.number = number
        self.name = None
        self.city = None


def cost(action):
    tracemalloc.start()
    kept = action()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept, size / COUNT


def about(size):
    return round(size / 50) * 50


customers, alike = cost(lambda: [Customer(None) for _ in range(COUNT)])
records, plain = cost(lambda: [{"number": None, "name": None, "city": None} for _ in range(COUNT)])
print("a thousand instances: about", about(alike), "bytes each; a thousand dicts: about", about(plain))

_, looking = cost(lambda: [vars(customer) for customer in customers])
print("looking at their __dict__ costs about", about(looking), "more each")

one, other = customers[0], customers[1]
print("a dict that shares its keys:", sys.getsizeof(vars(one)), "a copy with keys of its own:",
      sys.getsizeof(dict(vars(one))))

del other.city
print("after a deletion:", vars(other), sys.getsizeof(vars(other)))
vars(one)[5] = "a key that is no name"
print("after a key that is no name:", sys.getsizeof(vars(one)))
fresh = Customer(3)
print("others still share:", sys.getsizeof(vars(fresh)), list(vars(fresh)))


class Changing:
    pass


odd = []
for n in range(5):
    thing = Changing()
    setattr(thing, f"only_{n}", n)
    odd.append(thing)
print("names that differ from instance to instance:", [sys.getsizeof(vars(thing)) for thing in odd])
