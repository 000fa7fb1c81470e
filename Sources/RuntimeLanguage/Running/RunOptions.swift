import DumpFormat
import ManagedRuntime

/// How a program is to be run.
package struct RunOptions {
    /// The program's file.
    package var program: String
    /// What follows the program on the command line.
    package var arguments: [String]
    package var geometry: AllocatorGeometry
    /// Under which strings are hashed; the same seed repeats a run.
    package var hashSeed: UInt64
    /// Lists the instructions instead of running them.
    package var disassembles = false
    /// Where the heap is dumped when the program has ended, before its modules go.
    package var dump: String?
    package var dumpOptions = DumpWriter.Options()
    package var memory = MemoryOptions()

    package init(
        program: String, arguments: [String] = [], geometry: AllocatorGeometry = .classic,
        hashSeed: UInt64 = 0
    ) {
        self.program = program
        self.arguments = arguments
        self.geometry = geometry
        self.hashSeed = hashSeed
    }
}
