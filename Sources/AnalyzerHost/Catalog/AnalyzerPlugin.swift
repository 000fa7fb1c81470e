import AnalysisResults

/// An analyzer that was found and can be run.
package struct AnalyzerPlugin: Sendable, Equatable {
    package var descriptor: AnalyzerDescriptor
    /// Absolute.
    package var path: String
    package var origin: Origin

    /// Where an analyzer was found.
    package enum Origin: Sendable, Equatable {
        /// Named on the command line.
        case explicit
        /// In a folder of `BARROW_PLUGIN_PATH`.
        case environment
        /// In the folder of the executable.
        case besideExecutable
        /// In `lib/barrow/analyzers` of the installed tree.
        case installed

        /// As lists show it.
        package var description: String {
            switch self {
            case .explicit: "--plugin"
            case .environment: PluginSearchPath.environmentVariable
            case .besideExecutable: "beside the executable"
            case .installed: "installed"
            }
        }
    }

    package init(descriptor: AnalyzerDescriptor, path: String, origin: Origin) {
        self.descriptor = descriptor
        self.path = path
        self.origin = origin
    }
}

/// A library that was meant to be an analyzer and cannot be used.
package struct RejectedPlugin: Sendable, Equatable, CustomStringConvertible {
    package var path: String
    package var origin: AnalyzerPlugin.Origin
    package var error: PluginError

    package var description: String { "\(path) \(error)" }
}
