// swift-tools-version: 6.2
import PackageDescription

/// The analyzers that ship. Their targets, products and tests are derived from this list.
let analyzers = [
    "TypeHistogram", "DominatorTree", "CycleFinder", "FragmentationMap", "InterningSavings", "ResidentSet",
    "LeakSuspects",
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
    resources: [Resource] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude)
}

let systemLibraries: [Target] = [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CLZ4", pkgConfig: "liblz4", providers: [.apt(["liblz4-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
]

let sources: [Target] = [
    library("CAnalyzerABI"),
    library("CLinux"),
    library("CPythonLayouts"),
    library("HeapGraph", ["CLinux"]),
    library("GraphAlgorithms", ["CLinux", "HeapGraph"]),
    library("DumpFiles", ["HeapGraph", "CZstd", "CISAL", "CLZ4"]),
    library("DumpFormat", ["HeapGraph", "DumpFiles", "CZstd", "CISAL"], exclude: ["FORMAT.md"]),
    library(
        "CPythonReader",
        ["CLinux", "CPythonLayouts", "HeapGraph", "DumpFiles", "DumpFormat"],
        exclude: ["Layouts/README.md", "Layouts/Tables", "Layouts/generate-layout.py"]),
    library("HPROFReader", ["HeapGraph", "DumpFiles"], exclude: ["README.md"]),
    library("V8SnapshotReader", ["CLinux", "HeapGraph", "DumpFiles"], exclude: ["README.md"]),
    library(
        "ManagedRuntime", ["CLinux", "DumpFiles", "DumpFormat", "HeapGraph", bigInt], exclude: ["README.md"]),
    library(
        "RuntimeLanguage", ["DumpFormat", "ManagedRuntime"], exclude: ["README.md"],
        resources: [.embedInCode("Library")]),
    library("AnalysisResults"),
    library("AnalyzerKit", ["CAnalyzerABI", "AnalysisResults", "HeapGraph"]),
    library(
        "AnalyzerHost",
        ["CAnalyzerABI", "CLinux", "HeapGraph", "GraphAlgorithms", "AnalysisResults", subprocess]),
    library("Profiles", ["CLibYAML", "AnalysisResults"]),
    library(
        "Reports", ["AnalysisResults", "CGraphviz", mustache, subprocess], exclude: ["README.md"],
        resources: [.embedInCode("HTML/Resources")]),
    library(
        "Workbench",
        [
            "HeapGraph", "GraphAlgorithms", "DumpFiles", "DumpFormat", "CPythonReader", "HPROFReader",
            "V8SnapshotReader", "AnalysisResults", "AnalyzerHost", "Profiles", "Reports",
        ]),
    .executableTarget(
        name: "barrow",
        dependencies: [
            "Workbench", "AnalysisResults", "AnalyzerHost", "Reports", "ManagedRuntime", "RuntimeLanguage",
            "DumpFormat",
            argumentParser,
        ]),
]

let plugins: [Target] = analyzers.map { name in
    .target(
        name: name, dependencies: ["AnalyzerKit"], path: "Plugins/\(name)",
        exclude: ["README.md", "defaults.yaml"])
}

let testTargets: [Target] = [
    .target(
        name: "TestSupport", dependencies: ["HeapGraph", "GraphAlgorithms", "DumpFormat", "AnalysisResults"],
        path: "Tests/TestSupport"),
    tests("HeapGraphTests", ["HeapGraph"]),
    tests("GraphAlgorithmsTests", ["GraphAlgorithms"]),
    tests("DumpFilesTests", ["DumpFiles"]),
    tests("DumpFormatTests", ["DumpFiles", "DumpFormat"], exclude: ["independent_reader.py"]),
    tests(
        "ManagedRuntimeTests", ["ManagedRuntime"],
        exclude: ["Sizes/getsizeof.py", "Sizes/getsizeof-3.11.txt"]),
    tests("CPythonReaderTests", ["CPythonReader", "CLinux", "DumpFiles", "barrow"], exclude: ["Programs"]),
    tests("RuntimeLanguageTests", ["RuntimeLanguage", "ManagedRuntime"], exclude: ["Oracles"]),
    tests(
        "HPROFReaderTests", ["DumpFiles", "HPROFReader", "barrow"], exclude: ["VisualVM/VisualVMOracle.java"]),
    tests(
        "V8SnapshotReaderTests", ["DumpFiles", "V8SnapshotReader", "GraphAlgorithms"],
        exclude: ["devtools_rules.py"]),
    tests("AnalysisResultsTests", ["AnalysisResults"]),
    tests(
        "AnalyzerHostTests", ["AnalyzerHost", "AnalyzerKit", "CAnalyzerABI", "GraphAlgorithms", "barrow"],
        exclude: ["Examples"]),
    tests("ProfilesTests", ["Profiles"]),
    tests("ReportsTests", ["Reports", "barrow"]),
    // Analyzers are loaded as dynamic libraries, as a user's are: linked together their entry symbols would clash.
    tests("PluginsTests", ["AnalyzerHost", "ManagedRuntime", "barrow"]),
    tests("WorkbenchTests", ["Workbench", "barrow"]),
    tests("EndToEndTests", ["Workbench", "ManagedRuntime", "AnalysisResults", "Profiles", "barrow"]),
    tests("Conformance", ["barrow"], exclude: ["Programs", "run.py", "known-differences.txt"]),
]

let package = Package(
    name: "barrow",
    products: [
        .executable(name: "barrow", targets: ["barrow"]),
        .library(name: "AnalyzerKit", targets: ["AnalyzerKit"]),
        .library(name: "Workbench", targets: ["Workbench"]),
        .library(name: "ManagedRuntime", targets: ["ManagedRuntime"]),
    ]
        + analyzers.map { .library(name: $0, type: .dynamic, targets: [$0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: systemLibraries + sources + plugins + testTargets,
    swiftLanguageModes: [.v6]
)
