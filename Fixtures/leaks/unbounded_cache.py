"""A price service that remembers every quote it ever gave.

The planted fault: `quote` is cached without a limit, and its arguments (customer, basket) never repeat.
"""

import functools
import sys
import time


class Quote:
    def __init__(self, customer, basket):
        self.customer = customer
        self.lines = [(article, 19.99 + article) for article in basket]
        self.total = sum(price for _, price in self.lines)


@functools.lru_cache(maxsize=None)
def quote(customer, basket):
    return Quote(f"customer-{customer}", basket)


def serve(requests):
    served = 0
    for number in range(requests):
        served += quote(number, (number, number + 1, number + 2)).total > 0
    return served


if __name__ == "__main__":
    print("served", serve(30_000), flush=True)
    time.sleep(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
