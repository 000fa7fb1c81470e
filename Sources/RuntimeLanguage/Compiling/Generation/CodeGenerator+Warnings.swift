import ManagedRuntime

/// What is no mistake by the rules but hardly meant.
package struct SyntaxWarning: Hashable, Sendable {
    package var message: String
    package var line: Int
}

extension CodeGenerator {
    /// What stands twice in the code, such as a `finally` body, is told of twice, as by Python.
    private func warn(_ message: String) {
        warnings.append(SyntaxWarning(message: message, line: Int(location.startLine)))
    }

    func checkIdentity(_ left: Expression, _ comparisons: [Comparison], _ others: [Expression]) {
        var left = left
        for (comparison, right) in zip(comparisons, others) {
            if (comparison == .is || comparison == .isNot) && (left.isPlainLiteral || right.isPlainLiteral) {
                return warn(
                    comparison == .is
                        ? "\"is\" with a literal. Did you mean \"==\"?"
                        : "\"is not\" with a literal. Did you mean \"!=\"?")
            }
            left = right
        }
    }

    func checkAssertion(_ test: Expression) {
        let count =
            switch test.kind {
            case .tuple(let elements, _): elements.count
            case .constant(.tuple(let items)): items.count
            default: 0
            }
        if count > 0 { warn("assertion is always true, perhaps remove parentheses?") }
    }

    func checkCallable(_ function: Expression) {
        if case .lambda = function.kind { return }
        guard let type = function.evidentType else { return }
        warn("'\(type)' object is not callable; perhaps you missed a comma?")
    }

    func checkSubscript(_ value: Expression, _ index: Expression) {
        guard let type = value.evidentType else { return }
        switch type {
        case "str", "bytes", "tuple", "list", "dict": checkIndex(of: type, index)
        default: warn("'\(type)' object is not subscriptable; perhaps you missed a comma?")
        }
    }

    private func checkIndex(of type: String, _ index: Expression) {
        guard type != "dict", let indexType = index.evidentType, indexType != "int", indexType != "bool"
        else {
            return
        }
        warn(
            "\(type) indices must be integers or slices, not \(indexType); perhaps you missed a comma?")
    }
}

extension Expression {
    /// A literal of which there may be several equal ones.
    fileprivate var isPlainLiteral: Bool {
        guard case .constant(let value) = kind else { return false }
        switch value {
        case .none, .bool, .ellipsis: return false
        default: return true
        }
    }

    /// The name of the type of its value, where the text alone tells.
    fileprivate var evidentType: String? {
        switch kind {
        case .tuple: "tuple"
        case .list, .listComprehension: "list"
        case .dict, .dictComprehension: "dict"
        case .set, .setComprehension: "set"
        case .generator: "generator"
        case .lambda: "function"
        case .joinedString, .formattedValue: "str"
        case .constant(let value): value.typeName
        default: nil
        }
    }
}

extension Constant {
    fileprivate var typeName: String {
        switch self {
        case .none: "NoneType"
        case .ellipsis: "ellipsis"
        case .bool: "bool"
        case .int, .bigInt: "int"
        case .float: "float"
        case .string: "str"
        case .bytes: "bytes"
        case .tuple: "tuple"
        case .frozenSet: "frozenset"
        case .code: "code"
        }
    }
}
