// Fuzzed: all that models are read from.
import Foundation
import HFPlotKit
import JSONTree

extension FuzzTarget {
  /// Read, compiled, evaluated; some also drawn and checked, and some fitted.
  static let workspace = FuzzTarget(name: "workspace") {
    try [SmallSeeds.workspace().encoded(), SmallSeeds.workspace(regions: 1, samples: 2).encoded(), SmallSeeds.extended]
  } read: { text, number, bench in
    try bench.follow(Analysis(WorkspaceRequest(path: bench.write(text, to: "case.json"))), number: number)
  }

  /// Read and applied to the small analysis, one patch after the other.
  static let patchSet = FuzzTarget(name: "patchset") {
    [Array(patches.utf8), try ExampleSearch.patchSet(for: SmallSeeds.workspace().encoded())]
  } read: { text, number, bench in
    let path = try bench.write(text, to: "case.json")
    let set = try PatchSet(JSONDocument(contentsOf: path))
    for entry in set.entries.prefix(3) {
      let request = WorkspaceRequest(path: bench.path("small.json"), patch: "\(path)#\(entry.name)")
      if let analysis = try? Analysis(request) { try bench.follow(analysis, number: number) }
    }
  }

  /// Read as any workspace is, after its translation.
  static let hs3 = FuzzTarget(name: "hs3") {
    try [SmallSeeds.workspace(), Workspace(JSONDocument(SmallSeeds.extended, file: "extended.json"))].compactMap {
      var plain = $0
      plain.extensions = nil
      return try JSONWriter.write(HS3Writer.document(plain, options: HS3Options(version: "")))
    }
  } read: { text, number, bench in
    try bench.follow(Analysis(WorkspaceRequest(path: bench.write(text, to: "case.json"))), number: number)
  }

  /// A configuration of histograms, which lie beside it, and histograms.
  static let build = FuzzTarget(name: "build") {
    try ["config", "SR_data", "SR_ttbar_JES", "categories", "two_axes"].map { name in
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/histograms")
      return Array(try Data(contentsOf: folder.standardized.appending(path: "\(name).json")))
    }
  } read: { text, number, bench in
    try bench.copyHistograms()
    let path = try bench.write(text, to: "case.json")
    _ = try? HistogramFile.read(path, mergesOutside: number % 2 == 0)
    _ = try WorkspaceBuild(configuration: path)
  }

  /// Edits of the small analysis.
  static let recipe = FuzzTarget(name: "recipe") {
    [Array(edits.utf8)]
  } read: { text, number, bench in
    let path = try bench.write(text, to: "case.json")
    _ = try? WorkspaceEditing.correlations(path)
    let kinds = WorkspaceEditing.kinds()
    for step in try WorkspaceEditing.recipe(path, kinds: kinds).prefix(30) {
      _ = try? WorkspaceEditing.edit(WorkspaceRequest(path: bench.path("small.json")), steps: [step], options: [])
    }
  }

  private static let patches = #"""
    {"metadata": {"digests": {"md5": "0"}, "labels": ["m"], "references": {}, "description": ""}, "version": "1.0.0",
     "patches": [{"metadata": {"name": "a", "values": [1]}, "patch": [
       {"op": "add", "path": "/channels/0/samples/-", "value": {"name": "n", "data": [1.0, 2.0], "modifiers": []}},
       {"op": "copy", "from": "/channels/0/samples/0", "path": "/channels/0/samples/1"},
       {"op": "copy", "from": "", "path": "/channels/0/copy"},
       {"op": "move", "from": "/channels/1/name", "path": "/channels/1/nam~1e"},
       {"op": "replace", "path": "/channels/0/samples/0/data/0", "value": 5},
       {"op": "test", "path": "/version", "value": "1.0.0"}, {"op": "remove", "path": "/observations/0"}]}]}
    """#

  /// Every operation in each of its forms: short, with fields, with and without a selector.
  private static let edits = #"""
    [{"rename-channel": "SR_2j=SR"}, {"rename-sample": "vjets=V"}, {"rename-modifier": "JER=resolution"},
     {"rename-measurement": "a=b"}, {"rebin": "SR_2j=2"}, {"merge-samples": "a=fakes,vjets"},
     {"remove-sample": "sample=vjets & channel=SR*"}, {"remove-modifier": "channel=* & type=staterror"},
     {"remove-channel": "channel=CR*"}, {"correlate": "jes=JES_flavour,JES_modelling"}, {"smooth": "name=/JES/"},
     {"symmetrise": "two-sided @ name=JES*"}, {"symmetrise": "one-sided @ type=histosys"}, {"split": "name=JES*"},
     {"normalise": "CR* @ name=JES*"}, {"fill-empty": 0.001}, {"decorrelate": "region @ name=JES*"},
     {"decorrelate": "norm-shape @ name=JER"}, {"unroll": "SR_2j"}, {"set-observation": "SR_2j=1,2,3,4,5,6,7,8"},
     {"combine-systematics": {"name": "JES", "method": "quadrature", "where": "name=JES_*", "scale": 0.608,
       "weights": {"SR*": 1, "CR*": 0.5}}}, {"combine-systematics": "JES=envelope @ name=JES_*"}, {"asimov": 1}, "sort"]
    """#
}

extension FuzzBench {
  /// What follows the reading of a model: the likelihood and yields always, the fit and the checks sometimes.
  func follow(_ analysis: Analysis, number: Int) throws {
    let yields = try analysis.prefitYields()
    if number % 3 == 0 { try draw(write(ResultFiles.text(yields), to: "yields-of-case.json"), number: number / 3) }
    if number % 8 == 0 { _ = analysis.check() }
    if number % 16 == 1 {
      let fit = try analysis.fit()
      try draw(write(ResultFiles.text(analysis.postfitYields(fit)), to: "fitted-of-case.json"), number: number)
    }
  }

  /// The histograms that configurations name, once.
  func copyHistograms() throws {
    guard !FileManager.default.fileExists(atPath: path("SR_data.json")) else { return }
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/histograms")
      .standardized
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasSuffix(".py") {
      try write(Array(Data(contentsOf: folder.appending(path: name))), to: name)
    }
  }
}
