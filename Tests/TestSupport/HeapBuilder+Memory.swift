package import HeapGraph

/// Facts, mappings and pages of a heap written down in a test.
extension HeapBuilder {
    struct Memory {
        struct Mapping {
            var range: Range<UInt64>
            var kind: MappingKind
            var name: String
            var residentBytes: UInt64?
        }

        struct Pages {
            var start: UInt64
            var resident: [Bool]
            var isEstimate: Bool
        }

        var facts: [(key: String, value: String)] = []
        var mappings: [Mapping] = []
        var pages: [Pages] = []

        func add(to builder: HeapGraphBuilder) {
            for fact in facts { builder.addFact(fact.key, fact.value) }
            for mapping in mappings {
                builder.addMapping(
                    start: mapping.range.lowerBound, end: mapping.range.upperBound,
                    residentBytes: mapping.residentBytes, fileOffset: 0, name: mapping.name,
                    permissions: [.read, .write], kind: mapping.kind)
            }
            for run in pages {
                var bits = [UInt8](repeating: 0, count: (run.resident.count + 7) / 8)
                for (page, isResident) in run.resident.enumerated() where isResident {
                    bits[page / 8] |= 1 << UInt8(page % 8)
                }
                bits.withUnsafeBufferPointer {
                    builder.addPageRun(
                        start: run.start, pageCount: UInt32(run.resident.count), isEstimate: run.isEstimate,
                        bits: $0)
                }
            }
        }
    }

    package mutating func fact(_ key: String, _ value: some CustomStringConvertible) {
        memory.facts.append((key, value.description))
    }

    package mutating func mapping(
        _ range: Range<UInt64>, _ kind: MappingKind, name: String = "", residentBytes: UInt64? = nil
    ) {
        memory.mappings.append(
            Memory.Mapping(range: range, kind: kind, name: name, residentBytes: residentBytes))
    }

    /// Says of pages of 4,096 bytes from `start` on which were in memory.
    package mutating func pages(at start: UInt64, isEstimate: Bool = false, _ resident: [Bool]) {
        memory.pages.append(Memory.Pages(start: start, resident: resident, isEstimate: isEstimate))
    }
}
