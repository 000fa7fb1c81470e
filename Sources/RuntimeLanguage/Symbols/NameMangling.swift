/// `__name` inside class `Holder` is `_Holder__name`, unless it ends in `__` too or the class's name is all underscores.
func mangle(_ name: String, inClass className: String?) -> String {
    guard let className, name.utf8.starts(with: "__".utf8) else { return name }
    if name.hasSuffix("__") || name.utf8.contains(UInt8(ascii: ".")) { return name }
    let stripped = className.drop { $0 == "_" }
    return stripped.isEmpty ? name : "_\(stripped)\(name)"
}
