"""Fragmentation and its cure: memory that is free, and that nobody else can use.

Many small objects come, and nine in ten go again. Their blocks are free, but each pool still has a block in use, so
no pool can serve another size, and no arena returns to the system: the process stays as large as it was at its
peak. What counts is not how much survives but where. The cure is to let those that live long be neighbours:
allocate them apart from what comes and goes, or copy the survivors together and drop the originals.

    barrow run --dump holes.barrow Fixtures/programs/20_fragmentation.py
    barrow analyze holes.barrow --profile post-mortem   # fragmentation-map draws it; "resident-set" says what it costs
"""

POOL = 16 * 1024
COUNT = 40_000


class Record:
    __slots__ = ("number", "next")

    def __init__(self, number):
        self.number = number


def pools(objects):
    return len({id(one) // POOL for one in objects})


def about(share):
    return f"{round(share * 10) * 10}%"


records = [Record(n) for n in range(COUNT)]
at_peak = pools(records)
print("at the peak, pools:", "between 118 and 125" if 118 <= at_peak <= 125 else at_peak)

survivors = records[::10]
del records
print("survivors:", about(len(survivors) / COUNT), "of the objects in", about(pools(survivors) / at_peak),
      "of the pools")

others = [bytes(200) for _ in range(1_000)]
shared = {id(one) // POOL for one in survivors} & {id(one) // POOL for one in others}
print("objects of another size find no room in these pools:", len(shared) == 0)

same = [Record(n) for n in range(COUNT // 2)]
in_holes = len({id(one) // POOL for one in same} - {id(one) // POOL for one in survivors})
print("objects of the same size fill the holes; pools they need besides:", in_holes)
del same

print("the cure: allocate together what lives together")
permanent, passing = [], []
for n in range(COUNT):
    passing.append(Record(n))
    if n % 10 == 0:
        permanent.append(n)          # only a note: the record itself is made afterwards
passing.clear()
survivors = [Record(n) for n in permanent]
print("survivors:", about(len(survivors) / COUNT), "of the objects in", about(pools(survivors) / at_peak),
      "of the pools")

batch = [Record(n) for n in range(COUNT)]
left = batch[::10]
del batch
print("the same mistake once more, for the dump:", len(left), "records")
