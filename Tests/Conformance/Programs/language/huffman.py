"""A small program: Huffman codes, run lengths, Caesar and base conversion of texts."""

from collections import Counter


class Leaf:
    def __init__(self, symbol, weight):
        self.symbol, self.weight = symbol, weight

    def codes(self, prefix):
        yield self.symbol, prefix or "0"

    def key(self):
        return self.weight, self.symbol


class Fork:
    def __init__(self, left, right):
        self.left, self.right, self.weight = left, right, left.weight + right.weight

    def codes(self, prefix):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")

    def key(self):
        return self.weight, min(symbol for symbol, _ in self.codes(""))


def build(text):
    trees = [Leaf(symbol, weight) for symbol, weight in Counter(text).items()]
    while len(trees) > 1:
        trees.sort(key=lambda tree: tree.key(), reverse=True)
        trees.append(Fork(trees.pop(), trees.pop()))
    return trees[0]


def encode(text, codes):
    return "".join(codes[symbol] for symbol in text)


def decode(bits, tree):
    node, out = tree, []
    for bit in bits:
        if isinstance(node, Fork):
            node = node.right if bit == "1" else node.left
        if isinstance(node, Leaf):
            out.append(node.symbol)
            node = tree
    return "".join(out)


for text in ("abracadabra", "mississippi river", "aaaa", "the quick brown fox jumps over the lazy dog"):
    tree = build(text)
    codes = dict(tree.codes(""))
    bits = encode(text, codes)
    print(len(text) * 8, "->", len(bits), decode(bits, tree) == text, sorted(codes.items(), key=lambda item: (len(item[1]), item[1]))[:4])
    number = int("1" + bits, 2)
    print("  ", hex(number)[:20], number.bit_length(), bin(number)[3:] == bits)


def runs(text):
    out, last, count = [], "", 0
    for ch in text + "\0":
        if ch == last:
            count += 1
            continue
        if last:
            out.append(f"{count if count > 1 else ''}{last}")
        last, count = ch, 1
    return "".join(out)


def unruns(text):
    out, number = "", ""
    for ch in text:
        if ch.isdigit():
            number += ch
        else:
            out += ch * int(number or 1)
            number = ""
    return out


def caesar(text, shift):
    def turn(ch):
        base = ord("a") if ch.islower() else ord("A")
        return chr((ord(ch) - base + shift) % 26 + base) if ch.isascii() and ch.isalpha() else ch
    return "".join(map(turn, text))


def to_base(n, base, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    sign, n, out = "-" if n < 0 else "", abs(n), ""
    while True:
        n, digit = divmod(n, base)
        out = digits[digit] + out
        if not n:
            return sign + out


print(runs("wwwwbbbcd"), unruns(runs("wwwwbbbcd")), caesar("Hello, World!", 3), caesar(caesar("Hello", 5), -5))
print([to_base(255, b) for b in (2, 8, 16, 36)], to_base(-10 ** 20, 36), int(to_base(10 ** 20, 36), 36) == 10 ** 20)
