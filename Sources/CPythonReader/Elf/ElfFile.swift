/// An ELF executable or library on disk.
package final class ElfFile: Sendable {}
