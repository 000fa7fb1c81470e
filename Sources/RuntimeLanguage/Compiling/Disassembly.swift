import ManagedRuntime

/// A code's instructions as text, much as Python's `dis` lists them, with those of the functions and classes inside it
/// below.
///
///     line >> number NAME argument (what it stands for)
///
/// `>>` marks what jumps and handlers lead to.
package struct Disassembly: CustomStringConvertible {
    package let description: String

    package init(_ code: CodeDescription) {
        var lines: [String] = []
        Disassembly.list(code, &lines)
        description = lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ code: CodeDescription, _ lines: inout [String]) {
        let targets = targets(in: code)
        var previous: Int32 = 0
        for (number, instruction) in code.instructions.enumerated() {
            let line = code.positions[number].startLine
            if line != previous && line > 0 && number > 0 { lines.append("") }
            let shown = line != previous && line > 0 ? String(line) : ""
            if line > 0 { previous = line }
            var text = pad(shown, 4) + (targets.contains(number) ? " >> " : "    ")
            text += pad(String(number), 4) + " " + instruction.opcode.listedName
            if instruction.opcode.takesArgument {
                text += String(repeating: " ", count: max(1, 22 - instruction.opcode.listedName.count))
                text += String(instruction.argument)
                if let meaning = meaning(of: instruction, in: code) { text += " (\(meaning))" }
            }
            lines.append(text)
        }
        if !code.handlers.isEmpty { lines.append("handlers:") }
        for handler in code.handlers {
            lines.append(
                "  \(handler.start) up to \(handler.end) -> \(handler.target) depth \(handler.depth)"
                    + (handler.pushesInstruction ? " with the instruction" : ""))
        }
        for case .code(let nested) in code.constants {
            lines.append("")
            lines.append("\(nested.qualifiedName), line \(nested.firstLine):")
            list(nested, &lines)
        }
    }

    private static func targets(in code: CodeDescription) -> Set<Int> {
        var targets = Set(code.handlers.map(\.target))
        for instruction in code.instructions where instruction.opcode.isJump {
            targets.insert(instruction.argument)
        }
        return targets
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func meaning(of instruction: Instruction, in code: CodeDescription) -> String? {
        let argument = instruction.argument
        switch instruction.opcode {
        case .loadConst, .kwNames: return text(of: code.constants[argument])
        case .loadFast, .storeFast, .deleteFast, .makeCell, .loadClosure, .loadDeref, .storeDeref,
            .deleteDeref,
            .loadClassDeref:
            return code.variables[argument].name
        case .loadGlobal: return (argument & 1 == 1 ? "NULL + " : "") + code.names[argument >> 1]
        case .loadName, .storeName, .deleteName, .storeGlobal, .deleteGlobal, .loadAttr, .storeAttr,
            .deleteAttr, .loadMethod, .importName, .importFrom:
            return code.names[argument]
        case .binaryOp:
            let offset = Int(BinaryOperator.inPlaceOffset)
            let operation = BinaryOperator(rawValue: UInt8(argument % offset))
            return operation.map { $0.sign + (argument >= offset ? "=" : "") }
        case .compareOp: return ComparisonOperator(rawValue: UInt8(argument))?.sign
        case let opcode where opcode.isJump: return "to \(argument)"
        default: return nil
        }
    }

    private static func text(of constant: Constant) -> String {
        var text = String.UnicodeScalarView()
        for scalar in constant.representation { text.append(Unicode.Scalar(scalar) ?? "\u{fffd}") }
        return String(text)
    }
}

extension Opcode {
    /// `loadFast` as Python writes it: `LOAD_FAST`.
    fileprivate var listedName: String {
        "\(self)".reduce(into: "") { name, character in
            if character.isUppercase { name.append("_") }
            name.append(contentsOf: character.uppercased())
        }
    }

    fileprivate var takesArgument: Bool {
        switch self {
        case .nop, .popTop, .pushNull, .loadAssertionError, .loadBuildClass, .unaryPositive, .unaryNegative,
            .unaryNot, .unaryInvert, .binarySubscr, .storeSubscr, .deleteSubscr, .listToTuple, .getIter,
            .returnValue, .returnGenerator, .yieldValue, .getYieldFromIter, .pushExcInfo, .popExcept,
            .checkExcMatch, .beforeWith, .withExceptStart, .setupAnnotations, .importStar, .printExpr:
            false
        default: true
        }
    }
}
