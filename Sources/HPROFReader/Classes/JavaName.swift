/// Names as the class file format has them, and as the language writes them (JVM specification, 4.2 and 4.3).
enum JavaName {
    /// `java/lang/String` → `java.lang.String`, `[Ljava/lang/String;` → `java.lang.String[]`, `[[I` → `int[][]`.
    static func type(_ internalName: String) -> String {
        let dimensions = internalName.prefix { $0 == "[" }.count
        let dotted = internalName.dropFirst(dimensions).map { $0 == "/" ? "." : $0 }
        let element = dimensions > 0 ? element(dotted) : String(dotted)
        return element + String(repeating: "[]", count: dimensions)
    }

    /// Of an array class, with the slashes replaced.
    private static func element(_ descriptor: [Character]) -> String {
        if descriptor.first == "L", descriptor.last == ";" {
            return String(descriptor.dropFirst().dropLast())
        }
        return descriptor.count == 1 ? primitives[descriptor[0]] ?? String(descriptor) : String(descriptor)
    }

    private static let primitives: [Character: String] = [
        "Z": "boolean", "C": "char", "F": "float", "D": "double", "B": "byte", "S": "short", "I": "int",
        "J": "long",
    ]

    /// The name as it stands in the descriptor of an array of this class: `[` before it gives the array class's name.
    static func arrayClass(of internalName: String) -> String {
        internalName.hasPrefix("[") ? "[\(internalName)" : "[L\(internalName);"
    }

    /// A class's name and a dot, without its package: `java.util.Map.` → `Map.`.
    static func simple(_ prefix: String) -> Substring {
        guard let dot = prefix.dropLast().lastIndex(of: ".") else { return prefix[...] }
        return prefix[prefix.index(after: dot)...]
    }
}
