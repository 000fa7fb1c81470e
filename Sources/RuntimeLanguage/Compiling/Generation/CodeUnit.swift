import ManagedRuntime

/// A body being compiled.
final class CodeUnit {
    enum Kind {
        case module, classBody, function, lambda, comprehension
    }

    let kind: Kind
    let scope: Scope
    let name: String
    let qualifiedName: String
    let firstLine: Int
    /// The class whose private names are mangled here.
    var className: String?

    var graph = FlowGraph()
    var frameBlocks: [FrameBlock] = []

    var argumentCount = 0
    var positionalOnlyCount = 0
    var keywordOnlyCount = 0

    private(set) var constants: [Constant] = []
    private var constantNumbers: [Constant: Int] = [:]
    private(set) var names: [String] = []
    private var nameNumbers: [String: Int] = [:]
    private(set) var locals: [String]
    private var localNumbers: [String: Int] = [:]
    /// Sorted, so that their numbers do not depend on the order of mention.
    let cells: [String]
    let frees: [String]

    init(
        _ kind: Kind, scope: Scope, name: String, qualifiedName: String, firstLine: Int, className: String?
    ) {
        self.kind = kind
        self.scope = scope
        self.name = name
        self.qualifiedName = qualifiedName
        self.firstLine = firstLine
        self.className = className
        locals = scope.parameters
        for (number, name) in locals.enumerated() { localNumbers[name] = number }
        var cells = CodeUnit.sorted(scope) { $0.resolution == .cell }
        if scope.needsClassCell { cells.append("__class__") }
        self.cells = cells
        frees = CodeUnit.sorted(scope) { $0.resolution == .free || $0.flags.contains(.freeInClass) }
    }

    private static func sorted(_ scope: Scope, where matches: (Symbol) -> Bool) -> [String] {
        scope.symbols.filter { matches($0.value) }.keys
            .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }

    func number(of constant: Constant) -> Int {
        if case .frozenSet(let items) = constant, let equal = equalSet(items) { return equal }
        if let number = constantNumbers[constant] { return number }
        constantNumbers[constant] = constants.count
        constants.append(constant)
        return constants.count - 1
    }

    /// Sets are equal whatever the order of their items.
    private func equalSet(_ items: [Constant]) -> Int? {
        constants.firstIndex { other in
            if case .frozenSet(let others) = other { Set(others) == Set(items) } else { false }
        }
    }

    func number(ofName name: String) -> Int {
        if let number = nameNumbers[name] { return number }
        nameNumbers[name] = names.count
        names.append(name)
        return names.count - 1
    }

    func number(ofLocal name: String) -> Int {
        if let number = localNumbers[name] { return number }
        localNumbers[name] = locals.count
        locals.append(name)
        return locals.count - 1
    }

    /// Cells and free variables are numbered on their own until the unit is assembled.
    func number(ofCell name: String) -> Int { cells.firstIndex(of: name)! }
    func number(ofFree name: String) -> Int { cells.count + frees.firstIndex(of: name)! }
}

/// What a `return`, `break` or `continue` has to undo on its way out.
struct FrameBlock {
    enum Kind {
        case whileLoop, forLoop
        case tryBody
        case tryBodyWithFinally([Statement])
        case finallyForException
        case with(SourceRange)
        case exceptionHandler
        case handlerBody(name: String?)
        /// A value to return, below which a `finally` runs.
        case pendingValue
    }

    var kind: Kind
    /// Where `continue` goes.
    var start: BlockID?
    /// Where `break` goes.
    var exit: BlockID?

    var isLoop: Bool {
        switch kind {
        case .whileLoop, .forLoop: true
        default: false
        }
    }
}
