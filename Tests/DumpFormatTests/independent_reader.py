"""Reads a .barrow dump by FORMAT.md alone and prints it as JSON.

Shares no code with Barrow: what both say of a dump is true of the format. Usage: independent_reader.py DUMP
"""

import json
import struct
import sys

try:
    import google_crc32c
    import zstandard
except ImportError as error:
    sys.exit(f"independent_reader.py needs the PyPI packages zstandard and google-crc32c: {error}")

NONE = 0xFFFFFFFF
SYNC = b"\xa7CHUNK\r\n"


def crc(data):
    return google_crc32c.value(bytes(data))


def check(condition, what):
    if not condition:
        sys.exit(f"independent_reader.py: {what}")


def chunks(data):
    """Yields (tag, payload) of every chunk; checks every checksum, number and total on the way."""
    magic, major, minor, flags, checksum = struct.unpack_from("<8sHHII", data)
    check(magic == b"\x89BARROW\n" and major == 1 and checksum == crc(data[:16]), "bad file header")
    position, sequence, headers, counts = 20, 0, b"", {}
    while position < len(data):
        header = data[position:position + 44]
        sync, tag, flags, number, stored, raw, rows, references, payload_crc, header_crc = struct.unpack(
            "<8s4s8I", header)
        check(sync == SYNC and header_crc == crc(header[:40]) and number == sequence, "bad chunk header")
        payload = data[position + 44:position + 44 + stored]
        check(payload_crc == crc(payload), f"damaged payload of chunk {number}")
        check(raw <= min(4 << 20, 64 * (stored + 44)), "unjustified length")
        if flags & 1:
            payload = zstandard.ZstdDecompressor().decompress(payload, max_output_size=raw)
        check(len(payload) == raw, "wrong raw length")
        if tag == b"DONE":
            objects, edges, digest, kinds = struct.unpack_from("<QQII", payload)
            pairs = struct.iter_unpack("<4sI", payload[24:])
            check(digest == crc(headers) and dict(pairs) == counts and kinds == len(counts), "wrong totals")
            check(position + 44 + stored == len(data), "bytes after the last chunk")
            return
        headers, sequence = headers + header, sequence + 1
        counts[tag] = counts.get(tag, 0) + 1
        yield tag.decode(), payload
        position += 44 + stored
    check(False, "no DONE chunk")


class Columns:
    """Takes a payload apart from front to back."""

    def __init__(self, payload):
        self.payload, self.position = payload, 0

    def take(self, code, count):
        values = struct.unpack_from(f"<{count}{code}", self.payload, self.position)
        self.position += struct.calcsize(f"<{count}{code}")
        return values

    def bytes(self, count):
        self.position += count
        return self.payload[self.position - count:self.position]


def summed(differences):
    address, addresses = 0, []
    for difference in differences:
        address = (address + difference) % (1 << 64)
        addresses.append(address)
    return addresses


TABLES = {  # the columns of each table, widest first
    "NAME": "I", "TYPE": "QIIIIIBB", "LABL": "IBB", "SITE": "III", "FACT": "II", "GENS": "QQQII", "ARNA": "QQIII",
    "POOL": "QIIII", "LARG": "QQQ", "THRD": "QI", "FRAM": "QIIII", "ROOT": "QIIIB", "INTN": "Q", "COVR": "QI", "MAPS": "QQQQIBB",
    "PAGE": "QIB",
}


def read(path):
    tables, objects, values = {tag: [] for tag in TABLES}, {}, {}
    last = None
    with open(path, "rb") as file:
        data = file.read()
    for tag, payload in chunks(data):
        columns = Columns(payload)
        if tag in TABLES:
            first, count = columns.take("I", 2)
            rows = list(zip(*[columns.take(code, count) for code in TABLES[tag]]))
            if tag == "NAME":
                rows = [columns.bytes(length).decode() for (length,) in rows]
            if tag == "POOL":
                rows = [row + (columns.bytes((row[3] + 7) // 8).hex(),) for row in rows]
            if tag == "PAGE":
                rows = [row + (columns.bytes((row[1] + 7) // 8).hex(),) for row in rows]
            check(first == len(tables[tag]) + (tag in ("NAME", "LABL")), "rows out of order")
            tables[tag] += rows
        elif tag == "OBJS":
            n, m, optional, _ = columns.take("I", 4)
            addresses, sizes, targets = summed(columns.take("Q", n)), columns.take("Q", n), columns.take("Q", m)
            types, counts = columns.take("I", n), columns.take("I", n)
            slacks, refcounts, sites = [
                columns.take("I", n) if optional & 1 << bit else [default] * n
                for bit, default in ((0, 0), (1, 0), (2, NONE))]
            labels = columns.take("I", m) if optional & 8 else [0] * m
            references = iter(zip(targets, labels))
            for i, flags in enumerate(columns.take("H", n)):
                last = [types[i], sizes[i], slacks[i], refcounts[i], flags, sites[i],
                        [next(references) for _ in range(counts[i])]]
                objects[addresses[i]] = last
        elif tag == "REFS":
            address, position = columns.take("Q", 2)
            m, optional = columns.take("I", 2)
            targets = columns.take("Q", m)
            check(objects[address] is last and len(last[6]) == position, "a continuation of nothing")
            last[6] += zip(targets, columns.take("I", m) if optional & 8 else [0] * m)
        elif tag == "VALS":
            n, _ = columns.take("I", 2)
            addresses, lengths, offsets = summed(columns.take("Q", n)), columns.take("Q", n), columns.take("Q", n)
            for address, offset, part in zip(addresses, offsets, columns.take("I", n)):
                check(offset == len(values.get(address, b"")), "parts of a value out of order")
                values[address] = values.get(address, b"") + columns.bytes(part)
    return tables, objects, values


def describe(path):
    tables, objects, values = read(path)
    names = [""] + tables["NAME"]
    type_name = [names[row[1]] for row in tables["TYPE"]]
    labels = [(None, 0)] + [
        (f"[{value}]" if form else names[value], strength) for value, form, strength in tables["LABL"]]
    place = lambda row: dict(zip(("function", "file", "line"), (names[row[0]], names[row[1]], row[2])))
    # Frames are numbered thread by thread, whatever their order in the dump.
    order = sorted(range(len(tables["FRAM"])), key=lambda row: tables["FRAM"][row][1])
    final = {row: number for number, row in enumerate(order)}
    row_or_none = lambda row: None if row == NONE else row
    keyed = lambda tag, *keys: [dict(zip(keys, row)) for row in tables[tag]]
    return {
        "types": [
            {"name": names[name], "module": names[module], "kind": kind, "labels": template, "basicSize": basic,
             "base": None if base == NONE else type_name[base], "itemSize": item, "object": address}
            for address, name, module, base, basic, item, kind, template in tables["TYPE"]],
        "objects": [
            {"address": address, "type": type_name[row[0]], "size": row[1], "slack": row[2], "referenceCount": row[3],
             "flags": row[4], "site": None if row[5] == NONE else place(tables["SITE"][row[5]]),
             "references": [
                 {"to": target, "label": labels[label][0], "strength": labels[label][1]} for target, label in row[6]],
             "value": values[address].hex() if address in values else None}
            for address, row in sorted(objects.items())],
        "roots": [
            {"address": address, "kind": kind, "name": names[name], "thread": row_or_none(thread),
             "frame": None if frame == NONE else final[frame]}
            for address, name, thread, frame, kind in tables["ROOT"]],
        "threads": [
            {"id": id, "name": names[name], "frames": [
                {**place(row[2:]), "object": row[0]} for row in tables["FRAM"] if row[1] == thread]}
            for thread, (id, name) in enumerate(tables["THRD"])],
        "arenas": keyed("ARNA", "address", "size", "poolSize", "poolCount", "freePools"),
        "pools": keyed("POOL", "address", "arena", "blockSize", "capacity", "used", "occupancy"),
        "largeAllocations": keyed("LARG", "address", "requested", "usable"),
        "generations": keyed("GENS", "collections", "collected", "uncollectable", "count", "threshold"),
        "facts": [{"key": names[key], "value": names[value]} for key, value in tables["FACT"]],
        "coverage": [{"count": count, "what": names[what]} for count, what in tables["COVR"]],
        "mappings": [
            {"start": start, "end": end, "residentBytes": None if resident == 2**64 - 1 else resident,
             "fileOffset": offset, "name": names[name], "permissions": permissions, "kind": kind}
            for start, end, resident, offset, name, permissions, kind in tables["MAPS"]],
        "pages": keyed("PAGE", "start", "count", "isEstimate", "bits"),
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    json.dump(describe(sys.argv[1]), sys.stdout)
