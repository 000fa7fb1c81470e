/// Paths of references as a programmer writes them.
public enum PathText {
    /// What objects of a class, a module or another namespace keep their attributes in.
    public static let namespace = ".__dict__"
    /// A frame's: of a module's code, the module's own namespace.
    private static let namespaces = [namespace, ".f_locals"]

    /// The labels in a row, with a blank before words: `.cache['b'][3]`. A key of a namespace that is an identifier is
    /// an attribute: `.__dict__['cache']` becomes `.cache`.
    public static func joined(_ labels: [String]) -> String {
        var text = ""
        var previous = ""
        for label in labels {
            if namespaces.contains(previous), let attribute = attribute(label) {
                text.removeLast(previous.count)
                text += attribute
            } else {
                if !text.isEmpty, label.first != ".", label.first != "[" { text += " " }
                text += label
            }
            previous = label
        }
        return text
    }

    /// The last step of a path: `.cache` for `.__dict__['cache']`, else its last label.
    public static func lastStep(of labels: [String]) -> String {
        joined(labels.suffix(labels.dropLast().last.map(namespaces.contains) == true ? 2 : 1))
    }

    /// `.name` for a namespace's `['name']`; nil where the key is no identifier, which code could not write so.
    public static func attribute(_ label: String) -> String? {
        guard label.hasPrefix("['"), label.hasSuffix("']"), label.utf8.count > 4 else { return nil }
        let name = label.dropFirst(2).dropLast(2)
        guard let first = name.unicodeScalars.first, isLetter(first),
            name.unicodeScalars.allSatisfy({ isLetter($0) || ("0"..."9").contains($0) })
        else { return nil }
        return ".\(name)"
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic
    }
}
