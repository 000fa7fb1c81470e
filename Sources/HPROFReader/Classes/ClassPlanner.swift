import DumpFiles
import HeapGraph

/// Makes a plan, a type and labels for every class.
struct ClassPlanner {
    let table: ClassTable
    let builder: HeapGraphBuilder
    var labels: FieldLabels
    var plans = ClassPlans()
    private let layout: ObjectLayout
    private let idSize: Int
    private let strengths: ReferenceStrengths

    init(
        _ table: ClassTable, layout: ObjectLayout, idSize: Int, labels: FieldLabels,
        _ builder: HeapGraphBuilder
    ) {
        self.table = table
        self.layout = layout
        self.idSize = idSize
        self.labels = labels
        self.builder = builder
        strengths = ReferenceStrengths(table)
    }

    /// - Parameters:
    ///   - shortest: by class, the least bytes of field values that an instance has; `UInt32.max` where there is none.
    ///   - roots: objects that are roots. Instances keep their class alive: one that is a root needs no such reference.
    ///   - arrayClasses: ids of the classes that object arrays name.
    mutating func run(
        shortest: [UInt32], roots: Set<UInt64>, arrayClasses: Set<UInt64>
    ) throws(DumpError) -> ClassPlans {
        precondition(builder.typeCount == 0, "types are numbered as classes are")
        let toClass = builder.addLabel("<class>")
        for number in table.classes.indices {
            var plan = InstancePlan()
            plan.type = UInt32(number)
            var fields: [LabelID] = []
            var strength = ReferenceStrength.strong
            if shortest[number] != .max {
                let chain = table.chain(of: number)
                strength = strengths.strength(along: chain)
                fields = try addFields(of: number, chain, strength, &plan, length: Int(shortest[number]))
                let entry = table.classes[number]
                plan.refersToClass = entry.dump != nil && !roots.contains(entry.object)
                if plan.refersToClass { fields.append(toClass) }
            }
            addType(of: number, plan, strength)
            builder.setFields(of: TypeID(number), fields)
            plans.instances.append(plan)
        }
        addOtherTypes(arrayClasses)
        return plans
    }

    /// Finds the references among the first `length` bytes of an instance's field values: those of its class come first,
    /// then those of the superclass, and so on.
    private mutating func addFields(
        of number: Int, _ chain: [Int], _ strength: ReferenceStrength, _ plan: inout InstancePlan, length: Int
    ) throws(DumpError) -> [LabelID] {
        plan.firstSlot = UInt32(plans.offsets.count)
        plan.dataLength = UInt32(length)
        try setRole(of: &plan, number, chain)
        var fields: [LabelID] = []
        var offset = 0
        superclasses: for declaring in chain {
            for field in table.classes[declaring].dump?.fields ?? [] {
                let end = offset + field.type.size(idSize: idSize)
                // What follows stands behind it: nothing of a superclass is there.
                guard end <= length else { break superclasses }
                if field.type == .object {
                    plans.offsets.append(UInt32(offset))
                    let isReferent = try isReferent(field, declaring)
                    fields.append(try labels.field(field.name, isReferent ? strength : .strong, builder))
                }
                offset = end
            }
        }
        plan.slotCount = UInt32(fields.count)
        plan.size =
            exactSize(number)
            ?? layout.instanceSize(
                primitiveBytes: UInt64(length - fields.count * idSize), references: UInt64(fields.count))
        return fields
    }

    private func exactSize(_ number: Int) -> UInt64? {
        guard layout.hasExactInstances, let dump = table.classes[number].dump else { return nil }
        return layout.aligned(UInt64(dump.instanceSize))
    }

    /// Finds the fields that the reader itself looks at.
    private mutating func setRole(
        of plan: inout InstancePlan, _ number: Int, _ chain: [Int]
    ) throws(DumpError) {
        let length = Int(plan.dataLength)
        if table.classes[number].internalName == StringFields.className {
            plan.role = .string
            plans.string = try StringFields(table, number, length: length, idSize: idSize, &labels)
        } else if chain.contains(where: { table.classes[$0].internalName == Self.thread }) {
            plan.role = .thread
            plans.threadNames[number] = try table.offset(
                of: "name", .object, declaredBy: Self.thread, in: number, length: length, idSize, &labels)
        }
    }

    private static let thread = "java/lang/Thread"

    private mutating func isReferent(
        _ field: ClassDump.InstanceField, _ declaring: Int
    ) throws(DumpError) -> Bool {
        strengths.declaresReferent(declaring) ? try labels.name(field.name) == "referent" : false
    }
}

extension ClassPlanner {
    private func addType(of number: Int, _ plan: InstancePlan, _ strength: ReferenceStrength) {
        let entry = table.classes[number]
        var kind = TypeKind.instance
        if entry.isArray {
            kind = .other
        } else if plan.role == .string {
            kind = .string
        } else if entry.internalName == "java/lang/Class" {
            kind = .type
        } else if plan.slotCount > 0, strength != .strong {
            kind = .weakReference
        }
        builder.addType(
            name: entry.name, kind: kind, labels: entry.isArray ? .indexed : .fields,
            base: entry.superclass.map { TypeID($0) }, basicSize: UInt32(clamping: plan.size))
    }

    /// Types of arrays and of class objects, and of what has none.
    private mutating func addOtherTypes(_ arrayClasses: Set<UInt64>) {
        let unknown = builder.addType(name: "<class that was not loaded>", labels: .fields)
        plans.instances.append(InstancePlan(type: unknown.rawValue))
        plans.unknownArrayType =
            builder.addType(name: "<class that was not loaded>[]", labels: .indexed).rawValue
        for id in arrayClasses.sorted() {
            let number = table.numbers.find(id)
            guard number != ClassNumbers.none else { continue }
            let entry = table.classes[Int(number)]
            // The first JVMs gave the class of the elements.
            plans.arrayTypes[id] =
                entry.isArray ? number : builder.addType(name: entry.name + "[]", labels: .indexed).rawValue
        }
        for type in BasicType.allCases where type != .object {
            let own = table.classes.firstIndex { $0.isArray && $0.name == "\(type.name)[]" }
            plans.primitiveArrayTypes[Int(type.rawValue)] =
                own.map { UInt32($0) } ?? builder.addType(name: "\(type.name)[]", labels: .indexed).rawValue
        }
        plans.classType =
            table.number(named: "java/lang/Class").map { UInt32($0) }
            ?? builder.addType(name: "java.lang.Class", kind: .type, labels: .explicit).rawValue
    }
}
