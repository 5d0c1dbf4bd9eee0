// swift-tools-version: 6.1
// The package: one target a room of the house, and the only arrows allowed between them.
import PackageDescription

let package = Package(
  name: "hfplot",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "HFPlotKit", targets: ["HFPlotKit"]),
    .executable(name: "hfplot", targets: ["CommandLineTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // System libraries
    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz",
      providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo-pdf cairo-png cairo-ft freetype2",
      providers: [.apt(["libcairo2-dev", "libfreetype-dev"]), .brew(["cairo", "freetype"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),

    // Ground floor
    .target(name: "Digests"),
    .target(name: "JSONTree"),
    .target(name: "Expressions"),
    .target(name: "SceneGraph"),
    .target(name: "Results"),
    .target(name: "Selectors"),

    // The fit wing
    .target(name: "HistFactory", dependencies: ["JSONTree", "Digests", "Expressions", "Selectors"]),
    .target(name: "Likelihood", dependencies: ["HistFactory", "Expressions", "COpenBLAS"]),
    .target(name: "Minimization", dependencies: ["COpenBLAS"]),
    .target(
      name: "Inference",
      dependencies: ["HistFactory", "Expressions", "Likelihood", "Minimization", "Results", "Selectors"]),
    .target(
      name: "Care",
      dependencies: ["HistFactory", "Inference", "JSONTree", "Likelihood", "Minimization", "Results", "Selectors"]),
    .target(name: "Exchange", dependencies: ["HistFactory", "JSONTree", "Results"]),
    .target(name: "ExampleAnalysis", dependencies: ["HistFactory", "JSONTree"]),

    // The figure wing
    .target(name: "Typesetting", dependencies: ["SceneGraph", "CHarfBuzz"]),
    .target(name: "Styles", dependencies: ["JSONTree", "SceneGraph"]),
    .target(name: "Plotting", dependencies: ["SceneGraph", "Typesetting", "Styles"]),
    .target(name: "Figures", dependencies: ["Plotting", "Results", "SceneGraph", "Styles", "Typesetting"]),
    .target(name: "SVGBackend", dependencies: ["SceneGraph"]),
    .target(name: "TikZBackend", dependencies: ["SceneGraph"]),
    .target(name: "CairoBackend", dependencies: ["SceneGraph", "CCairo"]),
    .target(name: "Publishing", dependencies: ["Results"]),

    // The roof
    .target(
      name: "HFPlotKit",
      dependencies: [
        "Digests", "JSONTree", "Expressions", "HistFactory", "Likelihood", "Minimization", "Inference", "Results",
        "Care", "Selectors", "Exchange", "ExampleAnalysis",
        "SceneGraph", "Typesetting", "Styles", "Plotting", "Figures", "Publishing",
        "SVGBackend", "TikZBackend", "CairoBackend",
      ]),
    .executableTarget(
      name: "CommandLineTool",
      dependencies: ["HFPlotKit", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["HFPlotKit", "HistFactory", "Inference", "JSONTree", "Likelihood", "COpenBLAS"],
      path: "Benchmarks",
      exclude: ["README.md", "compare.py", "corpus.py", "cores.py", "growth.py", "peers", "synthetic.py"]),

    // Figures from scratch, as a user of the library writes them
    .executableTarget(name: "GalleryCustom", dependencies: ["HFPlotKit"], path: "gallery/custom"),

    // Hostile texts for every reader
    .executableTarget(name: "Fuzz", dependencies: ["HFPlotKit", "Expressions", "JSONTree"], path: "Tests/Fuzz"),

    // Tests
    .testTarget(name: "FuzzTests", dependencies: ["Fuzz"], exclude: ["Corpus"]),
    .target(name: "GoldenFiles", path: "Tests/GoldenFiles"),
    .testTarget(name: "DigestsTests", dependencies: ["Digests"]),
    .testTarget(name: "JSONTreeTests", dependencies: ["JSONTree"]),
    .testTarget(name: "ExpressionsTests", dependencies: ["Expressions"]),
    .testTarget(name: "SceneGraphTests", dependencies: ["SceneGraph"]),
    .testTarget(name: "SelectorsTests", dependencies: ["Selectors"]),
    .testTarget(name: "ResultsTests", dependencies: ["Results", "JSONTree"]),
    .testTarget(name: "HistFactoryTests", dependencies: ["HistFactory", "JSONTree", "Digests", "ExampleAnalysis"]),
    .testTarget(name: "LikelihoodTests", dependencies: ["Likelihood", "Expressions", "HistFactory", "JSONTree"]),
    .testTarget(name: "MinimizationTests", dependencies: ["Minimization"]),
    .testTarget(
      name: "InferenceTests",
      dependencies: [
        "Inference", "Expressions", "Likelihood", "HistFactory", "JSONTree", "Results", "ExampleAnalysis",
      ]),
    .testTarget(
      name: "CareTests",
      dependencies: [
        "Care", "ExampleAnalysis", "HFPlotKit", "HistFactory", "Inference", "JSONTree", "Likelihood", "Results",
        "Selectors",
      ]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: ["Exchange", "ExampleAnalysis", "HistFactory", "Likelihood", "Results", "JSONTree"]),
    .testTarget(
      name: "ExampleAnalysisTests", dependencies: ["ExampleAnalysis", "HFPlotKit", "HistFactory", "JSONTree"]),
    .testTarget(name: "TypesettingTests", dependencies: ["Typesetting", "SceneGraph"]),
    .testTarget(name: "StylesTests", dependencies: ["Styles", "JSONTree"]),
    .testTarget(
      name: "PlottingTests", dependencies: ["Plotting", "Styles", "Typesetting", "SceneGraph", "GoldenFiles"]),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "Plotting", "Results", "SceneGraph", "Styles", "Typesetting"]),
    .testTarget(
      name: "BackendTests",
      dependencies: ["SVGBackend", "TikZBackend", "CairoBackend", "CCairo", "SceneGraph", "Typesetting", "HFPlotKit"]),
    .testTarget(name: "PublishingTests", dependencies: ["Publishing", "Results"]),
    .testTarget(name: "HFPlotKitTests", dependencies: ["HFPlotKit", "GoldenFiles"]),
    .testTarget(name: "GalleryTests", dependencies: ["HFPlotKit", "GalleryCustom"]),
    .testTarget(name: "CommandLineToolTests", dependencies: ["HFPlotKit", "CommandLineTool"]),
    .testTarget(name: "ArchitectureTests"),
  ],
  swiftLanguageModes: [.v6]
)
