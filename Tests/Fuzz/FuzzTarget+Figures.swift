// Fuzzed: all that figures are drawn from.
import Foundation
import HFPlotKit

extension FuzzTarget {
  /// A style layer over the default, and the small analysis drawn in it.
  static let style = FuzzTarget(name: "style") {
    try SmallSeeds.gallery { !$0.contains("\"schema_version\"") && $0.contains("\"page\"") }
      + [Array(try ExampleSearch.styleLayer().utf8), Array(rules.utf8)]
  } read: { text, number, bench in
    let path = try bench.write(text, to: "case.json")
    try bench.draw(bench.path("yields.json"), number: number, styles: [path])
  }

  /// Figure documents, of results of every kind.
  static let figure = FuzzTarget(name: "figure") {
    let bench = try FuzzBench()
    return try results().compactMap { text in
      let path = try bench.write(text, to: "result.json")
      let document = try FigureDocument.text(FigureDocument.figures(from: path, request: FigureRequest(outputs: [])))
      return document.count < 90_000 ? document : nil
    }
  } read: { text, number, bench in
    try bench.draw(bench.write(text, to: "case.json"), number: number)
  }

  /// Saved results of every kind.
  static let result = FuzzTarget(name: "result") {
    try results()
  } read: { text, number, bench in
    try bench.draw(bench.write(text, to: "case.json"), number: number)
  }

  /// Results of the gallery, and of the small analysis where the gallery keeps none or has large ones.
  private static func results() throws -> [[UInt8]] {
    let bench = try FuzzBench()
    let analysis = try Analysis(WorkspaceRequest(path: bench.path("small.json")))
    let extended = try Analysis(WorkspaceRequest(path: bench.write(SmallSeeds.extended, to: "extended.json")))
    let own = try [
      ResultFiles.text(extended.fit()), ResultFiles.text(extended.systematics(nil)),
      ResultFiles.text(extended.templates(nil)), ResultFiles.text(extended.modifiers(nil)),
      ResultFiles.text(analysis.check()), ResultFiles.text(analysis.prefitYields()),
    ]
    return try own + SmallSeeds.gallery { $0.contains("\"schema_version\"") && !$0.contains("\"figure\"") }
  }

  private static let rules = #"""
    {"extends": "cms", "rules": [
       {"select": "axis.x & channel=SR*", "set": {"axis.title.size": "1.2em", "text.color": "#102030"}},
       {"select": "legend | (panel & !frame)", "set": {"legend.columns": 3}}],
     "figures": {"prefit": {"page": {"width": "86mm", "aspect": 0.7}}}, "label": {"lines": ["$\\sqrt{s}=13$ TeV", "x"]},
     "channels": {"SR_2j": {"title": "\\textbf{A}", "bin_edges": [0, 1, 2, 3, 4], "unit": "GeV"}},
     "samples": {"signal": {"title": "$W'$", "color": "red", "order": 1}}, "text": {"macros": {"GeV": "\\mathrm{GeV}"}}}
    """#
}
