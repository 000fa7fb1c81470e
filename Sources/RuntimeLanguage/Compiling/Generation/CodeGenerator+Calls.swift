import ManagedRuntime

extension CodeGenerator {
    func generateCall(
        _ function: Expression, _ arguments: [Expression], _ keywords: [KeywordArgument],
        at range: SourceRange
    ) throws(SyntaxError) {
        try checkKeywords(keywords)
        if case .attribute(let value, let name, .load) = function.kind,
            isMethodCall(on: value, arguments, keywords)
        {
            return try generateMethodCall(
                value, name, at: function.range, arguments, keywords, callRange: range)
        }
        checkCallable(function)
        location = function.range
        add(.pushNull)
        location = range
        try generate(function)
        try generateArguments(arguments, keywords, pushed: 0)
    }

    private func checkKeywords(_ keywords: [KeywordArgument]) throws(SyntaxError) {
        for (index, keyword) in keywords.enumerated() {
            guard let name = keyword.name else { continue }
            try refuseDebug(name, .store)
            for other in keywords[(index + 1)...] where other.name == name {
                location = other.range
                throw error("keyword argument repeated: \(name)")
            }
        }
    }

    /// Whether an attribute's call can skip making a bound method: not on what was imported, for that is a module more
    /// often than not, and not with more arguments than fit on the stack.
    private func isMethodCall(
        on value: Expression, _ arguments: [Expression], _ keywords: [KeywordArgument]
    ) -> Bool {
        if case .name(let name, _) = value.kind, module.flags(of: name).contains(.imported) { return false }
        let count = arguments.count + keywords.count + (keywords.isEmpty ? 0 : 1)
        return count < CodeGenerator.stackGuideline && arePlain(arguments, keywords)
    }

    /// Neither `*` nor `**`.
    private func arePlain(_ arguments: [Expression], _ keywords: [KeywordArgument]) -> Bool {
        !arguments.contains { if case .starred = $0.kind { true } else { false } }
            && !keywords.contains { $0.name == nil }
    }

    private func generateMethodCall(
        _ value: Expression, _ name: String, at range: SourceRange, _ arguments: [Expression],
        _ keywords: [KeywordArgument], callRange: SourceRange
    ) throws(SyntaxError) {
        try generate(value)
        location = range
        moveToAttribute(name, of: range)
        addNamed(.loadMethod, name)
        try generate(arguments)
        try generateKeywords(keywords)
        location = callRange
        moveToAttribute(name, of: range)
        add(.call, arguments.count + keywords.count)
    }

    private func generateKeywords(_ keywords: [KeywordArgument]) throws(SyntaxError) {
        if keywords.isEmpty { return }
        for keyword in keywords { try generate(keyword.value) }
        add(.kwNames, unit.number(of: .tuple(keywords.map { .text($0.name!) })))
    }

    /// The rest of a call whose function, and `pushed` arguments, are on the stack.
    func generateArguments(_ arguments: [Expression], _ keywords: [KeywordArgument], pushed: Int)
        throws(SyntaxError)
    {
        try checkKeywords(keywords)
        let isLong = arguments.count + keywords.count * 2 > CodeGenerator.stackGuideline
        if !isLong && arePlain(arguments, keywords) {
            try generate(arguments)
            try generateKeywords(keywords)
            add(.call, pushed + arguments.count + keywords.count)
            return
        }
        if pushed == 0, arguments.count == 1, case .starred(let inner, _) = arguments[0].kind {
            try generate(inner)
        } else {
            try generateDisplay(arguments, .tuple, pushed: pushed)
        }
        try generateKeywordDict(keywords)
        add(.callFunctionEx, keywords.isEmpty ? 0 : 1)
    }

    private func generateKeywordDict(_ keywords: [KeywordArgument]) throws(SyntaxError) {
        var isBuilt = false
        var pending = 0
        for (index, keyword) in keywords.enumerated() {
            if keyword.name != nil {
                pending += 1
                continue
            }
            if pending > 0 { try mergeKeywords(keywords[index - pending..<index], &isBuilt) }
            pending = 0
            if !isBuilt { add(.buildMap, 0) }
            isBuilt = true
            try generate(keyword.value)
            add(.dictMerge, 1)
        }
        if pending > 0 { try mergeKeywords(keywords.suffix(pending), &isBuilt) }
    }

    private func mergeKeywords(_ keywords: ArraySlice<KeywordArgument>, _ isBuilt: inout Bool)
        throws(SyntaxError)
    {
        try generatePairs(keywords)
        if isBuilt { add(.dictMerge, 1) }
        isBuilt = true
    }

    private func generatePairs(_ keywords: ArraySlice<KeywordArgument>) throws(SyntaxError) {
        let isLong = keywords.count * 2 > CodeGenerator.stackGuideline
        if keywords.count > 1 && !isLong {
            for keyword in keywords { try generate(keyword.value) }
            addConstant(.tuple(keywords.map { .text($0.name!) }))
            add(.buildConstKeyMap, keywords.count)
            return
        }
        if isLong { addArtificial(.buildMap, 0) }
        for keyword in keywords {
            addConstant(.text(keyword.name!))
            try generate(keyword.value)
            if isLong { addArtificial(.mapAdd, 1) }
        }
        if !isLong { add(.buildMap, keywords.count) }
    }
}
