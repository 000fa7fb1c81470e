/// A process as a memory source delivers it: memory, mappings, threads, modules, and what is known of the rest.
package struct ProcessImage: Sendable {
    package let memory: MemoryImage
    /// Every mapping, ascending, whether it was read or not.
    package let mappings: [Mapping]
    package let modules: [LoadedModule]
    package let threads: [NativeThread]
    /// Which pages were in memory; nil where the source does not tell.
    package let residency: PageResidency?
    /// About the process and how it was read: `process.id`, `process.command`, `process.rss`, `capture.source`,
    /// `capture.pause-seconds`, …
    package let facts: [(key: String, value: String)]
    /// What could not be read, as plural noun phrases.
    package let coverage: [(what: String, count: UInt64)]

    package var space: AddressSpace { memory.space }

    /// How long the process was stopped; nil for a core file or a frozen copy.
    package var pauseSeconds: Double? {
        facts.first { $0.key == "capture.pause-seconds" }.flatMap { Double($0.value) }
    }

    package init(
        memory: MemoryImage, mappings: [Mapping], modules: [LoadedModule], threads: [NativeThread],
        residency: PageResidency?, facts: [(key: String, value: String)],
        coverage: [(what: String, count: UInt64)]
    ) {
        self.memory = memory
        self.mappings = mappings
        self.modules = modules
        self.threads = threads
        self.residency = residency
        self.facts = facts
        self.coverage = coverage
    }
}

/// One line of `/proc/PID/maps`, or what a core file says in its place.
package struct Mapping: Sendable, Equatable {
    package var start: UInt64
    package var end: UInt64
    package var isReadable: Bool
    package var isWritable: Bool
    package var isExecutable: Bool
    package var isShared: Bool
    /// The file and where in it; empty for anonymous memory. Names in brackets (`[heap]`, `[stack]`) are the kernel's.
    package var file: String
    package var fileOffset: UInt64

    package init(
        start: UInt64, end: UInt64, isReadable: Bool, isWritable: Bool, isExecutable: Bool, isShared: Bool,
        file: String, fileOffset: UInt64
    ) {
        self.start = start
        self.end = end
        self.isReadable = isReadable
        self.isWritable = isWritable
        self.isExecutable = isExecutable
        self.isShared = isShared
        self.file = file
        self.fileOffset = fileOffset
    }
}

/// A thread as the kernel sees it.
package struct NativeThread: Sendable, Equatable {
    package var id: UInt32
    /// `/proc/PID/task/TID/comm`; empty where it is not known.
    package var name: String
    package var stackPointer: UInt64

    package init(id: UInt32, name: String, stackPointer: UInt64) {
        self.id = id
        self.name = name
        self.stackPointer = stackPointer
    }
}

/// An executable or library that is mapped.
package struct LoadedModule: Sendable {
    package var path: String
    /// What to add to an address in the file's symbol table.
    package var bias: UInt64
    /// From its lowest to its highest mapped address.
    package var range: Range<UInt64>
    /// Nil where the file is not at hand, or is another build than the one that ran.
    package var elf: ElfFile?

    package init(path: String, bias: UInt64, range: Range<UInt64>, elf: ElfFile?) {
        self.path = path
        self.bias = bias
        self.range = range
        self.elf = elf
    }
}

/// Which pages of the target were in memory, by runs of pages that were looked at.
package struct PageResidency: Sendable {
    package struct Run: Sendable {
        /// Address of the first page.
        package var start: UInt64
        /// One bit a page, lowest bit of the first byte first, set where the page was resident.
        package var bits: [UInt8]
        package var pageCount: Int

        package init(start: UInt64, bits: [UInt8], pageCount: Int) {
            self.start = start
            self.bits = bits
            self.pageCount = pageCount
        }
    }

    /// Ascending by address.
    package var runs: [Run]
    /// Whether it is deduced (from the holes and zero pages of a core file) rather than the kernel's own word.
    package var isEstimate: Bool

    package init(runs: [Run], isEstimate: Bool) {
        self.runs = runs
        self.isEstimate = isEstimate
    }
}
