/// What the text of one scope does with a name.
struct SymbolFlags: OptionSet, Hashable {
    let rawValue: UInt16

    static let declaredGlobal = SymbolFlags(rawValue: 1)
    static let assigned = SymbolFlags(rawValue: 1 << 1)
    static let parameter = SymbolFlags(rawValue: 1 << 2)
    static let declaredNonlocal = SymbolFlags(rawValue: 1 << 3)
    static let used = SymbolFlags(rawValue: 1 << 4)
    /// A class's own name that a method of it also takes from further out.
    static let freeInClass = SymbolFlags(rawValue: 1 << 5)
    static let imported = SymbolFlags(rawValue: 1 << 6)
    static let annotated = SymbolFlags(rawValue: 1 << 7)
    static let iterationVariable = SymbolFlags(rawValue: 1 << 8)

    static let bound: SymbolFlags = [.assigned, .parameter, .imported]
}

/// Where a scope finds a name.
enum SymbolResolution: Hashable {
    case local
    case globalExplicit
    case globalImplicit
    case free
    case cell
}

struct Symbol {
    var flags: SymbolFlags
    /// Nil until the whole module has been read.
    var resolution: SymbolResolution?
}
