/// What there is to use in a program: the caller knows what ships.
package struct SubsetRules: Sendable {
    /// The modules that ship, by their dotted names, and what is in each.
    package var modules: [String: Set<String>]
    package var builtins: Set<String>
    /// Whether a file `name.py` stands next to the program.
    package var hasSibling: @Sendable (_ name: String) -> Bool

    package init(
        modules: [String: Set<String>], builtins: Set<String>,
        hasSibling: @escaping @Sendable (_ name: String) -> Bool
    ) {
        self.modules = modules
        self.builtins = builtins
        self.hasSibling = hasSibling
    }
}
