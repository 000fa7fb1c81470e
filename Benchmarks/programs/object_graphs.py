"""Objects with attributes and methods: a simulated world of things that refer to each other."""


class Place:
    def __init__(self, name, x, y):
        self.name = name
        self.x = x
        self.y = y
        self.visitors = []
        self.neighbours = []

    def distance(self, other):
        return abs(self.x - other.x) + abs(self.y - other.y)


class Traveller:
    count = 0

    def __init__(self, home):
        Traveller.count += 1
        self.number = Traveller.count
        self.home = home
        self.at = home
        self.trips = []
        self.energy = 100
        home.visitors.append(self)

    def move(self, target):
        trip = Trip(self, self.at, target)
        self.at.visitors.remove(self)
        target.visitors.append(self)
        self.at = target
        self.energy -= trip.cost
        self.trips.append(trip)
        if len(self.trips) > 5:
            self.trips = self.trips[-3:]

    def rest(self):
        self.energy = min(100, self.energy + 7)


class Trip:
    def __init__(self, traveller, start, end):
        self.traveller = traveller
        self.start = start
        self.end = end

    @property
    def cost(self):
        return self.start.distance(self.end) % 10 + 1


class World:
    def __init__(self, size):
        self.places = [Place("place %d" % n, n * 37 % 101, n * 53 % 103) for n in range(size)]
        for n, place in enumerate(self.places):
            place.neighbours = [self.places[(n + k) % size] for k in (1, 2, 5, 11)]
        self.travellers = [Traveller(self.places[n % size]) for n in range(size * 3)]

    def step(self, number):
        for traveller in self.travellers:
            if traveller.energy > 10:
                traveller.move(traveller.at.neighbours[(number + traveller.number) % 4])
            else:
                traveller.rest()


world = World(300)
for number in range(2_000):
    world.step(number)
print(sum(t.energy * t.number for t in world.travellers), sum(len(p.visitors) * p.x for p in world.places),
      sum(len(t.trips) for t in world.travellers))
