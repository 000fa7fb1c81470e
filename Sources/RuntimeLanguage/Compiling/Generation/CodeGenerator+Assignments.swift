import ManagedRuntime

extension CodeGenerator {
    func generateAssignment(_ targets: [Expression], _ value: Expression) throws(SyntaxError) {
        try generate(value)
        for (index, target) in targets.enumerated() {
            if index < targets.count - 1 { add(.copy, 1) }
            try generate(target)
        }
    }

    func generateAugmentedAssignment(
        _ target: Expression, _ operation: BinaryOperator, _ value: Expression
    ) throws(SyntaxError) {
        let outer = location
        location = target.range
        try generateOldValue(target)
        location = outer
        try generate(value)
        add(.binaryOp, Int(operation.rawValue + BinaryOperator.inPlaceOffset))
        location = target.range
        switch target.kind {
        case .attribute(_, let name, _):
            moveToAttribute(name, of: target.range)
            add(.swap, 2)
            addNamed(.storeAttr, name)
        case .subscript:
            add(.swap, 3)
            add(.swap, 2)
            add(.storeSubscr)
        case .name(let name, _): try generateName(name, .store)
        default: preconditionFailure("the parser lets no such target through")
        }
    }

    /// The target's value, above what is needed to store into it.
    private func generateOldValue(_ target: Expression) throws(SyntaxError) {
        switch target.kind {
        case .attribute(let value, let name, _):
            try generate(value)
            add(.copy, 1)
            moveToAttribute(name, of: target.range)
            addNamed(.loadAttr, name)
        case .subscript(let value, let index, _):
            try generate(value)
            try generate(index)
            add(.copy, 2)
            add(.copy, 2)
            add(.binarySubscr)
        case .name(let name, _): try generateName(name, .load)
        default: preconditionFailure("the parser lets no such target through")
        }
    }

    func generateAnnotatedAssignment(
        _ target: Expression, _ annotation: Expression, _ value: Expression?, isSimple: Bool
    ) throws(SyntaxError) {
        if let value {
            try generate(value)
            try generate(target)
        }
        switch target.kind {
        case .name(let name, _):
            try refuseDebug(name, .store)
            if isSimple && keepsAnnotations {
                if future.annotations {
                    addConstant(.string(ExpressionPrinter.print(annotation)))
                } else {
                    try generate(annotation)
                }
                addNamed(.loadName, "__annotations__")
                addConstant(.text(mangle(name, inClass: unit.className)))
                add(.storeSubscr)
            }
        case .attribute(let object, let name, _):
            try refuseDebug(name, .store)
            if value == nil { try evaluate(object) }
        case .subscript(let object, let index, _):
            if value == nil {
                try evaluate(object)
                try evaluateIndex(index)
            }
        default: preconditionFailure("the parser lets no such target through")
        }
        if !isSimple && keepsAnnotations && !future.annotations { try evaluate(annotation) }
    }

    private var keepsAnnotations: Bool { unit.kind == .module || unit.kind == .classBody }

    /// For what it raises alone.
    private func evaluate(_ expression: Expression) throws(SyntaxError) {
        try generate(expression)
        add(.popTop)
    }

    private func evaluateIndex(_ index: Expression) throws(SyntaxError) {
        switch index.kind {
        case .slice(let lower, let upper, let step):
            for bound in [lower, upper, step] {
                if let bound { try evaluate(bound) }
            }
        case .tuple(let elements, _):
            for element in elements { try evaluateIndex(element) }
        default: try evaluate(index)
        }
    }
}
