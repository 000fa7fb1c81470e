// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "deepest-objects",
    products: [.library(name: "DeepestObjects", type: .dynamic, targets: ["DeepestObjects"])],
    dependencies: [.package(name: "barrow", path: "../../../..")],
    targets: [
        .target(name: "DeepestObjects", dependencies: [.product(name: "AnalyzerKit", package: "barrow")])
    ],
    swiftLanguageModes: [.v6]
)
