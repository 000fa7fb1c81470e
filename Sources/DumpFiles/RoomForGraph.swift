import HeapGraph

/// Runs a step of making the graph of a dump: where its image cannot be made or cannot grow, that dump cannot be read.
///
/// - Parameter file: the dump, for the message.
/// - Throws: `noRoom`.
package func withRoom<Result>(
    forGraphOf file: String, _ body: () throws(ImageError) -> Result
) throws(DumpError) -> Result {
    do {
        return try body()
    } catch {
        throw DumpError(
            .noRoom, "there is no place for the graph: \(error.message)", file: file,
            remedy: "Free memory, or name an index file that you may write, on a disk with room")
    }
}
