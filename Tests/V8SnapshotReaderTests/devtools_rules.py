"""Distances, immediate dominators and retained sizes of a heap snapshot by the rules of Chrome's DevTools.

Written from the rules in front_end/entrypoints/heap_snapshot_worker/HeapSnapshot.ts of devtools-frontend, independently of
Barrow; dominators by networkx. What no edge that counts leads to has dominator -1: DevTools hangs it below the root, Barrow
keeps it apart.

Usage: devtools_rules.py file.heapsnapshot > answer.json
"""

import json
import re
import sys

import networkx

SYSTEM = 100_000_000
PAIR = re.compile(r"^\d+( / part of key \(.*? @\d+\) -> value \(.*? @\d+\) pair in WeakMap \(table @(\d+)\))$")


class Snapshot:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        meta, self.strings = data["snapshot"]["meta"], data["strings"]
        fields = meta["node_fields"]
        width = len(fields)
        nodes, column = data["nodes"], lambda name: data["nodes"][fields.index(name)::width]
        kinds = meta["node_types"][fields.index("type")]
        self.count = len(nodes) // width
        self.kind = [kinds[number] for number in column("type")]
        self.name = [self.strings[number] for number in column("name")]
        self.id, self.size = column("id"), column("self_size")
        self.root = data["snapshot"].get("root_index", 0) // width
        self.edges = self.read_edges(data, meta, column("edge_count"), width)
        matches = {number: PAIR.match(text) for number, text in enumerate(self.strings)}
        self.pairs = {number: match for number, match in matches.items() if match}

    @staticmethod
    def read_edges(data, meta, counts, node_width):
        fields = meta["edge_fields"]
        width = len(fields)
        kinds = meta["edge_types"][fields.index("type")]
        rows = zip(*(data["edges"][fields.index(name)::width] for name in ("type", "name_or_index", "to_node")))
        rows = ((kinds[kind], name, target // node_width) for kind, name, target in rows)
        return [[next(rows) for _ in range(count)] for count in counts]

    def is_documents(self, node):
        return self.kind[node] == "synthetic" and self.name[node] == "(Document DOM trees)"

    def text(self, kind, name):
        return str(name) if kind in ("element", "hidden") else self.strings[name]

    def pair(self, kind, name):
        return self.pairs.get(name) if kind == "internal" else None


def distances(heap):
    distance, pending = [-1] * heap.count, set()

    def follows(node, kind, name):
        text = heap.text(kind, name)
        if heap.kind[node] == "hidden" and text == "sloppy_function_map" and heap.name[node] == "system / NativeContext":
            return False
        if heap.kind[node] == "array" and heap.name[node] == "(map descriptors)":
            number = re.match(r"\d+", text)
            return number is None or int(number[0]) < 2 or int(number[0]) % 3 != 1
        match = heap.pair(kind, name)
        if match and match[1] not in pending:
            pending.add(match[1])
            return False
        if match:
            pending.remove(match[1])
        return True

    def search(queue):
        for node in queue:
            for kind, name, target in heap.edges[node]:
                if kind != "weak" and distance[target] == -1 and follows(node, kind, name):
                    distance[target] = distance[node] + 1
                    queue.append(target)

    starts = [
        target for _, _, target in heap.edges[heap.root]
        if heap.kind[target] != "synthetic" or heap.is_documents(target)
    ]
    for node in starts:
        distance[node] = 1
    search(list(starts))
    distance[heap.root] = SYSTEM if starts else 0
    search([heap.root])
    return distance


def page_owned(heap):
    waiting = [
        target for kind, _, target in heap.edges[heap.root]
        if kind == "shortcut" or (kind == "element" and heap.is_documents(target))
    ]
    owned = set(waiting)
    while waiting:
        for kind, _, target in heap.edges[waiting.pop()]:
            if kind != "weak" and target not in owned:
                owned.add(target)
                waiting.append(target)
    return owned


def essential_edges(heap):
    owned = page_owned(heap)
    for node in range(heap.count):
        for kind, name, target in heap.edges[node]:
            match = heap.pair(kind, name)
            if kind == "weak" or node == target or (match and int(match[2]) == heap.id[node]):
                continue
            if node != heap.root and (kind == "shortcut" or (target in owned and node not in owned)):
                continue
            yield node, target


def main():
    heap = Snapshot(sys.argv[1])
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(heap.count))
    graph.add_edges_from(essential_edges(heap))
    dominator = networkx.immediate_dominators(graph, heap.root)
    retained = list(heap.size)
    tree = networkx.DiGraph((above, node) for node, above in dominator.items() if node != heap.root and above is not None)
    tree.add_node(heap.root)
    for node in reversed(list(networkx.topological_sort(tree))):
        if node != heap.root:
            retained[dominator[node]] += retained[node]
    dominator[heap.root] = heap.root
    json.dump(
        {
            "distance": distances(heap),
            "dominator": [dominator.get(node, -1) for node in range(heap.count)],
            "retained": retained,
        },
        sys.stdout,
    )


main()
