import HeapGraph
import TestSupport
import Testing

/// The comparison itself: what agrees passes, and each kind of mistake in a dump is found by its own check.
@Suite("The comparison with what a process knows of itself")
struct ComparisonTests {
    private static let checks = [
        "present", "type", "type names", "tracked", "generation", "interned", "size", "reference count",
        "references",
        "references the collector does not see", "values", "dict items", "elements", "attributes", "threads",
        "frames",
        "lines", "locals",
    ]

    /// A mistake, and the check that must find it.
    struct Mistake: CustomTestStringConvertible, Sendable {
        var name: String
        var check: String
        var make: @Sendable (inout DumpDescription) -> Void

        var testDescription: String { name }
    }

    @Test func findsNothingWhereAllAgrees() throws {
        let verdict = try compare(Self.dump)
        #expect(verdict.names == Self.checks.sorted())
        for check in Self.checks { verdict.expect(check, of: "sample") }
    }

    @Test(arguments: mistakes) func finds(_ mistake: Mistake) throws {
        var dump = Self.dump
        mistake.make(&dump)
        let verdict = try compare(dump)
        #expect(verdict[mistake.check].wrong == 1, "\(verdict[mistake.check].table)")
    }

    private func compare(_ dump: DumpDescription) throws -> Verdict {
        let folder = TemporaryFolder()
        folder.write(Self.truth, to: "truth")
        try dump.write(to: folder.file("dump"))
        return try Verdict(comparing: [folder.file("truth"), folder.file("dump")])
    }

    static let mistakes = [
        Mistake(name: "an object is missing", check: "present") { $0.objects.remove(at: 5) },
        Mistake(name: "another type", check: "type") { $0.objects[2].type = "list" },
        Mistake(name: "a type by another name", check: "type names") { $0.types[3].module = "other" },
        Mistake(name: "not tracked", check: "tracked") {
            $0.objects[0].flags &= ~ObjectFlags.tracked.rawValue
        },
        Mistake(name: "another generation", check: "generation") {
            $0.objects[0].flags = ObjectFlags(rawValue: $0.objects[0].flags).withGeneration(0).rawValue
        },
        Mistake(name: "not interned", check: "interned") {
            $0.objects[3].flags &= ~ObjectFlags.interned.rawValue
        },
        Mistake(name: "another size", check: "size") { $0.objects[3].size += 8 },
        Mistake(name: "another count", check: "reference count") { $0.objects[0].referenceCount = 7 },
        Mistake(name: "a reference is missing", check: "references") {
            $0.objects[1].references.removeLast()
        },
        Mistake(name: "a reference that is weak", check: "references") {
            $0.objects[1].references[0].label = "[0]"
            $0.objects[1].references[0].strength = 1
        },
        Mistake(name: "one reference too many", check: "references the collector does not see") {
            $0.objects[1].references.append($0.objects[1].references[0])
        },
        Mistake(name: "another value", check: "values") { $0.objects[2].value = "37" },
        Mistake(name: "items in another order", check: "dict items") {
            $0.objects[0].references.swapAt(0, 1)
        },
        Mistake(name: "elements in another order", check: "elements") {
            $0.objects[1].references.swapAt(0, 1)
        },
        Mistake(name: "another name of an attribute", check: "attributes") {
            $0.objects[4].references[0].label = ".b"
        },
        Mistake(name: "a thread is missing", check: "threads") { $0.threads.removeAll() },
        Mistake(name: "another function", check: "frames") { $0.threads[0].frames[0].function = "g" },
        Mistake(name: "another line", check: "lines") { $0.threads[0].frames[0].line = 13 },
        Mistake(name: "another name of a local", check: "locals") {
            $0.objects[5].references[0].label = "local y"
        },
    ]

    /// `{'key': 6}`, `[6, dict]`, `6`, `'key'`, an instance with `.a`, a frame with `local x`.
    private static let dump = DumpDescription {
        DumpType("dict", module: "builtins", kind: .dictionary, labels: .pairs, object: 0x1000)
        DumpType("list", module: "builtins", kind: .list, labels: .indexed, object: 0x1010)
        DumpType("int", module: "builtins", kind: .integer, object: 0x1020)
        DumpType("str", module: "builtins", kind: .string, object: 0x1030)
        DumpType("Plain", module: "app", kind: .instance, object: 0x1040)
        DumpType("frame", module: "builtins", kind: .frame, object: 0x1050)
        DumpObject(0x2000, "dict", size: 232, count: 3, flags: tracked).to(0x2030).to(0x2020)
        DumpObject(0x2010, "list", size: 72, flags: tracked).to(0x2020).to(0x2000)
        DumpObject(0x2020, "int", size: 28, count: 4, flags: untracked, value: "6")
        DumpObject(0x2030, "str", size: 52, count: 2, flags: untracked.union(.interned), value: "key")
        DumpObject(0x2040, "Plain", size: 56, flags: tracked).to(0x2000, ".a")
        DumpObject(0x2050, "frame", size: 100, flags: untracked).to(0x2010, "local x")
        DumpThread(77, "main").frame("f", "app.py", 12, object: 0x2050)
    }

    private static let tracked = ObjectFlags.tracked.withGeneration(2)
    private static let untracked = ObjectFlags().withGeneration(nil)

    private static let truth = """
        {"k":"meta","version":[3,11,7],"frozen":0,"own":[],"base":"expose"}
        {"k":"type","id":4096,"name":"dict","qualname":"dict","module":"builtins",\
        "mro":["dict","object"],"flags":536887296,"item":0,"fields":null}
        {"k":"type","id":4112,"name":"list","qualname":"list","module":"builtins",\
        "mro":["list","object"],"flags":16384,"item":0,"fields":null}
        {"k":"type","id":4128,"name":"int","qualname":"int","module":"builtins",\
        "mro":["int","object"],"flags":16777216,"item":4,"fields":null}
        {"k":"type","id":4144,"name":"str","qualname":"str","module":"builtins",\
        "mro":["str","object"],"flags":268435456,"item":0,"fields":null}
        {"k":"type","id":4160,"name":"Plain","qualname":"f.Plain","module":"app",\
        "mro":["Plain","object"],"flags":16896,"item":0,"fields":null}
        {"k":"type","id":4176,"name":"frame","qualname":"frame","module":"builtins",\
        "mro":["frame","object"],"flags":16384,"item":8,"fields":null}
        {"k":"o","id":8192,"t":4096,"gc":1,"g":2,"c":3,"r":[8240,8224],"d":[8240,8224]}
        {"k":"o","id":8208,"t":4112,"gc":1,"g":2,"c":1,"r":[8192,8224],"e":[8224,8192]}
        {"k":"o","id":8224,"t":4128,"gc":0,"g":null,"c":4,"r":[],"v":"6"}
        {"k":"o","id":8240,"t":4144,"gc":0,"g":null,"c":2,"r":[],"v":["key"],"i":true}
        {"k":"o","id":8256,"t":4160,"gc":1,"g":2,"c":1,"r":[8192,4160]}
        {"k":"o","id":8272,"t":4176,"gc":0,"g":null,"c":null,"r":[8208]}
        {"k":"size","id":8192,"s":232}
        {"k":"size","id":8208,"s":72}
        {"k":"size","id":8224,"s":28}
        {"k":"size","id":8240,"s":52}
        {"k":"size","id":8256,"s":56}
        {"k":"size","id":8272,"s":100}
        {"k":"a","id":8256,"n":{"a":8192}}
        {"k":"thread","ident":5,"native":77,"main":true,"frames":[{"function":"f","qualname":"f","file":"app.py","line":12,\
        "moving":false,"locals":{"x":8208}}]}

        """
}
