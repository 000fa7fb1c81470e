/// Why an object is alive: the shortest chain of references from a module or a frame to it.
extension Runtime {
    struct Chain {
        struct Step {
            let object: ObjectRef
            /// How the one before refers to it; of the first, what it is.
            let label: String
        }

        var steps: [Step]
    }

    /// Breadth first from the frames, then the modules; nil where nothing leads to the object. Linear in the heap.
    func shortestChain(to object: ObjectRef) -> Chain? {
        var origins: [ObjectRef: (parent: ObjectRef?, label: String)] = [:]
        var queue: [ObjectRef] = []
        func enter(_ found: ObjectRef, _ parent: ObjectRef?, _ label: String) {
            guard origins[found] == nil else { return }
            origins[found] = (parent, label)
            queue.append(found)
        }
        forEachChainRoot { enter($0, nil, $1) }
        var next = 0
        while next < queue.count, origins[object] == nil {
            let current = queue[next]
            next += 1
            forEachLabeledReference(current) { enter($0, current, $1) }
        }
        guard origins[object] != nil else { return nil }
        var steps: [Chain.Step] = []
        var current: ObjectRef? = object
        while let step = current, let origin = origins[step] {
            steps.append(Chain.Step(object: step, label: origin.label))
            current = origin.parent
        }
        return Chain(steps: steps.reversed())
    }

    /// Modules by their names and what the frames hold. A running frame's call of this very function holds its argument,
    /// which is no reason; so value stacks do not count.
    private func forEachChainRoot(_ body: (ObjectRef, String) -> Void) {
        if state.pointee.language != nil {
            forEachEntry(language.pointee.modules) { name, module in
                body(module, "module \(stringValue(name))")
            }
        }
        for module in modules {
            body(module, "module \(module[reference: ModuleLayout.name].map(stringValue) ?? "")")
        }
        var frame = currentFrame
        while let current = frame {
            frame = current.previous
            let names = variableNames(of: current)
            for index in 0..<min(current.variableSlots, names.count) {
                if let value = current.slots[index] {
                    body(value, "frame \(functionName(of: current)): local \(names[index])")
                }
            }
        }
    }

    /// One line a step.
    ///
    ///     module __main__
    ///       .__dict__ → dict
    ///       ['sessions'] → dict
    func text(_ chain: Chain) -> String {
        var lines: [String] = []
        for (index, step) in chain.steps.enumerated() {
            let what = "\(typeName(of: step.object)) at \(hexadecimal(step.object))"
            if index == 0 {
                lines.append(step.label.hasPrefix("module") ? step.label : "\(step.label) → \(what)")
            } else {
                lines.append("  \(step.label.drop { $0 == " " }) → \(what)")
            }
        }
        return lines.joined(separator: "\n")
    }
}
