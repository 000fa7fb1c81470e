import ManagedRuntime

extension CodeGenerator {
    enum Display {
        case list, tuple, set

        /// A tuple is collected in a list.
        var build: Opcode { self == .set ? .buildSet : .buildList }
        var add: Opcode { self == .set ? .setAdd : .listAppend }
        var extend: Opcode { self == .set ? .setUpdate : .listExtend }
    }

    func generateSequence(_ elements: [Expression], _ display: Display, _ context: ExpressionContext)
        throws(SyntaxError)
    {
        switch context {
        case .load: try generateDisplay(elements, display)
        case .store: try generateUnpacking(elements)
        case .delete: try generate(elements)
        }
    }

    private func generateUnpacking(_ targets: [Expression]) throws(SyntaxError) {
        var star: Int?
        for (index, target) in targets.enumerated() {
            guard case .starred = target.kind else { continue }
            if star != nil { throw error("multiple starred expressions in assignment") }
            let after = targets.count - index - 1
            if index >= 1 << 8 || after >= 1 << 16 {
                throw error("too many expressions in star-unpacking assignment")
            }
            add(.unpackEx, index | after << 8)
            star = index
        }
        if star == nil { add(.unpackSequence, targets.count) }
        for target in targets {
            if case .starred(let inner, _) = target.kind { try generate(inner) } else { try generate(target) }
        }
    }

    /// `pushed` items are on the stack already and belong to it.
    func generateDisplay(_ elements: [Expression], _ display: Display, pushed: Int = 0)
        throws(SyntaxError)
    {
        if elements.count > 2, let constants = constants(elements) {
            return addConstantDisplay(constants, display, pushed: pushed)
        }
        let isLong = elements.count + pushed > CodeGenerator.stackGuideline
        let hasStar = elements.contains { if case .starred = $0.kind { true } else { false } }
        if !isLong && !hasStar {
            try generate(elements)
            add(display == .tuple ? .buildTuple : display.build, elements.count + pushed)
            return
        }
        var isBuilt = isLong
        if isBuilt { add(display.build, pushed) }
        for (index, element) in elements.enumerated() {
            if case .starred(let inner, _) = element.kind {
                if !isBuilt { add(display.build, index + pushed) }
                isBuilt = true
                try generate(inner)
                add(display.extend, 1)
            } else {
                try generate(element)
                if isBuilt { add(display.add, 1) }
            }
        }
        if display == .tuple { add(.listToTuple) }
    }

    private func addConstantDisplay(_ constants: [Constant], _ display: Display, pushed: Int) {
        if display == .tuple && pushed == 0 { return addConstant(.tuple(constants)) }
        add(display.build, pushed)
        addConstant(display == .set ? .frozenSet(distinct: constants) : .tuple(constants))
        add(display.extend, 1)
        if display == .tuple { add(.listToTuple) }
    }

    /// Their values, if all are constants.
    private func constants(_ elements: some Sequence<Expression?>) -> [Constant]? {
        var result: [Constant] = []
        for element in elements {
            guard case .constant(let value)? = element?.kind else { return nil }
            result.append(value)
        }
        return result
    }

    func generateDict(_ keys: [Expression?], _ values: [Expression]) throws(SyntaxError) {
        var isBuilt = false
        var pending = 0
        for (index, key) in keys.enumerated() {
            if key == nil {
                if pending > 0 { try flushDict(keys, values, index - pending..<index, &isBuilt) }
                pending = 0
                if !isBuilt { add(.buildMap, 0) }
                isBuilt = true
                try generate(values[index])
                add(.dictUpdate, 1)
            } else if pending * 2 > CodeGenerator.stackGuideline {
                try flushDict(keys, values, index - pending..<index + 1, &isBuilt)
                pending = 0
            } else {
                pending += 1
            }
        }
        if pending > 0 { try flushDict(keys, values, keys.count - pending..<keys.count, &isBuilt) }
        if !isBuilt { add(.buildMap, 0) }
    }

    private func flushDict(
        _ keys: [Expression?], _ values: [Expression], _ range: Range<Int>, _ isBuilt: inout Bool
    ) throws(SyntaxError) {
        try generatePairs(keys[range], values[range])
        if isBuilt { add(.dictUpdate, 1) }
        isBuilt = true
    }

    private func generatePairs(_ keys: ArraySlice<Expression?>, _ values: ArraySlice<Expression>)
        throws(SyntaxError)
    {
        let isLong = keys.count * 2 > CodeGenerator.stackGuideline
        if keys.count > 1, !isLong, let constants = constants(keys) {
            try generate(Array(values))
            addConstant(.tuple(constants))
            add(.buildConstKeyMap, constants.count)
            return
        }
        if isLong { add(.buildMap, 0) }
        for index in keys.indices {
            try generate(keys[index]!)
            try generate(values[index])
            if isLong { add(.mapAdd, 1) }
        }
        if !isLong { add(.buildMap, keys.count) }
    }

    func generateJoinedString(_ values: [Expression]) throws(SyntaxError) {
        if values.count <= CodeGenerator.stackGuideline {
            try generate(values)
            if values.count != 1 { add(.buildString, values.count) }
            return
        }
        addConstant(.string([]))
        addNamed(.loadMethod, "join")
        add(.buildList, 0)
        for value in values {
            try generate(value)
            add(.listAppend, 1)
        }
        add(.call, 1)
    }

    func generateFormattedValue(_ value: Expression, _ conversion: Character?, _ spec: Expression?)
        throws(SyntaxError)
    {
        try generate(value)
        var argument =
            switch conversion {
            case "s": 1
            case "r": 2
            case "a": 3
            default: 0
            }
        if let spec {
            try generate(spec)
            argument |= 4
        }
        add(.formatValue, argument)
    }
}
