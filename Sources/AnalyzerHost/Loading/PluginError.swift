/// Why a library cannot serve as an analyzer.
package struct PluginError: Error, Sendable, Equatable, Codable, CustomStringConvertible {
    package enum Kind: String, Sendable, Codable {
        /// The dynamic linker refused it.
        case cannotLoad
        /// It has no entry function.
        case notAnAnalyzer
        /// It was made for another version of the interface.
        case otherVersion
        /// Its entry function said no.
        case refused
        /// What it says of itself is not well-formed.
        case invalidDescriptor
        /// The process that loaded it crashed, hung or ended.
        case failedToLoad
        /// An analyzer of this name was found before it.
        case duplicate
    }

    package var kind: Kind
    /// What is wrong, as a sentence without a full stop.
    package var reason: String
    /// What to do about it, likewise.
    package var remedy: String

    package init(_ kind: Kind, _ reason: String, remedy: String) {
        self.kind = kind
        self.reason = reason
        self.remedy = remedy
    }

    package var description: String { "\(reason); \(remedy)" }

    static func otherVersion(_ version: UInt32) -> PluginError {
        PluginError(
            .otherVersion,
            "speaks version \(version) of the analyzer interface, this Barrow speaks version \(abiVersion)",
            remedy: version > abiVersion
                ? "update Barrow, or build the analyzer against this Barrow's analyzer_abi.h"
                : "build the analyzer against this Barrow's analyzer_abi.h")
    }

    static let notAnAnalyzer = PluginError(
        .notAnAnalyzer, "exports no function \(entryPrefix)\(abiVersion)",
        remedy: "name a shared library that is a Barrow analyzer")
}

/// The major version of the interface this host speaks.
let abiVersion: UInt32 = 1
/// What the name of an entry function begins with; the major version follows.
let entryPrefix = "barrow_analyzer_register_"
