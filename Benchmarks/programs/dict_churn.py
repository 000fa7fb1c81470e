"""Dictionaries that grow, shrink, are looked up and thrown away; keys of str, int and tuple."""


def count_words(rounds):
    words = ["word%d" % (n * 7919 % 4001) for n in range(4001)]
    totals = {}
    for number in range(rounds):
        for word in words:
            totals[word] = totals.get(word, 0) + number
    return sum(totals.values())


def grow_and_shrink(rounds):
    total = 0
    table = {}
    for number in range(rounds):
        table[number] = number * 2
        if number % 3 == 0:
            total += table.pop(number // 2, 0)
        if number % 5 == 0:
            total += number - 1 in table
    return total + len(table)


def small_ones(rounds):
    total = 0
    for number in range(rounds):
        record = {"id": number, "name": "n", "tags": (number, number + 1)}
        record["size"] = len(record)
        copy = dict(record, id=number + 1)
        total += copy["id"] + copy["size"] + len(copy["tags"])
    return total


def nested(rounds):
    index = {}
    for number in range(rounds):
        index.setdefault(number % 97, {}).setdefault((number % 11, number % 7), []).append(number)
    return sum(len(items) * key for key, inner in index.items() for items in inner.values())


print(count_words(500), grow_and_shrink(2_000_000), small_ones(800_000), nested(1_200_000))
