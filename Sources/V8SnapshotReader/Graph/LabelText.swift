/// How references are called, as a programmer of JavaScript would write them.
///
///     property   .field  ["a key"]  [Symbol.iterator]  get size        element    [3]
///     context    context x                                             internal   internal elements
///     hidden     hidden 7                                              shortcut   shortcut bound_this
///     weak       weak next                                             (unknown)  edge x
struct LabelText {
    private let strings: StringTable
    /// UTF-8, used again for each label.
    private var text: [UInt8] = []

    init(_ strings: StringTable) { self.strings = strings }

    /// The text of a label, valid until the next one is asked for.
    mutating func write<Result>(_ code: EdgeCode, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        text.removeAll(keepingCapacity: true)
        let kind = EdgeKind(rawValue: code.kind) ?? .other
        switch kind {
        case .element: text += (code.name == EdgeCode.lostName ? "[…]" : "[\(code.name)]").utf8
        case .hidden: text += "hidden \(code.name)".utf8
        case _ where Int(code.name) >= strings.count: text += "\(kind.name) <lost>".utf8
        case .property: writeProperty(strings[code.name])
        case .context, .internal, .shortcut, .weak, .other:
            text += (kind == .other ? "edge" : kind.name).utf8
            text.append(UInt8(ascii: " "))
            text += strings[code.name]
        }
        return text.withUnsafeBufferPointer(body)
    }

    private mutating func writeProperty(_ name: UnsafeBufferPointer<UInt8>) {
        if Self.isIdentifier(name[...]) {
            text.append(UInt8(ascii: "."))
            text += name
        } else if Self.isAccessor(name) {
            text += name
        } else if name.starts(with: Self.symbol), name.last == UInt8(ascii: ">") {
            writeSymbol(name.dropFirst(Self.symbol.count).dropLast())
        } else if name.elementsEqual("<symbol>".utf8) {
            text += "[Symbol()]".utf8
        } else {
            writeKey(name)
        }
    }

    /// V8 calls a symbol `<symbol description>`; private names are symbols to it (StringsStorage::GetName in
    /// strings-storage.cc).
    private static let symbol = Array("<symbol ".utf8)
    private static let wellKnown = Array("Symbol.".utf8)

    private mutating func writeSymbol(_ description: Slice<UnsafeBufferPointer<UInt8>>) {
        if description.first == UInt8(ascii: "#") {
            text.append(UInt8(ascii: "."))
            text += description
        } else if description.starts(with: Self.wellKnown) {
            text.append(UInt8(ascii: "["))
            text += description
            text.append(UInt8(ascii: "]"))
        } else {
            text += "[Symbol(".utf8
            text += description
            text += ")]".utf8
        }
    }

    private mutating func writeKey(_ key: UnsafeBufferPointer<UInt8>) {
        text += "[\"".utf8
        for byte in key {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                text.append(UInt8(ascii: "\\"))
                text.append(byte)
            case 0x0A: text += "\\n".utf8
            case 0x0D: text += "\\r".utf8
            case 0x09: text += "\\t".utf8
            default: text.append(byte)
            }
        }
        text += "\"]".utf8
    }

    /// `get size`: what V8 calls the functions of an accessor property.
    private static func isAccessor(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let hasPrefix = name.starts(with: "get ".utf8) || name.starts(with: "set ".utf8)
        return hasPrefix && isIdentifier(name.dropFirst(4))
    }

    /// Letters, digits, `_`, `$` and whatever is not ASCII, not beginning with a digit.
    private static func isIdentifier(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = name.first, !IntegerTokenizer.isDigit(first) else { return false }
        return name.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
                true
            default: false
            }
        }
    }
}
