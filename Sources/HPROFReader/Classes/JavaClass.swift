/// A class that was loaded, and what its dump says of it.
struct JavaClass {
    /// Id of its object.
    let object: UInt64
    /// As the class file format has it; nil where the file lacks the string.
    let internalName: String?
    /// As the language writes it.
    let name: String
    var dump: ClassDump?
    /// Number of the superclass; nil where there is none, or none that was loaded.
    var superclass: Int?
    var isArray: Bool { internalName?.hasPrefix("[") ?? false }
}
