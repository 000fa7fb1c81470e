"""Strings: joined, appended, formatted, split, sliced and replaced."""


def joined(rounds):
    total = 0
    for number in range(rounds):
        parts = [str(number + k) for k in range(20)]
        total += len(",".join(parts))
    return total


def appended(rounds):
    text = ""
    for number in range(rounds):
        text += "%d;" % number
    return len(text) + text.count("7")


def formatted(rounds):
    total = 0
    for number in range(rounds):
        line = f"{number:08d} {number / 3:.3f} {'name' + str(number % 100):>12}"
        total += len(line) + (line[3] == "1")
    return total


def parsed(rounds):
    line = "alpha=1; beta = 22 ;gamma=333;delta=4444; epsilon=55555"
    total = 0
    for _ in range(rounds):
        fields = dict(part.strip().split("=") for part in line.replace(" ", "").split(";"))
        total += int(fields["gamma"]) + len(fields["epsilon"].upper())
    return total


def reversed_words(rounds):
    text = "the quick brown fox jumps over the lazy dog " * 20
    total = 0
    for _ in range(rounds):
        total += len(" ".join(word[::-1] for word in text.split()))
    return total


print(joined(100_000), appended(1_000_000), formatted(400_000), parsed(160_000), reversed_words(8_000))
