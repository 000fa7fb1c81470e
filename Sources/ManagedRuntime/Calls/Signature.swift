/// The parameters of a native function that takes keyword arguments, with Python's messages for calls that do not fit.
///
///     static let sort = Signature("sort", positionalOnly: ["self"], keywordOnly: ["key", "reverse"], required: 1)
struct Signature {
    let function: String
    /// Positional-only parameters, then those that may also be named, then keyword-only ones.
    let names: [String]
    let positionalOnlyCount: Int
    let positionalCount: Int
    /// How many of the first must be given.
    let requiredCount: Int

    init(
        _ function: String, positionalOnly: [String] = [], _ positional: [String] = [],
        keywordOnly: [String] = [],
        required: Int = 0
    ) {
        self.function = function
        names = positionalOnly + positional + keywordOnly
        positionalOnlyCount = positionalOnly.count
        positionalCount = positionalOnly.count + positional.count
        requiredCount = required
    }

    /// Whether the first parameter is the receiver, which messages do not count.
    var receiverCount: Int { names.first == "self" || names.first == "type" ? 1 : 0 }
}

extension Runtime {
    /// The value for each parameter, borrowed; nil where none was given.
    func bind(_ arguments: Arguments, _ signature: Signature) throws(Raised) -> [ObjectRef?] {
        var values = [ObjectRef?](repeating: nil, count: signature.names.count)
        guard arguments.count <= signature.positionalCount else {
            let receivers = signature.receiverCount
            let most = signature.positionalCount - receivers
            throw typeError(
                "\(signature.function)() takes at most \(most) argument\(most == 1 ? "" : "s") "
                    + "(\(arguments.count - receivers) given)")
        }
        for index in 0..<arguments.count { values[index] = arguments[index] }
        if let names = arguments.keywordNames {
            for index in 0..<tupleCount(names) {
                let name = stringValue(tupleItem(names, index))
                guard let position = signature.names.firstIndex(of: name),
                    position >= signature.positionalOnlyCount
                else {
                    throw typeError("'\(name)' is an invalid keyword argument for \(signature.function)()")
                }
                guard values[position] == nil else {
                    throw typeError(
                        "argument for \(signature.function)() given by name ('\(name)') and position (\(position + 1 - signature.receiverCount))"
                    )
                }
                values[position] = arguments.values[arguments.count + index]
            }
        }
        for index in 0..<signature.requiredCount where values[index] == nil {
            throw typeError(
                "\(signature.function)() missing required argument '\(signature.names[index])' (pos \(index + 1 - signature.receiverCount))"
            )
        }
        return values
    }

    /// Checks the number of positional arguments, and that there are no others. `receivers` at the front do not count in
    /// the message.
    @inline(__always)
    func expect(
        _ arguments: Arguments, _ counts: ClosedRange<Int>, _ function: StaticString, receivers: Int = 1
    ) throws(Raised) {
        if arguments.keywordNames != nil || !counts.contains(arguments.count - receivers) {
            throw wrongArguments(arguments, counts, function, receivers)
        }
    }

    @inline(never)
    private func wrongArguments(
        _ arguments: Arguments, _ counts: ClosedRange<Int>, _ function: StaticString, _ receivers: Int
    ) -> Raised {
        if arguments.keywordNames != nil { return typeError("\(function)() takes no keyword arguments") }
        let given = arguments.count - receivers
        if counts == 0...0 { return typeError("\(function)() takes no arguments (\(given) given)") }
        if counts == 1...1 { return typeError("\(function)() takes exactly one argument (\(given) given)") }
        let bound = given < counts.lowerBound ? counts.lowerBound : counts.upperBound
        let quantity =
            counts.lowerBound == counts.upperBound ? "" : given < counts.lowerBound ? "at least " : "at most "
        return typeError(
            "\(function) expected \(quantity)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
    }
}
