"""A small program: graphs of dictionaries; search, shortest paths, components, topological order."""

from collections import defaultdict, deque

ROADS = [("a", "b", 4), ("a", "c", 2), ("b", "c", 1), ("b", "d", 5), ("c", "d", 8), ("c", "e", 10), ("d", "e", 2), ("f", "g", 1)]


class Graph:
    def __init__(self, edges, directed=False):
        self.out = defaultdict(dict)
        for start, end, weight in edges:
            self.out[start][end] = weight
            if directed:
                self.out[end]
            else:
                self.out[end][start] = weight

    def __iter__(self):
        return iter(sorted(self.out))

    def __len__(self):
        return len(self.out)

    def __contains__(self, edge):
        start, end = edge
        return end in self.out.get(start, ())

    def breadth_first(self, start):
        seen, todo = {start: None}, deque([start])
        while todo:
            place = todo.popleft()
            yield place
            for neighbour in sorted(self.out[place]):
                if neighbour not in seen:
                    seen[neighbour] = place
                    todo.append(neighbour)

    def depth_first(self, start, seen=None):
        seen = set() if seen is None else seen
        if start not in seen:
            seen.add(start)
            yield start
            for neighbour in sorted(self.out[start]):
                yield from self.depth_first(neighbour, seen)

    def shortest(self, start):
        best, done = {start: (0, None)}, set()
        while open_places := [p for p in best if p not in done]:
            place = min(open_places, key=lambda p: (best[p][0], p))
            done.add(place)
            for neighbour, weight in self.out[place].items():
                length = best[place][0] + weight
                if neighbour not in best or length < best[neighbour][0]:
                    best[neighbour] = length, place
        return best

    def path(self, start, end):
        best = self.shortest(start)
        if end not in best:
            return None
        path = [end]
        while (previous := best[path[-1]][1]) is not None:
            path.append(previous)
        return path[::-1], best[end][0]

    def components(self):
        left, found = set(self), []
        while left:
            part = set(self.depth_first(min(left)))
            found.append(sorted(part))
            left -= part
        return found

    def ordered(self):
        state, result = {}, []

        def visit(place, trail):
            if state.get(place) == "open":
                raise ValueError("cycle: " + " > ".join(trail[trail.index(place):] + [place]))
            if place not in state:
                state[place] = "open"
                for neighbour in sorted(self.out[place]):
                    visit(neighbour, trail + [place])
                state[place] = "done"
                result.append(place)
        for place in self:
            visit(place, [])
        return result[::-1]


g = Graph(ROADS)
print(len(g), list(g), ("a", "b") in g, ("a", "g") in g)
print(list(g.breadth_first("a")), list(g.depth_first("a")))
print(g.path("a", "e"), g.path("e", "a"), g.path("a", "f"), g.components())
print({place: length for place, (length, _) in sorted(g.shortest("b").items())})
tasks = Graph([("shop", "cook", 1), ("cook", "eat", 1), ("shop", "clean", 1), ("clean", "eat", 1), ("eat", "sleep", 1)], directed=True)
print(tasks.ordered())
tasks.out["sleep"]["shop"] = 1
try:
    tasks.ordered()
except ValueError as error:
    print(error)
