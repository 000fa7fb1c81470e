"""A pool gives out the same objects again; a weak pool shares what is in use."""

import weakref


class Buffer:
    made = 0

    def __init__(self, size):
        Buffer.made += 1
        self.number = Buffer.made
        self.data = bytearray(size)

    def reset(self):
        self.data[:] = bytes(len(self.data))


class Pool:
    def __init__(self, size, limit):
        self.size, self.limit, self.free = size, limit, []
        self.hits = self.misses = self.dropped = 0

    def acquire(self):
        if self.free:
            self.hits += 1
            return self.free.pop()
        self.misses += 1
        return Buffer(self.size)

    def release(self, buffer):
        if len(self.free) < self.limit:
            buffer.reset()
            self.free.append(buffer)
        else:
            self.dropped += 1

    def __enter__(self):
        self.current = self.acquire()
        return self.current

    def __exit__(self, *_):
        self.release(self.current)
        del self.current


pool = Pool(16, 2)
a, b, c = pool.acquire(), pool.acquire(), pool.acquire()
a.data[0] = 255
place = id(a)
print([one.number for one in (a, b, c)])
for one in (c, b, a):
    pool.release(one)
del a, b, c, one
print(pool.hits, pool.misses, pool.dropped, len(pool.free))
d = pool.acquire()
print("last in, first out:", d.number, d.data[0])
with pool as e:
    print("by with:", e.number)
for _ in range(100):
    with pool as e:
        e.data[3] = 7
print(pool.hits, pool.misses, Buffer.made, sum(e.data))


class Flyweight:
    _pool = weakref.WeakValueDictionary()
    __slots__ = ("value", "__weakref__")

    def __new__(cls, value):
        one = cls._pool.get(value)
        if one is None:
            one = super().__new__(cls)
            one.value = value
            cls._pool[value] = one
        return one


x, y = Flyweight("red"), Flyweight("red")
print("shared:", x is y, len(Flyweight._pool))
z = [Flyweight(str(i % 5)) for i in range(100)]
print("of a hundred:", len(Flyweight._pool), len({id(f) for f in z}))
del z
print("after:", len(Flyweight._pool), sorted(Flyweight._pool))
del x, y
print("none:", len(Flyweight._pool))
