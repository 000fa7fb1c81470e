/// Puts the arguments of a call into the frame's variables, by 3.11's rules and with its messages. The references pass
/// to the frame; those that have no place there when a call does not fit are released.
struct ArgumentBinding {
    private let runtime: Runtime
    private let frame: InterpreterFrame
    private let code: ObjectRef
    private let arguments: StackPointer
    private let positional: Int
    private let keywordNames: ObjectRef?
    private let slots: StackPointer
    private let parameterCount: Int
    /// With keyword-only ones.
    private let namedCount: Int

    init(
        _ runtime: Runtime, _ frame: InterpreterFrame, _ arguments: StackPointer, _ count: Int,
        _ keywordNames: ObjectRef?
    ) {
        self.runtime = runtime
        self.frame = frame
        code = frame.code
        self.arguments = arguments
        positional = count - (keywordNames.map { runtime.tupleCount($0) } ?? 0)
        self.keywordNames = keywordNames
        slots = frame.slots
        parameterCount = code[code: CodeLayout.argumentCount]
        namedCount = parameterCount + code[code: CodeLayout.keywordOnlyCount]
    }

    mutating func bind() throws(Raised) {
        var collected: ObjectRef?
        if code.codeFlags.contains(.variadicKeyword) {
            let dict = runtime.makeDict()
            collected = dict
            slots[namedCount + (code.codeFlags.contains(.variadicPositional) ? 1 : 0)] = dict
        }
        let fitting = min(positional, parameterCount)
        for index in 0..<fitting { slots[index] = arguments[index] }
        if code.codeFlags.contains(.variadicPositional) {
            slots[namedCount] = runtime.makeTuple(
                owned: (arguments + fitting).values, count: positional - fitting)
        } else {
            for index in fitting..<positional { runtime.release(arguments[index]) }
        }
        if let keywordNames { try bindKeywords(keywordNames, collected) }
        if positional > parameterCount, !code.codeFlags.contains(.variadicPositional) {
            throw tooManyPositional()
        }
        try fillDefaults()
        try fillKeywordDefaults()
    }

    private func name(_ index: Int) -> ObjectRef { runtime.tupleItem(code.variableNames, index) }
    private var functionName: String { runtime.stringValue(frame.function.functionQualifiedName) }

    private func bindKeywords(_ names: ObjectRef, _ collected: ObjectRef?) throws(Raised) {
        let count = runtime.tupleCount(names)
        for number in 0..<count {
            do throws(Raised) {
                try bindKeyword(
                    runtime.tupleItem(names, number), arguments[positional + number], collected, names)
            } catch {
                for rest in number..<count { runtime.release(arguments[positional + rest]) }
                throw error
            }
        }
    }

    private func bindKeyword(
        _ keyword: ObjectRef, _ value: ObjectRef?, _ collected: ObjectRef?, _ names: ObjectRef
    ) throws(Raised) {
        guard keyword.kind == .str else {
            throw runtime.typeError("\(functionName)() keywords must be strings")
        }
        let first = code[code: CodeLayout.positionalOnlyCount]
        guard let index = (first..<max(first, namedCount)).first(where: { isName($0, keyword) }) else {
            guard let collected else { throw unexpected(keyword, names) }
            return runtime.setDictValue(
                collected, ownedKey: runtime.retained(keyword), ownedValue: value.unsafelyUnwrapped)
        }
        guard slots[index] == nil else {
            throw runtime.typeError(
                "\(functionName)() got multiple values for argument '\(runtime.stringValue(keyword))'")
        }
        slots[index] = value
    }

    private func isName(_ index: Int, _ keyword: ObjectRef) -> Bool {
        let name = name(index)
        return name == keyword || runtime.stringsEqual(name, keyword)
    }

    private func unexpected(_ keyword: ObjectRef, _ names: ObjectRef) -> Raised {
        let positionalOnly = (0..<code[code: CodeLayout.positionalOnlyCount]).filter { index in
            (0..<runtime.tupleCount(names)).contains { isName(index, runtime.tupleItem(names, $0)) }
        }
        if !positionalOnly.isEmpty {
            let list = positionalOnly.map { runtime.stringValue(name($0)) }.joined(separator: ", ")
            return runtime.typeError(
                "\(functionName)() got some positional-only arguments passed as keyword arguments: '\(list)'")
        }
        return runtime.typeError(
            "\(functionName)() got an unexpected keyword argument '\(runtime.stringValue(keyword))'")
    }

    private func tooManyPositional() -> Raised {
        let keywordOnly = (parameterCount..<namedCount).count { slots[$0] != nil }
        let defaults = frame.function[reference: FunctionLayout.defaults].map { runtime.tupleCount($0) } ?? 0
        let takes =
            defaults > 0 ? "from \(parameterCount - defaults) to \(parameterCount)" : "\(parameterCount)"
        let plural = defaults > 0 || parameterCount != 1 ? "s" : ""
        let given =
            keywordOnly == 0
            ? ""
            : " positional argument\(positional != 1 ? "s" : "") (and \(keywordOnly) keyword-only "
                + "argument\(keywordOnly != 1 ? "s" : ""))"
        let verb = positional == 1 && keywordOnly == 0 ? "was" : "were"
        return runtime.typeError(
            "\(functionName)() takes \(takes) positional argument\(plural) but \(positional)\(given) \(verb) given"
        )
    }

    private func fillDefaults() throws(Raised) {
        guard positional < parameterCount else { return }
        let defaults = frame.function[reference: FunctionLayout.defaults]
        let defaultCount = defaults.map { runtime.tupleCount($0) } ?? 0
        let required = parameterCount - defaultCount
        let missing = (min(positional, required)..<max(required, 0)).filter { slots[$0] == nil }
        if !missing.isEmpty { throw missingArguments("positional", missing) }
        guard let defaults else { return }
        for index in max(positional, required)..<parameterCount where slots[index] == nil {
            slots[index] = runtime.retained(runtime.tupleItem(defaults, index - required))
        }
    }

    private func fillKeywordDefaults() throws(Raised) {
        var missing: [Int] = []
        for index in parameterCount..<namedCount where slots[index] == nil {
            if let defaults = frame.function[reference: FunctionLayout.keywordDefaults],
                let value = runtime.dictValue(defaults, for: name(index))
            {
                slots[index] = runtime.retained(value)
            } else {
                missing.append(index)
            }
        }
        if !missing.isEmpty { throw missingArguments("keyword-only", missing) }
    }

    private func missingArguments(_ kind: String, _ missing: [Int]) -> Raised {
        let names = missing.map { "'\(runtime.stringValue(name($0)))'" }
        let list: String
        switch names.count {
        case 1: list = names[0]
        case 2: list = "\(names[0]) and \(names[1])"
        default: list = names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
        }
        return runtime.typeError(
            "\(functionName)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
        )
    }
}
