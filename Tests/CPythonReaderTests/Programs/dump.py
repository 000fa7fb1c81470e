"""A .barrow dump as dictionaries by address, read by what FORMAT.md says alone."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "DumpFormatTests"))

import independent_reader  # noqa: E402

NONE = independent_reader.NONE
INDEXED, PAIRS, MEMBERS = 1, 2, 3
STRONG, BORROWED = 0, 2
KEY_OF_CLASS, VALUE_OF_INSTANCE = "key of the class", "value of the instance"
TRACKED, INTERNED, IMMORTAL = 1, 2, 4


class Object:
    __slots__ = ("type", "size", "count", "flags", "references")

    def __init__(self, row):
        self.type, self.size, _, self.count, self.flags, _, self.references = row

    @property
    def generation(self):
        generation = self.flags >> 8 & 7
        return None if generation == 7 else generation


class Dump:
    def __init__(self, path):
        tables, objects, self.values = independent_reader.read(path)
        names = [""] + tables["NAME"]
        self.labels = [("", STRONG)] + [
            ("[%d]" % value if form else names[value], strength) for value, form, strength in tables["LABL"]]
        self.positional = {
            number for number, label in enumerate(self.labels)
            if number == 0 or label in ((KEY_OF_CLASS, BORROWED), (VALUE_OF_INSTANCE, BORROWED))}
        self.types = [
            {"object": row[0], "name": names[row[1]], "module": names[row[2]], "kind": row[6], "template": row[7]}
            for row in tables["TYPE"]]
        self.objects = {address: Object(row) for address, row in objects.items()}
        self.threads = {}
        for number, row in enumerate(tables["THRD"]):  # A thread may have a state in each of several interpreters.
            self.threads.setdefault(row[0], []).extend(
                {"object": frame[0], "function": names[frame[2]], "file": names[frame[3]], "line": frame[4]}
                for frame in tables["FRAM"] if frame[1] == number)
        self.pools = [{"size": row[2], "used": row[4]} for row in tables["POOL"]]
        self.facts = {names[key]: names[value] for key, value in tables["FACT"]}

    def strong(self, address):
        """Target and label of each strong reference, in order."""
        return [
            (target, self.labels[label][0]) for target, label in self.objects[address].references
            if self.labels[label][1] == STRONG]

    def strong_through_links(self, address):
        """As `strong`, but with the references of the links of an lru_cache's list in place of those to the links.

        The links are objects, but the collector visits their contents as the cache's own.
        """
        is_cache = self.type_name(address) == "_lru_cache_wrapper"
        for target, label in self.strong(address):
            if is_cache and self.type_name(target) == "_lru_list_elem":
                yield from self.strong(target)
            else:
                yield target, label

    def type_name(self, address):
        one = self.objects.get(address)
        return self.types[one.type]["name"] if one else None

    def implied(self, address):
        """The targets whose position tells what they are: also where a dict shows a class's keys, an instance's values."""
        return [target for target, label in self.objects[address].references if label in self.positional]

    def labelled(self, address, text):
        """The targets of the references with this label, of any strength."""
        found = self.objects.get(address)
        return [target for target, label in found.references if label and self.labels[label][0] == text] if found else []

    def items(self, address):
        """Of a dict: its str keys' texts and their values' addresses."""
        flat = self.implied(address)
        return {self.text(key): value for key, value in zip(flat[::2], flat[1::2])}

    def text(self, address):
        return self.values[address].decode() if address in self.values else None

    def member(self, address, name):
        """What an attribute of this name leads to: of the object itself or in its dict."""
        found = self.labelled(address, "." + name)
        for namespace in self.labelled(address, ".__dict__"):
            if namespace in self.objects:
                value = self.items(namespace).get(name)
                found += [value] if value is not None else []
        return found

    def local(self, address, name):
        """What a local variable of a frame, a generator or its frame leads to, through its cell if it has one."""
        found = self.labelled(address, "local " + name) + self.labelled(address, "closure " + name)
        for namespace in self.labelled(address, ".f_locals"):
            if namespace in self.objects:
                value = self.items(namespace).get(name)
                found += [value] if value is not None else []
        for frame in ("gi_frame", "cr_frame", "ag_frame"):
            for inner in self.labelled(address, "." + frame):
                found += self.local(inner, name)
        return found + [content for cell in found for content in self.labelled(cell, ".cell_contents")]

    def described(self):
        """Every object with what there is to say of it but its count and size, for comparing two captures."""
        return {
            address: (self.types[one.type]["object"], one.flags, [(target, self.labels[label]) for target, label in one.references])
            for address, one in self.objects.items()}
