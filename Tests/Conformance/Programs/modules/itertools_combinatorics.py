"""itertools: product, permutations, combinations, and their orders."""

from itertools import combinations, combinations_with_replacement, compress, islice, pairwise, permutations, product, zip_longest

print(list(product("ab", [1, 2])), list(product()), list(product("ab", repeat=2)), list(product("ab", [])), list(product(range(2), repeat=3)))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations([1, 2], 3)), list(permutations([])), list(permutations("ab", 0)))
print(list(combinations("abcd", 2)), list(combinations(range(4), 3)), list(combinations("ab", 3)), list(combinations("ab", 0)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement("a", 3)))
print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise([])))
print(list(zip_longest("abc", [1])), list(zip_longest([1, 2], "a", [], fillvalue="-")), list(zip_longest()))
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(compress("abc", [True])), list(compress([], [1])))
print(len(list(product(range(5), repeat=3))), len(list(permutations(range(6)))), len(list(combinations(range(10), 5))), len(list(combinations_with_replacement(range(5), 4))))
print(list(islice(permutations(range(7)), 1000, 1003)), list(islice(product("xyz", repeat=10), 500, 502)), list(islice(combinations(range(20), 10), 3)))
print(["".join(p) for p in permutations("aab")], sorted({"".join(p) for p in permutations("aab")}))
p = permutations([1, 2, 3], 2)
print(next(p), next(p), list(p), list(p))
total = sum(a * b for a, b in product(range(1, 4), range(1, 4)))
print(total, [a + b for a, b in combinations([1, 10, 100], 2)], max(combinations([3, 1, 2], 2), key=sum))
print([(x, y) for x, y in product(range(3), repeat=2) if x < y] == list(combinations(range(3), 2)))
queens = []
for cols in permutations(range(6)):
    if len({c + r for r, c in enumerate(cols)}) == len({c - r for r, c in enumerate(cols)}) == 6:
        queens.append(cols)
print(queens)
same = [id(t) for t in product([1], repeat=2)]
print(len(same), list(product({1: 2}, (3,))), list(product((x for x in "ab"), "c")))
for wrong in (lambda: combinations("ab", -1), lambda: permutations("ab", -1), lambda: permutations("ab", "x"), lambda: product(5), lambda: product("a", repeat=-1), lambda: combinations("a"), lambda: zip_longest("a", fill=1), lambda: pairwise(5), lambda: compress([1])):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
