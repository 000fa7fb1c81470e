"""The heap of a service that keeps orders in memory, for the measurement of `barrow capture`.

    python3 service_heap.py OBJECTS

Eleven objects an order: an instance, a list of two tuples, a dict, three strings, two floats and an int, and 19
references, of which seven are to what orders share. Prints how many objects it made, then waits for its standard input
to end.
"""

import sys

OBJECTS_PER_ORDER = 11


class Order:
    def __init__(self, number):
        self.number = number + 1_000_000
        self.customer = f"customer {number % 50_021}"
        self.lines = [
            (f"sku-{number % 9_973:05}", number % 7, number * 1.25),
            ("shipping", 1, number * 0.5),
        ]
        self.details = {"currency": "EUR", "address": f"{number} High Street"}


def main():
    orders = {}
    for number in range(int(sys.argv[1]) // OBJECTS_PER_ORDER):
        order = Order(number)
        orders[order.number] = order
    print(len(orders) * OBJECTS_PER_ORDER, flush=True)
    sys.stdin.read()


main()
