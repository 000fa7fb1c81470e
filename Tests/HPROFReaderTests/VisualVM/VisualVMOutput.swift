import Foundation
import TestSupport

/// What VisualVM's heap library says of a dump (`VisualVMOracle.java`).
struct VisualVMOutput {
    struct ClassRow: Equatable {
        var name: String
        var instances: Int
        var bytes: UInt64
    }

    struct Retained {
        var object: UInt64
        var shallow: UInt64
        var retained: UInt64
        var type: String
    }

    var classes: [UInt64: ClassRow] = [:]
    /// Largest first.
    var largest: [Retained] = []

    /// Of Debian's package `visualvm`.
    private static let library =
        "/usr/share/visualvm/visualvm/modules/org-graalvm-visualvm-lib-jfluid-heap.jar"
    static let isThere = JavaProgram.isThere && FileManager.default.fileExists(atPath: library)
    static let reason = "no JDK, or Debian's package visualvm is not installed"

    init(of dump: String, largest count: Int) throws {
        let output = try JavaProgram.run(
            "Tests/HPROFReaderTests/VisualVM/VisualVMOracle.java", options: ["-Xmx2g"], library: Self.library,
            arguments: [dump, "\(count)"])
        for line in output.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count == 5, let object = UInt64(fields[1]), let first = UInt64(fields[2]),
                let second = UInt64(fields[3])
            else { continue }
            if fields[0] == "class" {
                classes[object] = ClassRow(name: fields[4], instances: Int(first), bytes: second)
            } else {
                largest.append(Retained(object: object, shallow: first, retained: second, type: fields[4]))
            }
        }
    }
}
