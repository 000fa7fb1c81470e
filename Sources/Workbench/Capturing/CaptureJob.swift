/// Which process or core file to capture, and where its dump goes.
public struct CaptureJob: Sendable {
    public enum Source: Sendable {
        /// A running process: stopped while its memory is copied, then resumed.
        case process(Int32)
        /// A child that forked itself off to be read (`barrow_snapshot.py`): ended when it has been read.
        case snapshot(Int32)
        /// A core file; `executable` is the program that left it, `sysroot` the folder its libraries are under.
        case core(String, executable: String? = nil, sysroot: String? = nil)
    }

    /// What the dump keeps of the values of strings and other immutables.
    public enum Strings: String, Sendable, CaseIterable {
        case full
        /// Which are equal, not what they are.
        case hashed
        case omitted
    }

    public var source: Source
    /// The dump to write.
    public var output: String
    public var strings: Strings
    /// A layout table for a CPython that has none here.
    public var layout: String?
    public var isCompressed: Bool

    public init(
        _ source: Source, output: String, strings: Strings = .full, layout: String? = nil,
        isCompressed: Bool = true
    ) {
        self.source = source
        self.output = output
        self.strings = strings
        self.layout = layout
        self.isCompressed = isCompressed
    }
}
