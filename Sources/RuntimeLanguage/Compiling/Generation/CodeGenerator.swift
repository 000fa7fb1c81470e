import ManagedRuntime

/// Compiles a module. Mistakes of a program's text that only show in its meaning are errors with CPython 3.11's messages.
package func compile(_ module: Module, file: String) throws(SyntaxError) -> CodeDescription {
    try compileWithWarnings(module, file: file).code
}

/// The same, and what Python writes to the standard error while it compiles.
package func compileWithWarnings(_ module: Module, file: String) throws(SyntaxError) -> (
    code: CodeDescription, warnings: [SyntaxWarning]
) {
    let future = try FutureFeatures(module)
    var folder = ConstantFolder()
    folder.foldsAnnotations = !future.annotations
    let folded = folder.fold(module)
    let scope = try SymbolTableBuilder.build(folded, future)
    let generator = CodeGenerator(file: file, module: scope, future: future)
    return (try generator.compile(folded), generator.warnings)
}

/// Walks the tree and adds instructions to the unit it is in; a function's or class's body opens another unit.
///
/// Every instruction gets the range of the expression or statement it comes from; `unit.graph.location` holds it.
final class CodeGenerator {
    /// From how many items on a display or call is built up in steps rather than on the stack.
    static let stackGuideline = 30
    static let nestingLimit = 20

    let file: String
    let module: Scope
    let future: FutureFeatures
    var unit: CodeUnit
    var warnings: [SyntaxWarning] = []
    private var outer: [CodeUnit] = []

    init(file: String, module: Scope, future: FutureFeatures) {
        self.file = file
        self.module = module
        self.future = future
        unit = CodeUnit(
            .module, scope: module, name: "<module>", qualifiedName: "<module>", firstLine: 1, className: nil)
        let start = SourceRange(startLine: 0, startColumn: 0, endLine: 1, endColumn: 0)
        unit.graph.add(FlowInstruction(operation: .resume, location: start))
        unit.graph.location = SourceRange(startLine: 1, startColumn: 0, endLine: 1, endColumn: 0)
    }

    func compile(_ tree: Module) throws(SyntaxError) -> CodeDescription {
        try generateBody(tree.body)
        return unit.assemble(returnsNone: true, file: file)
    }

    func enter(_ kind: CodeUnit.Kind, _ scope: Scope, name: String, firstLine: Int) {
        let qualifiedName = qualify(name, kind)
        outer.append(unit)
        unit = CodeUnit(
            kind, scope: scope, name: name, qualifiedName: qualifiedName, firstLine: firstLine,
            className: unit.className)
        unit.graph.location = SourceRange(
            startLine: firstLine, startColumn: 0, endLine: firstLine, endColumn: 0)
        unit.graph.add(FlowInstruction(operation: .resume, location: unit.graph.location))
    }

    func leave() { unit = outer.removeLast() }

    private func qualify(_ name: String, _ kind: CodeUnit.Kind) -> String {
        if outer.isEmpty { return name }
        if kind == .function || kind == .classBody {
            let mangled = mangle(name, inClass: unit.className)
            if unit.scope.resolution(of: mangled) == .globalExplicit { return name }
        }
        switch unit.kind {
        case .function, .lambda: return "\(unit.qualifiedName).<locals>.\(name)"
        default: return "\(unit.qualifiedName).\(name)"
        }
    }

    // MARK: Instructions

    func add(_ opcode: Opcode, _ argument: Int = 0) { unit.add(opcode, argument) }

    /// One that stands for nothing in the text.
    func addArtificial(_ opcode: Opcode, _ argument: Int = 0) {
        unit.graph.add(
            FlowInstruction(operation: .opcode(opcode), argument: argument, location: .artificial))
    }

    func add(_ operation: Operation) {
        unit.graph.add(FlowInstruction(operation: operation, location: unit.graph.location))
    }

    func addJump(_ opcode: Opcode, _ target: BlockID) { addJump(.opcode(opcode), target) }

    func addJump(_ operation: Operation, _ target: BlockID) {
        unit.graph.add(
            FlowInstruction(operation: operation, target: target, location: unit.graph.location))
    }

    func addArtificialJump(_ target: BlockID) {
        unit.graph.add(
            FlowInstruction(operation: .opcode(.jump), target: target, location: .artificial))
    }

    func addConstant(_ constant: Constant) { add(.loadConst, unit.number(of: constant)) }

    /// An instruction on an attribute or module name, which is mangled.
    func addNamed(_ opcode: Opcode, _ name: String) {
        add(opcode, unit.number(ofName: mangle(name, inClass: unit.className)))
    }

    func makeBlock() -> BlockID { unit.graph.makeBlock() }
    func use(_ block: BlockID) { unit.graph.use(block) }

    var location: SourceRange {
        get { unit.graph.location }
        set { unit.graph.location = newValue }
    }

    func error(_ message: String) -> SyntaxError { SyntaxError(message, location) }
}

extension CodeUnit {
    func add(_ opcode: Opcode, _ argument: Int = 0) {
        graph.add(FlowInstruction(operation: .opcode(opcode), argument: argument, location: graph.location))
    }
}

extension Constant {
    static func text(_ text: String) -> Constant { .string(text.unicodeScalars.map(\.value)) }
}
