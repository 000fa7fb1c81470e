"""Object pooling: keep what is expensive to make and give it out again, but not more of it than is ever used at once.

A pool trades memory for time: buffers, connections, particles are returned to it instead of being dropped. It must
put them back into their first state, must not give the same one to two users, and needs a limit: without one it
remembers the busiest moment of the program for ever. The runtime does the same for its own objects: it keeps up to
80 lists and dictionaries, 100 floats and 2000 tuples of each short length to use again.

    barrow run --dump pool.barrow Fixtures/programs/12_object_pooling.py
    barrow analyze pool.barrow --profile quick         # one pool holds a hundred buffers, the bounded one eight
"""


class Buffer:
    made = 0

    def __init__(self):
        Buffer.made += 1
        self.data = bytearray(4096)
        self.used = 0

    def write(self, text):
        self.data[self.used:self.used + len(text)] = text
        self.used += len(text)

    def reset(self):
        self.data[:self.used] = bytes(self.used)
        self.used = 0


class Pool:
    def __init__(self, limit=None):
        self.limit = limit
        self.free = []
        self.dropped = 0

    def acquire(self):
        return self.free.pop() if self.free else Buffer()

    def release(self, buffer):
        buffer.reset()
        if self.limit is None or len(self.free) < self.limit:
            self.free.append(buffer)
        else:
            self.dropped += 1


def serve(pool, at_once, rounds):
    """Requests that need a buffer each, a number of them at the same time."""
    for _ in range(rounds):
        busy = [pool.acquire() for _ in range(at_once)]
        for buffer in busy:
            buffer.write(b"hello")
        for buffer in busy:
            pool.release(buffer)


unbounded, bounded = Pool(), Pool(limit=8)
for label, pool in (("unbounded", unbounded), ("bounded", bounded)):
    Buffer.made = 0
    serve(pool, at_once=4, rounds=50)
    print(f"{label}: a quiet hour of 200 requests made {Buffer.made} buffers")
    serve(pool, at_once=100, rounds=1)
    print(f"  a burst of 100 at once: {Buffer.made} made, {pool.dropped} dropped, {len(pool.free)} kept")
    serve(pool, at_once=4, rounds=50)
    kept = sum(len(buffer.data) for buffer in pool.free) // 1024
    print(f"  another quiet hour: {Buffer.made} made, {len(pool.free)} kept: {kept} KiB")

print("clean when given out again:", bounded.acquire().data[:5] == bytes(5))

places = set()
for _ in range(100):
    items = [1, 2, 3]
    places.add(id(items))
    del items
print("the runtime pools too: a hundred lists, one after the other, were in", len(places), "place")
