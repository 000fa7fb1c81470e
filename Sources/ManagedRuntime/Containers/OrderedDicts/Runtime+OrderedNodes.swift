/// The order of an OrderedDict: a doubly linked list of its keys beside the dict's table, which moving a key to an end
/// does not touch.
///
/// ```
///  object + 0            a dict
///         + 48  pointer  nodes by the number of their dict entry
///         + 56  Int      how many there is room for: the slots of the dict's table
///         + 64  pointer  the table that those numbers belong to
///         + 72  Int      changes whenever the order does
///         + 80  pointer  first node
///         + 88  pointer  last node
///         + 96  pointer  attributes
///         + 104 pointer  weak references
///  node   + 0   pointer  key
///         + 8   Int      its hash
///         + 16  pointer  next node
///         + 24  pointer  previous node
/// ```
enum OrderedDictLayout {
    static let nodes = 48
    static let capacity = 56
    static let table = 64
    static let state = 72
    static let first = 80
    static let last = 88
    static let nodeSize = 32
}

struct OrderedNode: Equatable {
    let raw: UnsafeMutableRawPointer

    @inline(__always)
    var key: ObjectRef { ObjectRef(raw.load(as: UnsafeMutableRawPointer.self)) }
    @inline(__always)
    var hash: Int { raw.load(fromByteOffset: 8, as: Int.self) }

    @inline(__always)
    var next: OrderedNode? {
        get { raw.load(fromByteOffset: 16, as: UnsafeMutableRawPointer?.self).map { OrderedNode(raw: $0) } }
        nonmutating set {
            raw.storeBytes(of: newValue?.raw, toByteOffset: 16, as: UnsafeMutableRawPointer?.self)
        }
    }

    @inline(__always)
    var previous: OrderedNode? {
        get { raw.load(fromByteOffset: 24, as: UnsafeMutableRawPointer?.self).map { OrderedNode(raw: $0) } }
        nonmutating set {
            raw.storeBytes(of: newValue?.raw, toByteOffset: 24, as: UnsafeMutableRawPointer?.self)
        }
    }
}

extension Runtime {
    @inline(__always)
    func firstNode(_ dict: ObjectRef) -> OrderedNode? {
        dict[pointer: OrderedDictLayout.first].map { OrderedNode(raw: $0) }
    }

    @inline(__always)
    func lastNode(_ dict: ObjectRef) -> OrderedNode? {
        dict[pointer: OrderedDictLayout.last].map { OrderedNode(raw: $0) }
    }

    /// Links a node at one of the ends.
    func linkNode(_ node: OrderedNode, _ dict: ObjectRef, atEnd: Bool) {
        node.next = nil
        node.previous = nil
        let neighbour = atEnd ? lastNode(dict) : firstNode(dict)
        if atEnd {
            node.previous = neighbour
            neighbour?.next = node
            dict[pointer: OrderedDictLayout.last] = node.raw
            if neighbour == nil { dict[pointer: OrderedDictLayout.first] = node.raw }
        } else {
            node.next = neighbour
            neighbour?.previous = node
            dict[pointer: OrderedDictLayout.first] = node.raw
            if neighbour == nil { dict[pointer: OrderedDictLayout.last] = node.raw }
        }
        dict[word: OrderedDictLayout.state] &+= 1
    }

    func unlinkNode(_ node: OrderedNode, _ dict: ObjectRef) {
        if let previous = node.previous {
            previous.next = node.next
        } else {
            dict[pointer: OrderedDictLayout.first] = node.next?.raw
        }
        if let next = node.next {
            next.previous = node.previous
        } else {
            dict[pointer: OrderedDictLayout.last] = node.previous?.raw
        }
        dict[word: OrderedDictLayout.state] &+= 1
    }

    /// The node of the key; nil where it is not in the dict.
    func findNode(_ dict: ObjectRef, _ key: ObjectRef, hash: Int) throws(Raised) -> OrderedNode? {
        guard let found = try findEntry(dict, key, hash) else { return nil }
        renumberNodes(dict)
        return nodes(dict)[found.entry].map { OrderedNode(raw: $0) }
    }

    private func nodes(_ dict: ObjectRef) -> UnsafeMutablePointer<UnsafeMutableRawPointer?> {
        dict[pointer: OrderedDictLayout.nodes].unsafelyUnwrapped
            .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    }

    /// Files the nodes by entry again, if the dict has another table by now.
    private func renumberNodes(_ dict: ObjectRef) {
        let keys = dictKeys(dict)
        let capacity = 1 << Int(keys.log2Size)
        if dict[pointer: OrderedDictLayout.table] == keys.raw,
            dict[word: OrderedDictLayout.capacity] == capacity
        {
            return
        }
        let old = dict[pointer: OrderedDictLayout.nodes]
        dict[pointer: OrderedDictLayout.nodes] = allocator.allocate(8 * capacity)
        dict[word: OrderedDictLayout.capacity] = capacity
        dict[pointer: OrderedDictLayout.table] = keys.raw
        if let old { allocator.free(old) }
        let nodes = nodes(dict)
        nodes.initialize(repeating: nil, count: capacity)
        var node = firstNode(dict)
        while let current = node {
            if let entry = entry(of: current, keys) { nodes[entry] = current.raw }
            node = current.next
        }
    }

    /// The entry with the node's own key: no comparison is needed.
    private func entry(of node: OrderedNode, _ keys: DictKeys) -> Int? {
        var probe = DictKeys.Probe(node.hash, keys.mask)
        while true {
            let number = keys[slot: probe.slot]
            if number == DictKeys.empty { return nil }
            if number >= 0, keys.entry(number)[0] == node.key { return number }
            probe.advance()
        }
    }

    /// Files the value, and a node at the end for a key that is new.
    func storeOrdered(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef, hash: Int) throws(Raised) {
        try dictStore(dict, key, value, hash: hash)
        guard let found = try findEntry(dict, key, hash) else { return }
        renumberNodes(dict)
        guard nodes(dict)[found.entry] == nil else { return }
        let ownKey = dictKeys(dict).entry(found.entry)[0].unsafelyUnwrapped
        let node = OrderedNode(raw: allocator.allocate(OrderedDictLayout.nodeSize))
        node.raw.storeBytes(of: retained(ownKey).raw, as: UnsafeMutableRawPointer.self)
        node.raw.storeBytes(of: hash, toByteOffset: 8, as: Int.self)
        nodes(dict)[found.entry] = node.raw
        linkNode(node, dict, atEnd: true)
    }

    /// Takes the entry of the key out, node and all, and hands its references to the caller; nil where there is none.
    func removeOrdered(
        _ dict: ObjectRef, _ key: ObjectRef, hash: Int
    ) throws(Raised) -> (key: ObjectRef, value: ObjectRef)? {
        guard let found = try findEntry(dict, key, hash) else { return nil }
        renumberNodes(dict)
        if let raw = nodes(dict)[found.entry] {
            nodes(dict)[found.entry] = nil
            let node = OrderedNode(raw: raw)
            unlinkNode(node, dict)
            let entry = removeEntry(dict, found)
            release(node.key)
            allocator.free(raw)
            return entry
        }
        return removeEntry(dict, found)
    }

    /// Frees the nodes, then empties the dict.
    func clearOrdered(_ dict: ObjectRef) {
        var node = firstNode(dict)
        dict[pointer: OrderedDictLayout.first] = nil
        dict[pointer: OrderedDictLayout.last] = nil
        dict[word: OrderedDictLayout.state] &+= 1
        let nodes = dict[pointer: OrderedDictLayout.nodes]
        dict[pointer: OrderedDictLayout.nodes] = nil
        dict[word: OrderedDictLayout.capacity] = 0
        dict[pointer: OrderedDictLayout.table] = nil
        if let nodes { allocator.free(nodes) }
        clearDict(dict)
        while let current = node {
            node = current.next
            release(current.key)
            allocator.free(current.raw)
        }
    }

    /// Bytes outside the object, as `sys.getsizeof` counts them.
    func orderedBufferSize(_ dict: ObjectRef) -> Int {
        (ownsKeys(dict) ? dictKeys(dict).byteCount : 0) + 8 * dict[word: OrderedDictLayout.capacity]
            + OrderedDictLayout.nodeSize * dictCount(dict)
    }

    func forEachOrderedReference(_ dict: ObjectRef, _ body: (ObjectRef) -> Void) {
        var node = firstNode(dict)
        while let current = node {
            body(current.key)
            node = current.next
        }
        forEachEntry(dict) { key, value in
            body(key)
            body(value)
        }
    }
}
