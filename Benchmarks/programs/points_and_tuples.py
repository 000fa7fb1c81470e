"""Tuples as points and as keys: a grid that lives and dies, bodies that attract each other, a maze that is searched."""

from collections import deque


def life(generations):
    cells = {(0, 1), (1, 3), (2, 0), (2, 1), (2, 4), (2, 5), (2, 6)}  # the acorn: it grows for 5,206 generations
    for _ in range(generations):
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        place = (x + dx, y + dy)
                        counts[place] = counts.get(place, 0) + 1
        cells = {place for place, n in counts.items() if n == 3 or n == 2 and place in cells}
    return len(cells), sum(x * y for x, y in cells)


def bodies(steps):
    things = [((n * 1.5, n * 0.5, 0.0), (0.0, 0.1 * n, 0.05), 1.0 + n) for n in range(5)]
    for _ in range(steps):
        moved = []
        for position, velocity, mass in things:
            ax = ay = az = 0.0
            for other, _, weight in things:
                if other is not position:
                    dx, dy, dz = (b - a for a, b in zip(position, other))
                    strength = weight / (dx * dx + dy * dy + dz * dz + 0.01) ** 1.5
                    ax, ay, az = ax + dx * strength, ay + dy * strength, az + dz * strength
            velocity = (velocity[0] + ax * 0.001, velocity[1] + ay * 0.001, velocity[2] + az * 0.001)
            position = tuple(p + v * 0.001 for p, v in zip(position, velocity))
            moved.append((position, velocity, mass))
        things = moved
    return [round(sum(position), 9) for position, _, _ in things]


def search(size):
    seen, todo = {(0, 0): 0}, deque([(0, 0)])
    while todo:
        x, y = todo.popleft()
        for step in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= step[0] < size and 0 <= step[1] < size and (step[0] * step[1]) % 7 != 3 and step not in seen:
                seen[step] = seen[x, y] + 1
                todo.append(step)
    return len(seen), max(seen.values())


print(life(600), bodies(20_000), search(400))
