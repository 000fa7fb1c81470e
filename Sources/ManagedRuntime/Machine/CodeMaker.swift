/// Makes code objects of what the compiler described. Within one compilation equal constants are one object, as 3.11's
/// compiler merges them: across functions, tuples of names included.
final class CodeMaker {
    private let runtime: Runtime
    private var merged: [Constant: ObjectRef] = [:]

    init(_ runtime: Runtime) { self.runtime = runtime }

    deinit { for object in merged.values { runtime.release(object) } }

    /// A new reference.
    func make(_ description: CodeDescription) -> ObjectRef {
        let constants = make(constantsOf: description)
        let code = runtime.newAtom(runtime.types[.code], size: CodeLayout.size + 2 * description.unitCount)
        code.raw.initializeMemory(
            as: UInt8.self, at: 16, count: CodeLayout.size + 2 * description.unitCount - 16)
        code[reference: CodeLayout.constants] = constants
        code[reference: CodeLayout.names] = make(.tuple(description.names.map(Constant.name)))
        code[reference: CodeLayout.variableNames] = make(.tuple(description.variables.map { .name($0.name) }))
        code[reference: CodeLayout.file] = make(.name(description.file))
        code[reference: CodeLayout.name] = interned(description.name)
        code[reference: CodeLayout.qualifiedName] = interned(description.qualifiedName)
        code[code: CodeLayout.flags] = description.flags.rawValue
        code[code: CodeLayout.argumentCount] = description.argumentCount
        code[code: CodeLayout.positionalOnlyCount] = description.positionalOnlyCount
        code[code: CodeLayout.keywordOnlyCount] = description.keywordOnlyCount
        code[code: CodeLayout.stackSize] = description.maximumStackDepth
        code[code: CodeLayout.firstLine] = description.firstLine
        count(description.variables, in: code)
        code[word: CodeLayout.unitCount] = description.unitCount
        let body = CodeBody(description)
        code[pointer: CodeLayout.body] = body.raw
        code[pointer: CodeLayout.instructions] = UnsafeMutableRawPointer(body.instructions)
        code[word: CodeLayout.cacheBias] =
            Int(bitPattern: body.caches) &- 4 &* Int(bitPattern: body.instructions)
        code[word: CodeLayout.exactArguments] = description.exactArguments
        if !runtime.lineEvents.isEmpty { runtime.placeLineEvents(in: code) }
        return code
    }

    private func count(_ variables: [CodeDescription.Variable], in code: ObjectRef) {
        code[code: CodeLayout.variableCount] = variables.count
        code[code: CodeLayout.localCount] = variables.count { $0.kind.contains(.local) }
        code[code: CodeLayout.cellCount] = variables.count { $0.kind.contains(.cell) }
        code[code: CodeLayout.plainCellCount] = variables.count { $0.kind == .cell }
        code[code: CodeLayout.freeCount] = variables.count { $0.kind.contains(.free) }
    }

    /// Names of variables and attributes are interned whatever they look like.
    private func interned(_ name: String) -> ObjectRef {
        let string = make(.name(name))
        guard !runtime.isInterned(string), !runtime.isStatic(string) else { return string }
        let canonical = runtime.intern(owned: string)
        merged[.name(name)].map { runtime.release($0) }
        merged[.name(name)] = runtime.retained(canonical)
        return canonical
    }

    private func make(constantsOf description: CodeDescription) -> ObjectRef {
        let hasCode = description.constants.contains { if case .code = $0 { true } else { false } }
        guard hasCode else { return make(.tuple(description.constants)) }
        return runtime.makeTuple(owned: description.constants.map(make))
    }

    private func make(_ constant: Constant) -> ObjectRef {
        if let object = merged[constant] { return runtime.retained(object) }
        let object = makeNew(constant)
        switch constant {
        case .none, .ellipsis, .bool, .code: break
        default: merged[constant] = runtime.retained(object)
        }
        return object
    }

    private func makeNew(_ constant: Constant) -> ObjectRef {
        switch constant {
        case .none: return runtime.retained(runtime.none)
        case .ellipsis: return runtime.retained(runtime.ellipsis)
        case .bool(let value): return runtime.retained(runtime.bool(value))
        case .int(let value): return runtime.makeInt(value)
        case .bigInt(let digits):
            return Array(digits.utf8).withUnsafeBufferPointer {
                runtime.makeInt(decimal: $0).unsafelyUnwrapped
            }
        case .float(let bits): return runtime.makeFloat(Double(bitPattern: bits))
        case .string(let scalars): return makeString(scalars)
        case .bytes(let bytes): return bytes.withUnsafeBytes { runtime.makeBytes($0) }
        case .tuple(let items): return runtime.makeTuple(owned: items.map(make))
        case .frozenSet(let items): return makeFrozenSet(items)
        case .code(let description): return make(description)
        }
    }

    /// What looks like an identifier is interned.
    private func makeString(_ scalars: [UInt32]) -> ObjectRef {
        let string = runtime.makeString(scalars: scalars)
        let isIdentifier = scalars.allSatisfy { scalar in
            switch scalar {
            case 0x30...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a: true
            default: false
            }
        }
        return isIdentifier ? runtime.intern(owned: string) : string
    }

    private func makeFrozenSet(_ items: [Constant]) -> ObjectRef {
        let set = runtime.makeSet()
        set.type = runtime.types[.frozenset]
        for item in items {
            let object = make(item)
            runtime.insert(object, into: set)
            runtime.release(object)
        }
        return set
    }
}

extension CodeDescription {
    fileprivate var exactArguments: Int {
        let isExact =
            keywordOnlyCount == 0 && flags.contains([.optimized, .newLocals])
            && flags.isDisjoint(with: [.variadicPositional, .variadicKeyword])
        return isExact ? argumentCount : -1
    }

    /// What 3.11 needs for the instructions: one unit each, inline caches after those that have some, and prefixes for
    /// arguments above a byte.
    fileprivate var unitCount: Int {
        instructions.reduce(0) { count, instruction in
            let prefixes = instruction.argument < 1 << 8 ? 0 : instruction.argument < 1 << 16 ? 1 : 2
            return count + 1 + prefixes + instruction.opcode.cacheUnits
        }
    }
}

extension Opcode {
    /// Of 3.11, in units of two bytes; of a call with its PRECALL.
    fileprivate var cacheUnits: Int {
        switch self {
        case .binarySubscr, .loadAttr, .storeAttr: 4
        case .call: 6
        case .compareOp: 2
        case .loadGlobal: 5
        case .loadMethod: 10
        case .binaryOp, .storeSubscr, .unpackSequence: 1
        default: 0
        }
    }
}

extension Constant {
    static func name(_ text: String) -> Constant { .string(text.unicodeScalars.map(\.value)) }
}

extension Runtime {
    /// A new code object.
    package func makeCode(_ description: CodeDescription) -> ObjectRef { CodeMaker(self).make(description) }
}
