"""A small program: a shop's stock with exceptions, properties, iteration, totals, and a formatted report."""

import json
from collections import defaultdict
from contextlib import contextmanager


class StockError(Exception):
    pass


class OutOfStock(StockError):
    def __init__(self, item, wanted):
        super().__init__(f"{wanted} of {item.name} wanted, {item.count} there")
        self.item, self.wanted = item, wanted


class Item:
    __slots__ = ("name", "_count", "price", "tags")

    def __init__(self, name, count, price, *tags):
        self.name, self.price, self.tags = name, price, frozenset(tags)
        self.count = count

    @property
    def count(self):
        return self._count

    @count.setter
    def count(self, value):
        if value < 0:
            raise ValueError(f"{self.name}: a count of {value}")
        self._count = value

    @property
    def value(self):
        return self.count * self.price

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.count}, {self.price})"

    def __lt__(self, other):
        return self.name < other.name

    def __eq__(self, other):
        return isinstance(other, Item) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


class Stock:
    def __init__(self, *items):
        self.items = {item.name: item for item in items}
        self.history = []

    def __getitem__(self, name):
        try:
            return self.items[name]
        except KeyError:
            raise StockError(f"no {name}") from None

    def __iter__(self):
        return iter(sorted(self.items.values()))

    def __len__(self):
        return sum(item.count for item in self)

    def sell(self, name, count=1):
        item = self[name]
        if count > item.count:
            raise OutOfStock(item, count)
        item.count -= count
        self.history.append((name, count))
        return count * item.price

    @contextmanager
    def transaction(self):
        before = {name: item.count for name, item in self.items.items()}, len(self.history)
        try:
            yield self
        except StockError as error:
            for name, count in before[0].items():
                self.items[name].count = count
            del self.history[before[1]:]
            print("rolled back:", error)


stock = Stock(Item("tea", 10, 4.5, "drink", "hot"), Item("honey", 3, 6.25, "sweet"), Item("bread", 7, 2.0), Item("juice", 5, 3.1, "drink", "sweet"))
print(stock["tea"], len(stock), list(stock), stock.sell("tea", 3), stock.sell("bread"))
with stock.transaction() as s:
    print(s.sell("honey", 2), s.sell("juice", 6))
with stock.transaction():
    stock.sell("juice", 2)
for wrong in (lambda: stock["salt"], lambda: stock.sell("honey", 99), lambda: setattr(stock["tea"], "count", -1), lambda: setattr(stock["tea"], "weight", 1)):
    try:
        wrong()
    except (StockError, ValueError, AttributeError) as error:
        print(type(error).__name__, error, repr(error.__cause__), getattr(error, "wanted", None))
by_tag = defaultdict(list)
for item in stock:
    for tag in sorted(item.tags) or ["none"]:
        by_tag[tag].append(item.name)
print(dict(sorted(by_tag.items())))
print(f"{'item':<8}|{'count':>6}|{'price':>8}|{'value':>9}")
for item in stock:
    print(f"{item.name:<8}|{item.count:>6}|{item.price:>8.2f}|{item.value:>9,.2f}")
print(f"{'total':<8}|{len(stock):>6}|{'':>8}|{sum(i.value for i in stock):>9,.2f}")
print(json.dumps({i.name: {"count": i.count, "tags": sorted(i.tags)} for i in stock}), stock.history, max(stock, key=lambda i: i.value), {Item("tea", 1, 1)} & set(stock))
