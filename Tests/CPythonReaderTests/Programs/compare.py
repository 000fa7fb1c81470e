"""Compares a dump with the truth that truth.py wrote, object by object, and prints a verdict as JSON.

Usage: compare.py TRUTH DUMP [STATISTICS]        a dump with what the process knew of itself
       compare.py --same DUMP DUMP               two dumps of one process

The verdict has, by the name of each check, how much was checked, how much was wrong, and of that a table and examples.
"""

import collections
import json
import re
import sys

import dump as dumps
import sizes
import unseen

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


class Check:
    """What was looked at, what of it was wrong, by kind, and a few examples."""

    def __init__(self):
        self.checked, self.kinds, self.examples = 0, collections.Counter(), {}

    def expect(self, right, kind, example=None, weight=1):
        self.checked += weight
        if not right:
            self.wrong(kind, example, weight)

    def wrong(self, kind, example=None, weight=1):
        self.kinds[kind] += weight
        self.examples.setdefault(kind, "" if example is None else str(example))

    def verdict(self):
        table = [[kind, count, self.examples[kind]] for kind, count in self.kinds.most_common(200)]
        return {"checked": self.checked, "wrong": sum(self.kinds.values()), "table": table}


class Truth:
    def __init__(self, path):
        self.objects, self.types, self.named, self.threads, self.meta = {}, {}, collections.defaultdict(list), [], None
        with open(path, encoding="ascii") as lines:
            for line in map(json.loads, lines):
                kind = line["k"]
                if kind == "o":
                    self.objects[line["id"]] = line
                elif kind == "type":
                    self.types[line["id"]] = line
                elif kind == "thread":
                    self.threads.append(line)
                elif kind == "size":
                    self.objects[line["id"]]["s"] = line["s"]
                elif kind == "meta":
                    self.meta = line
                else:
                    self.named[kind].append((line["id"], line["n"]))
        self.own = set(self.meta["own"])

    def type_name(self, address):
        one = self.objects.get(address)
        return self.types[one["t"]]["qualname"] if one else "unknown"


class Comparison:
    def __init__(self, truth, dump):
        self.truth, self.dump = truth, dump
        self.checks = collections.defaultdict(Check)
        self.common = [address for address in truth.objects if address in dump.objects]

    def run(self):
        for address, one in self.truth.objects.items():
            self.checks["present"].expect(address in self.dump.objects, self.truth.type_name(address), hex(address))
        for address in self.common:
            one, found = self.truth.objects[address], self.dump.objects[address]
            self.header(address, one, found)
            self.references(address, one, found)
            self.content(address, one)
        self.names()
        self.frames()
        return {name: check.verdict() for name, check in self.checks.items()}

    def header(self, address, one, found):
        name, place = self.truth.type_name(address), hex(address)
        kind = self.dump.types[found.type]
        expected = self.truth.types[one["t"]]
        self.checks["type"].expect(kind["object"] == one["t"], "%s, not %s" % (kind["name"], name), place)
        self.checks["type names"].expect(
            kind["name"] in (expected["name"], expected["qualname"]) and kind["module"] == expected["module"],
            "%s.%s, not %s.%s" % (kind["module"], kind["name"], expected["module"], expected["name"]), place)
        tracked = bool(found.flags & dumps.TRACKED)
        self.checks["tracked"].expect(tracked == bool(one["gc"]), "%s: %s" % (name, tracked), place)
        if one["g"] is not None:
            self.checks["generation"].expect(
                found.generation == one["g"], "%s: %s, not %s" % (name, found.generation, one["g"]), place)
        if one.get("i") is not None:
            interned = bool(found.flags & dumps.INTERNED)
            self.checks["interned"].expect(interned == one["i"], "%s, not %s" % (interned, one["i"]), place)
        if one.get("s") is not None:
            self.checks["size"].expect(
                sizes.explains(expected, one, found.size), "%s: %+d" % (name, found.size - one["s"]),
                "%s %d" % (place, one["s"]))
        if one["c"] is not None and not found.flags & dumps.IMMORTAL:
            self.checks["reference count"].expect(
                found.count == one["c"], "%s: %+d" % (name, found.count - one["c"]), place)

    def references(self, address, one, found):
        """As multisets; the type column stands for one reference to the class where there is none in the dump."""
        name = self.truth.type_name(address)
        labels = collections.defaultdict(list)
        strong = collections.Counter()
        for target, label in self.dump.strong_through_links(address):
            strong[target] += 1
            labels[target].append(label)
        expected = collections.Counter(target for target in one["r"] if target not in self.truth.own)
        if expected[one["t"]] > strong[one["t"]]:
            strong[one["t"]] += 1
        check = self.checks["references"]
        check.checked += sum(expected.values())
        for target, count in (expected - strong).items():
            check.wrong("%s -> %s" % (name, self.truth.type_name(target)), "%x -> %x" % (address, target), count)
        more = self.checks["references the collector does not see"]
        more.checked += sum(strong.values())
        for target, count in (strong - expected).items():
            if target not in self.truth.own:
                label = re.sub(r"\[\d+\]", "[i]", labels[target][-1] if labels[target] else "type column")
                if not unseen.explains(self.truth.types[one["t"]], one, label):
                    more.wrong("%s %s" % (name, label), "%x -> %x" % (address, target), count)

    def content(self, address, one):
        name, place = self.truth.type_name(address), hex(address)
        if "v" in one:
            self.checks["values"].expect(self.has_value(address, one["v"]), name, place)
        if "d" in one:
            self.checks["dict items"].expect(self.dump.implied(address) == one["d"], name, place)
        if "e" in one:
            self.checks["elements"].expect(self.has_elements(address, one), name, place)

    def has_value(self, address, value):
        stored = self.dump.values.get(address)
        kind = self.dump.types[self.dump.objects[address].type]["kind"]
        if stored is None:
            return False
        if isinstance(value, list):
            return stored.decode() == value[0].encode("utf-8", "backslashreplace").decode()
        if kind == 6 or kind == 0:
            return stored.hex() == value
        if kind == 4:
            return float(stored).hex() == value
        return int(stored, 0) == int(value, 16)

    def has_elements(self, address, one):
        found = self.dump.implied(address)
        if self.dump.types[self.dump.objects[address].type]["template"] == dumps.MEMBERS:
            return collections.Counter(found) == collections.Counter(one["e"])
        if not found and one["e"]:  # A deque's have a label each, a struct sequence's the fields' names.
            found = [target for target, label in self.dump.strong(address) if re.fullmatch(r"\[\d+\]|\.\w+", label)]
            found = found[:len(one["e"])]
        return found == one["e"]

    def names(self):
        """Attributes, slots, members, cells and the locals of generators, by the label that leads to each."""
        ways = {
            "a": ("attributes", self.dump.member),
            "s": ("slots", lambda address, name: self.dump.labelled(address, "." + name)),
            "m": ("members", lambda address, name: self.dump.labelled(address, "." + name)),
            "cells": ("cells", lambda address, name: self.dump.labelled(address, "closure " + name)),
            "locals": ("locals of generators", self.dump.local),
        }
        for kind, (check, way) in ways.items():
            for address, names in self.truth.named[kind]:
                for name, target in names.items():
                    self.checks[check].expect(
                        target in way(address, name), "%s %s" % (self.truth.type_name(address), name if kind == "m" else ""),
                        "%x .%s" % (address, name))

    def frames(self):
        for thread in self.truth.threads:
            found = self.dump.threads.get(thread["native"], self.dump.threads.get(thread["ident"]))
            self.checks["threads"].expect(found is not None, "missing", thread["native"])
            if found is None:
                continue
            self.checks["threads"].expect(
                len(found) == len(thread["frames"]), "number of frames", [frame["function"] for frame in found])
            for expected, frame in zip(thread["frames"], found):
                self.frame(expected, frame)

    def frame(self, expected, found):
        place = "%s %s:%d" % (expected["function"], expected["file"], expected["line"])
        right = found["function"] in (expected["function"], expected["qualname"]) and found["file"] == expected["file"]
        self.checks["frames"].expect(right, "function or file", "%s, not %s" % (found, place))
        if not expected["moving"]:
            self.checks["lines"].expect(found["line"] == expected["line"], "line", "%s, not %s" % (found, place))
        for name, target in expected["locals"].items():
            self.checks["locals"].expect(
                target in self.dump.local(found["object"], name), "local", "%s of %s" % (name, place))


def compare_pools(dump, path):
    """Pools in use and blocks in them, class by class, with what `sys._debugmallocstats` printed."""
    with open(path, encoding="ascii", errors="replace") as file:
        rows = re.findall(r"^ *\d+ +(\d+) +(\d+) +(\d+) +(\d+)$", file.read(), re.M)
    expected = {int(size): (int(pools), int(blocks)) for size, pools, blocks, _ in rows if int(pools)}
    found = collections.defaultdict(lambda: (0, 0))
    for pool in dump.pools:
        if pool["used"]:
            pools, blocks = found[pool["size"]]
            found[pool["size"]] = (pools + 1, blocks + pool["used"])
    checks = {"pools by class": Check(), "blocks by class": Check()}
    for size in sorted(set(expected) | set(found)):
        (pools, blocks), (found_pools, found_blocks) = expected.get(size, (0, 0)), found[size]
        checks["pools by class"].expect(pools == found_pools, size, "%d, not %d" % (found_pools, pools))
        checks["blocks by class"].expect(abs(blocks - found_blocks) <= 5, size, "%d, not %d" % (found_blocks, blocks))
    return {name: check.verdict() for name, check in checks.items()}


def compare_captures(first, second):
    """Two captures of one process that stood still: the same objects, types, flags, references and labels."""
    checks = {"objects": Check(), "references": Check(), "threads": Check()}
    ours, theirs = first.described(), second.described()
    for address in ours.keys() | theirs.keys():
        one, other = ours.get(address), theirs.get(address)
        kind = first.types[first.objects[address].type] if one else second.types[second.objects[address].type]
        both = one is not None and other is not None
        checks["objects"].expect(
            both and one[:2] == other[:2], "%s: %s" % (kind["name"], "differs" if both else "missing"), hex(address))
        if both:
            checks["references"].expect(one[2] == other[2], kind["name"], hex(address), max(1, len(one[2])))
    for thread in first.threads.keys() | second.threads.keys():
        checks["threads"].expect(first.threads.get(thread) == second.threads.get(thread), "thread", thread)
    return {name: check.verdict() for name, check in checks.items()}


def main(arguments):
    if arguments[:1] == ["--same"]:
        verdict = compare_captures(dumps.Dump(arguments[1]), dumps.Dump(arguments[2]))
    else:
        dump = dumps.Dump(arguments[1])
        verdict = Comparison(Truth(arguments[0]), dump).run()
        if len(arguments) > 2:
            verdict.update(compare_pools(dump, arguments[2]))
    json.dump(verdict, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
