"""Generations: most containers die young, so the collector looks at the young ones often and at the old ones rarely.

New containers are in generation 0. When there are more than 700 of them than were freed since, the collector
examines them; the survivors move to generation 1, and after ten such collections that generation is examined too;
its survivors are old. A cycle that grew old is garbage for a long time before anybody looks. That is the price, and
the gain is that a million old objects are not walked each time seven hundred new ones have come.

    barrow run --gc-log gc.jsonl Fixtures/programs/04_generations.py     # a line for each collection: generation, pause
    barrow run --dump young.barrow Fixtures/programs/04_generations.py && barrow info young.barrow
"""

import gc
import weakref


class Session:
    def __init__(self):
        self.me = self  # a cycle, so that only the collector can free it


def generation(thing):
    for number in range(3):
        if any(one is thing for one in gc.get_objects(generation=number)):
            return number


gc.disable()
gc.collect()
print("thresholds:", gc.get_threshold())

session = Session()
print("new:", generation(session))
gc.collect(0)
print("survived one young collection:", generation(session))
gc.collect(1)
print("survived the next:", generation(session))

old = weakref.ref(session)
young = weakref.ref(Session())
del session
print("one old and one young session are garbage")
print("  young collection finds", gc.collect(0), "old one there:", old() is not None, "young one:",
      young() is not None)
print("  middle collection finds", gc.collect(1), "old one there:", old() is not None)
print("  full collection finds", gc.collect(2), "old one there:", old() is not None)

runs = []
gc.callbacks.append(lambda phase, info: phase == "stop" and runs.append(info["generation"]))
gc.set_threshold(100, 5, 1000)
gc.enable()
kept = [{n} for n in range(2000)]
gc.disable()
gc.callbacks.clear()
print("2000 sets at a threshold of 100:", len(runs), "collections:", "".join(map(str, runs)))
