"""A web shop that leaks in five ways, for Barrow to find. `make demo` runs it and analyses the heap it leaves behind.

It serves made-up requests, without a network, and along the way makes the mistakes that services make: a cache of pages
whose keys never repeat, sessions that stay subscribed to an event source after they were closed, orders and customers
that refer to each other while the collector is off, countries and cities that are read anew for every visit, and a burst
of work of which one small block in ten survives, so that no pool becomes free. At the end it says what it planted.

    barrow run --dump shop.barrow Fixtures/programs/leaking_service.py
    barrow analyze shop.barrow --profile post-mortem --output report
"""

import gc
import random

SIZE = 200_000  # objects at the end, about

COUNTRIES = ["Norway", "Sweden", "Denmark", "Iceland", "Finland", "Estonia", "Latvia", "Lithuania"]
CITIES = ["Harbour Town", "North Bridge", "Old Market", "Green Hill", "Lake Side", "Upper Mill"]
GOODS = [("tea", 4), ("coffee", 6), ("honey", 5), ("bread", 3), ("salt", 1), ("oil", 9)]


class Page:
    """A rendered page, small and complete."""

    __slots__ = ("path", "body")

    def __init__(self, path, body):
        self.path, self.body = path, body


class PageCache:
    """Keeps every page it ever rendered: its keys contain the moment of the request."""

    def __init__(self):
        self.pages = {}

    def get(self, path, moment):
        key = f"{path}?at={moment}"
        if key not in self.pages:
            self.pages[key] = Page(key, b"<html>" + bytes(moment % 96) + b"</html>")
        return self.pages[key]


class EventSource:
    """Tells its listeners about changes of prices, and never forgets one."""

    def __init__(self):
        self.listeners = []

    def subscribe(self, listener):
        self.listeners.append(listener)


class Session:
    """A visitor's session. Closing it does not unsubscribe it."""

    def __init__(self, number, events):
        self.number = number
        self.basket = []
        self.closed = False
        events.subscribe(self.price_changed)

    def price_changed(self, goods, price):
        self.basket = [(name, price if name == goods else paid) for name, paid in self.basket]

    def close(self):
        self.closed = True


class Customer:
    def __init__(self, name):
        self.name = name
        self.orders = []


class Order:
    """Knows its customer, who knows it: a cycle."""

    def __init__(self, customer, lines):
        self.customer = customer
        self.lines = lines
        customer.orders.append(self)


class Visit:
    __slots__ = ("country", "city", "page")

    def __init__(self, country, city, page):
        self.country, self.city, self.page = country, city, page


class Thumbnail:
    """As small as a thumbnail's record can be; made by the thousand when the catalogue is drawn."""

    __slots__ = ("number", "next")

    def __init__(self, number):
        self.number = number


page_cache = PageCache()
price_events = EventSource()
visits = []
thumbnails = []


def read_word(words, random_source):
    """A word as it comes from a socket: a string of its own each time, however often it came before."""
    return bytes(random_source.choice(words), "ascii").decode()


def serve_pages(count):
    for moment in range(count):
        page_cache.get(f"/goods/{GOODS[moment % len(GOODS)][0]}", moment)


def open_and_close_sessions(count, random_source):
    for number in range(count):
        session = Session(1_000_000 + number, price_events)
        session.basket.append(random_source.choice(GOODS))
        session.close()


def take_orders(count, random_source):
    for number in range(count):
        customer = Customer(f"customer {number}")
        Order(customer, [random_source.choice(GOODS)])


def count_visits(count, random_source):
    for number in range(count):
        visits.append(Visit(read_word(COUNTRIES, random_source), read_word(CITIES, random_source), number % 50))


def draw_catalogue(count):
    """Draws everything, keeps one in ten, and is left with holes."""
    drawn = [Thumbnail(number) for number in range(count)]
    thumbnails.extend(drawn[::10])


def main():
    random_source = random.Random(7)
    gc.disable()  # somebody read that this makes services faster
    pages, sessions, orders, seen, drawn = SIZE // 12, SIZE // 20, SIZE // 25, SIZE // 10, SIZE // 2
    serve_pages(pages)
    open_and_close_sessions(sessions, random_source)
    take_orders(orders, random_source)
    count_visits(seen, random_source)
    draw_catalogue(drawn)
    closed = sum(listener.__self__.closed for listener in price_events.listeners)
    print(f"pages in the cache:                {len(page_cache.pages):>7,}, each asked for once")
    print(f"sessions that listen:              {len(price_events.listeners):>7,}, of which closed {closed:,}")
    print(f"orders and customers in cycles:    {2 * orders:>7,}, nobody holds them, the collector is off")
    words = {id(word): word for visit in visits for word in (visit.country, visit.city)}
    print(f"strings of countries and cities:   {len(words):>7,}, {len(set(words.values()))} different")
    print(f"thumbnails that survived a burst:  {len(thumbnails):>7,} of {drawn:,}")


main()
