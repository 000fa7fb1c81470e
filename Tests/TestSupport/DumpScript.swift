package import HeapGraph

/// A dump written down in a test:
///
/// ```swift
/// let dump = DumpDescription {
///     DumpType("dict", kind: .dictionary, labels: .pairs)
///     DumpObject(0x1000, "dict", size: 232).to(0x1040).to(0x1080, ".x", .weak)
///     DumpObject(0x1040, "str", size: 52, value: "key")
///     DumpRoot(0x1000, .module, name: "app")
/// }
/// try dump.write(to: path)
/// ```
@resultBuilder
package enum DumpScript {
    package static func buildExpression(_ statement: any DumpStatement) -> [any DumpStatement] {
        [statement]
    }
    package static func buildBlock(_ parts: [any DumpStatement]...) -> [any DumpStatement] {
        parts.flatMap { $0 }
    }
    package static func buildArray(_ parts: [[any DumpStatement]]) -> [any DumpStatement] {
        parts.flatMap { $0 }
    }
    package static func buildOptional(_ part: [any DumpStatement]?) -> [any DumpStatement] { part ?? [] }
}

/// Something a dump says.
package protocol DumpStatement {
    func add(to dump: inout DumpDescription)
}

extension DumpDescription {
    package init(@DumpScript _ statements: () -> [any DumpStatement]) {
        self.init()
        for statement in statements() { statement.add(to: &self) }
        for object in objects where !types.contains(where: { $0.name == object.type }) {
            types.append(TypeRow(name: object.type))
        }
        objects.sort { $0.address < $1.address }
    }
}

package struct DumpType: DumpStatement {
    private var row: DumpDescription.TypeRow

    package init(
        _ name: String, module: String = "", kind: TypeKind = .other, labels: LabelTemplate = .explicit,
        base: String? = nil, basicSize: UInt32 = 0, itemSize: UInt32 = 0, object: UInt64 = 0
    ) {
        row = DumpDescription.TypeRow(
            name: name, module: module, kind: kind.rawValue, labels: labels.rawValue, base: base,
            basicSize: basicSize, itemSize: itemSize, object: object)
    }

    package func add(to dump: inout DumpDescription) { dump.types.append(row) }
}

package struct DumpObject: DumpStatement {
    private var row: DumpDescription.ObjectRow

    package init(
        _ address: UInt64, _ type: String, size: UInt64 = 16, slack: UInt32 = 0, count: UInt32 = 1,
        flags: ObjectFlags = [], value: String? = nil
    ) {
        row = DumpDescription.ObjectRow(
            address: address, type: type, size: size, slack: slack, referenceCount: count,
            flags: flags.rawValue, value: value.map { DumpDescription.hexadecimal($0.utf8) })
    }

    package func to(
        _ address: UInt64, _ label: String? = nil, _ strength: ReferenceStrength = .strong
    ) -> DumpObject {
        var copy = self
        copy.row.references.append(
            DumpDescription.ReferenceRow(to: address, label: label, strength: strength.rawValue))
        return copy
    }

    package func site(_ function: String, _ file: String, _ line: UInt32) -> DumpObject {
        var copy = self
        copy.row.site = DumpDescription.SiteRow(function: function, file: file, line: line)
        return copy
    }

    package func add(to dump: inout DumpDescription) { dump.objects.append(row) }
}

package struct DumpRoot: DumpStatement {
    private var row: DumpDescription.RootRow

    package init(
        _ address: UInt64, _ kind: RootKind, name: String = "", thread: UInt32? = nil, frame: UInt32? = nil
    ) {
        row = DumpDescription.RootRow(
            address: address, kind: kind.rawValue, name: name, thread: thread, frame: frame)
    }

    package func add(to dump: inout DumpDescription) { dump.roots.append(row) }
}

package struct DumpThread: DumpStatement {
    private var row: DumpDescription.ThreadRow

    package init(_ id: UInt64, _ name: String) { row = DumpDescription.ThreadRow(id: id, name: name) }

    package func frame(
        _ function: String, _ file: String, _ line: UInt32, object: UInt64 = 0
    ) -> DumpThread {
        var copy = self
        copy.row.frames.append(
            DumpDescription.FrameRow(function: function, file: file, line: line, object: object))
        return copy
    }

    package func add(to dump: inout DumpDescription) { dump.threads.append(row) }
}

/// A fact about the process.
package struct DumpFact: DumpStatement {
    private var row: DumpDescription.FactRow

    package init(_ key: String, _ value: String) { row = DumpDescription.FactRow(key: key, value: value) }

    package func add(to dump: inout DumpDescription) { dump.facts.append(row) }
}
