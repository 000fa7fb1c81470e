/// How long objects are in the memory of the JVM. The dump does not say; see ``init(idSize:evidence:)``.
package struct ObjectLayout: Equatable, Sendable {
    /// Bytes before an object's fields, before an array's elements, and of a reference.
    package var header: UInt64
    package var arrayHeader: UInt64
    package var reference: UInt64
    /// Objects begin at multiples of it.
    package var alignment: UInt64
    /// Class dumps say how long instances are: where even a `java.lang.Object` has a size.
    package var hasExactInstances = false
    /// How each was found, for the reader of a report.
    package private(set) var reasons: [(name: String, text: String)]

    package static func == (a: ObjectLayout, b: ObjectLayout) -> Bool {
        (a.header, a.arrayHeader, a.reference, a.alignment) == (
            b.header, b.arrayHeader, b.reference, b.alignment
        )
    }

    @inline(__always)
    func aligned(_ size: UInt64) -> UInt64 { (size &+ alignment &- 1) & ~(alignment &- 1) }

    @inline(__always)
    func arraySize(bytes: UInt64) -> UInt64 { aligned(arrayHeader &+ bytes) }

    /// - Parameters: what the fields take, references apart; gaps between fields are not known.
    func instanceSize(primitiveBytes: UInt64, references: UInt64) -> UInt64 {
        aligned(header &+ primitiveBytes &+ references &* reference)
    }
}

extension ObjectLayout {
    /// Believes class dumps where they know of headers.
    mutating func believe(_ table: ClassTable) {
        let object = table.number(named: "java/lang/Object").flatMap { table.classes[$0].dump }
        hasExactInstances = (object?.instanceSize ?? 0) >= header
        reasons.append(
            (
                "layout.instances",
                hasExactInstances
                    ? "as the dump of each class says"
                    : "header and fields; gaps between fields are not known"
            ))
    }

    /// Fewer neighbours than this prove nothing by what they do not contradict.
    private static let enough = 64
    /// Above this a JVM cannot compress references with its default alignment.
    private static let compressible: UInt64 = 32 << 30

    /// With ids of 4 bytes there is one layout: that of 32-bit JVMs and of Android. With 8, neighbours tell.
    init(idSize: Int, evidence: LayoutEvidence) {
        let alignment = Self.alignment(evidence)
        guard idSize == 8 else {
            self.init(
                header: 8, arrayHeader: 12, reference: 4, alignment: alignment.0,
                reasons: [
                    ("layout.header", "8 bytes, 12 of an array: ids have 4 bytes"),
                    ("layout.references", "4 bytes: ids have 4 bytes"),
                    ("layout.alignment", alignment.1),
                ])
            return
        }
        let header = Self.arrayHeader(evidence)
        let reference = Self.reference(evidence)
        // The length of an array takes the 4 bytes behind a compressed class pointer, else 4 and padding behind a wide one.
        let instanceHeader: UInt64 = header.0 == 24 ? 16 : header.0 - 4
        self.init(
            header: instanceHeader, arrayHeader: header.0, reference: reference.0, alignment: alignment.0,
            reasons: [
                ("layout.header", "\(instanceHeader) bytes, \(header.0) of an array: \(header.1)"),
                ("layout.references", "\(reference.0) bytes: \(reference.1)"),
                ("layout.alignment", alignment.1),
            ])
    }

    private static func arrayHeader(_ evidence: LayoutEvidence) -> (UInt64, String) {
        let bound = evidence.leastArrayHeader
        let count = evidence.primitiveArrays
        if bound < 12 { return (16, "assumed, since ids are not addresses") }
        if bound < 16 { return (12, "the nearest of \(count) neighbours of arrays leaves room for no more") }
        if bound < 24 { return (16, "the nearest of \(count) neighbours of arrays leaves room for no more") }
        return count >= enough
            ? (24, "all \(count) neighbours of arrays leave room for it")
            : (16, "assumed, as JVMs have it by default")
    }

    private static func reference(_ evidence: LayoutEvidence) -> (UInt64, String) {
        if evidence.leastArrayHeader < 12 { return (4, "assumed, since ids are not addresses") }
        if evidence.narrowArrays > 0 {
            return (4, "compressed: \(evidence.narrowArrays) object arrays have no room for more")
        }
        if evidence.wideArrays >= enough {
            return (8, "not compressed: all \(evidence.wideArrays) object arrays have room for it")
        }
        return evidence.highestAddress < compressible
            ? (4, "assumed, since all addresses are below 32 GiB")
            : (8, "assumed, since there are addresses above 32 GiB")
    }

    private static func alignment(_ evidence: LayoutEvidence) -> (UInt64, String) {
        let common = evidence.addressBits.trailingZeroBitCount
        guard common >= 3 else { return (8, "8 bytes: assumed, since ids are not addresses") }
        guard evidence.objects >= enough else { return (8, "8 bytes: assumed, as JVMs have it by default") }
        // HotSpot allows 8 to 256.
        let alignment = UInt64(1) << UInt64(min(common, 8))
        return (alignment, "\(alignment) bytes: every address is a multiple of it")
    }
}
