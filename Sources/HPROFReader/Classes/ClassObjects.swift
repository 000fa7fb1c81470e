import DumpFiles
import HeapGraph

/// The objects that are classes: what they refer to, how long they are.
struct ClassObjects {
    /// Ids and labels of what a class object refers to, null left out.
    private struct Row {
        var address: UInt64
        var references: Range<Int>
        var size: UInt64
    }

    private var rows: [Row] = []
    private var targets: [UInt64] = []
    private var labels: [UInt32] = []

    /// - Parameter plans: their class's fields and layout come from the plan of `java.lang.Class`.
    init(
        _ table: ClassTable, _ layout: ObjectLayout, idSize: Int, _ labels: inout FieldLabels,
        _ builder: HeapGraphBuilder
    ) throws(DumpError) {
        let fixed = FixedLabels(builder)
        let arrays = ArrayClasses(table)
        let own = Self.ownSize(table, layout, idSize)
        for number in table.classes.indices {
            guard let dump = table.classes[number].dump else { continue }
            let first = targets.count
            add(dump.superclass, fixed.superclass)
            add(dump.loader, fixed.loader)
            add(dump.signers, fixed.signers)
            add(dump.protectionDomain, fixed.protectionDomain)
            for field in dump.statics { add(field.value, try labels.staticField(field.name, builder)) }
            for constant in dump.constants {
                add(constant.value, builder.addLabel("constant pool [\(constant.index)]"))
            }
            if let array = arrays.array(of: number) { add(table.classes[array].object, fixed.arrayClass) }
            let size = layout.aligned(own + dump.staticBytes + dump.staticReferences * layout.reference)
            rows.append(Row(address: dump.address, references: first..<targets.count, size: size))
        }
    }

    private mutating func add(_ target: UInt64, _ label: LabelID) {
        guard target != 0 else { return }
        targets.append(target)
        labels.append(label.rawValue)
    }

    /// First pass.
    func declare(to builder: HeapGraphBuilder) {
        var part = DeclarationPart()
        for row in rows {
            part.append(address: row.address, references: UInt32(row.references.count), isLabelled: true)
        }
        builder.add(part)
    }

    /// Second pass.
    func define(with filler: GraphFiller, type: UInt32) {
        targets.withUnsafeBufferPointer { targets in
            labels.withUnsafeBufferPointer { labels in
                for row in rows {
                    let object = filler.claim(row.address)
                    guard object != noRow else { continue }
                    filler.define(object, type: type, size: row.size)
                    filler.setReferences(
                        of: object, addresses: UnsafeBufferPointer(rebasing: targets[row.references]),
                        labels: labels.baseAddress.map { $0 + row.references.lowerBound })
                }
            }
        }
    }

    /// How long a class object is as an instance of `java.lang.Class`, not rounded.
    private static func ownSize(_ table: ClassTable, _ layout: ObjectLayout, _ idSize: Int) -> UInt64 {
        guard let number = table.number(named: "java/lang/Class") else { return layout.header }
        if layout.hasExactInstances, let dump = table.classes[number].dump {
            return UInt64(dump.instanceSize)
        }
        let types = table.chain(of: number).flatMap { table.classes[$0].dump?.fields ?? [] }.map(\.type)
        return types.reduce(layout.header) { size, type in
            size + (type == .object ? layout.reference : UInt64(type.size(idSize: idSize)))
        }
    }
}

/// Labels of what every class object may refer to.
private struct FixedLabels {
    let superclass, loader, signers, protectionDomain, arrayClass: LabelID

    init(_ builder: HeapGraphBuilder) {
        superclass = builder.addLabel("<superclass>")
        loader = builder.addLabel("<class loader>")
        signers = builder.addLabel("<signers>")
        protectionDomain = builder.addLabel("<protection domain>")
        arrayClass = builder.addLabel("<array class>")
    }
}

/// From a class to that of its arrays, which lives as long; the dump does not say so.
private struct ArrayClasses {
    private struct Key: Hashable {
        var name: String
        var loader: UInt64
    }

    private let table: ClassTable
    private var arrays: [Key: Int] = [:]

    init(_ table: ClassTable) {
        self.table = table
        for (number, entry) in table.classes.enumerated() where entry.isArray {
            guard let name = entry.internalName, let dump = entry.dump else { continue }
            arrays[Key(name: name, loader: dump.loader)] = number
        }
    }

    func array(of number: Int) -> Int? {
        let entry = table.classes[number]
        guard let name = entry.internalName, let dump = entry.dump else { return nil }
        return arrays[Key(name: JavaName.arrayClass(of: name), loader: dump.loader)]
    }
}
