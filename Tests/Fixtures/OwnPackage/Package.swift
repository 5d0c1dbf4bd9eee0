// swift-tools-version: 6.1
// A package of somebody else's that draws with HFPlotKit, and one target that brings a format of its own.
import PackageDescription

let package = Package(
  name: "own-figures",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "hfplot", path: "../../..")],
  targets: [
    .target(name: "OwnBackend", dependencies: [.product(name: "HFPlotKit", package: "hfplot")]),
    .executableTarget(
      name: "OwnFigures", dependencies: ["OwnBackend", .product(name: "HFPlotKit", package: "hfplot")]),
  ],
  swiftLanguageModes: [.v6]
)
