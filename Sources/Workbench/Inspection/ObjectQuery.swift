import HeapGraph

/// How a user names one object: its number as reports print it (`#1234`, `1234`) or its address (`0x7f…`), or the
/// number by which the runtime's own tools know it (`@1234`).
public struct ObjectQuery: Sendable, Equatable {
    private enum Form: Equatable {
        case number(UInt32)
        case address(UInt64)
        case identifier(UInt64)
    }

    private let form: Form
    private let text: String

    /// Nil where the text is neither a number nor an address.
    public init?(_ text: String) {
        self.text = text
        if text.hasPrefix("@") {
            guard let identifier = UInt64(text.dropFirst()) else { return nil }
            form = .identifier(identifier)
        } else if text.hasPrefix("0x") || text.hasPrefix("0X") {
            guard let address = UInt64(text.dropFirst(2), radix: 16) else { return nil }
            form = .address(address)
        } else {
            guard let number = UInt32(text.hasPrefix("#") ? text.dropFirst() : text[...]) else { return nil }
            form = .number(number)
        }
    }

    /// The object in this heap.
    func find(in graph: HeapGraph) throws(WorkbenchError) -> ObjectID {
        switch form {
        case .number(let number) where Int(number) < graph.objectCount: return ObjectID(number)
        case .number:
            throw WorkbenchError(
                .noSuchObject,
                "there is no object \(text); this dump has objects #0 to #\(graph.objectCount - 1)")
        case .identifier(let identifier):
            if !graph.hasAddresses, let object = graph.object(at: identifier) { return object }
            throw WorkbenchError(.noSuchObject, "no object of this dump is known as \(text)")
        case .address(let address):
            if let object = graph.object(at: address) { return object }
            throw WorkbenchError(
                .noSuchObject, "no object begins at \(text)\(nearest(to: address, in: graph))")
        }
    }

    private func nearest(to address: UInt64, in graph: HeapGraph) -> String {
        guard let object = graph.object(before: address),
            address - graph.address(of: object) < graph.shallowSize(of: object)
        else { return "" }
        let start = String(graph.address(of: object), radix: 16)
        return "; it is inside #\(object.rawValue), a \(graph.typeName(of: object)) at 0x\(start)"
    }
}
