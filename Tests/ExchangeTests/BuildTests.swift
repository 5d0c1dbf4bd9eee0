// Workspaces from histograms that hist and boost-histogram wrote (Tests/Fixtures/histograms/make.py).
import Exchange
import Foundation
import HistFactory
import JSONTree
import Testing

@Suite struct BuildTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/histograms").path

  private func histogram(_ name: String, merged: Bool = false) throws -> Histogram {
    try HistogramFile.read("\(Self.folder)/\(name)", mergesOutside: merged)
  }

  @Test func weightedHistograms() throws {
    let a = try histogram("SR_ttbar_a.json")
    #expect(a.contents == [40, 60, 30, 8] && a.variances == [4, 6.25, 2.25, 0.25])
    #expect(a.edges == [0, 50, 100, 200, 400] && a.label == "$m_{jj}$ [GeV]" && a.outside.above == 0.75)
    #expect(try histogram("SR_ttbar_a.json", merged: true).contents == [40, 60, 30, 8.75])
    #expect(try histogram("SR_ttbar_JES.json#up").contents == [53, 82, 42, 11])
  }

  @Test func countsAreTheirOwnVariances() throws {
    let data = try histogram("SR_data.json")
    #expect(data.contents == [52, 85, 44, 12] && data.variances == data.contents)
  }

  @Test func severalAxesAreUnrolledWithoutTheirFlow() throws {
    // Rows of the first axis; the entry at 5.0 lies outside.
    #expect(try histogram("two_axes.json").contents == [1, 1, 0, 1, 0, 2])
    let names = try histogram("categories.json")
    #expect(names.contents == [1, 2] && names.names == ["ee", "mumu"])
  }

  /// Contents and variances as numpy has them, of every kind of axis and storage, stored densely and sparsely.
  @Test(arguments: ["kinds.json", "kinds_sparse.json"]) func everyAxisAndStorage(_ file: String) throws {
    struct Inside: Decodable {
      var values: [Double]
      var variances: [Double]?
    }
    let url = URL(filePath: Self.folder).appending(path: "kinds_inside.json")
    let kinds = try JSONDecoder().decode([String: Inside].self, from: Data(contentsOf: url))
    #expect(kinds.count == 17)
    for (name, inside) in kinds {
      let found = try histogram("\(file)#\(name)")
      #expect(found.contents == inside.values, "\(name)")
      let isCounted = ["int", "atomic"].contains(name)
      #expect(found.variances == (isCounted ? inside.values : inside.variances), "\(name)")
    }
    let regular = try histogram("\(file)#regular"), merged = try histogram("\(file)#regular", merged: true)
    #expect(regular.edges == [0, 1, 2, 3] && regular.label == "$x$ [GeV]" && regular.outside.below == 0.5)
    #expect(
      merged.contents == [regular.contents[0] + 0.5, regular.contents[1], regular.contents[2] + regular.outside.above])
    #expect(try histogram("\(file)#variable").label == nil)
    let integers = try histogram("\(file)#integers"), boolean = try histogram("\(file)#boolean")
    #expect(integers.names == ["4", "2", "9"] && boolean.names == ["false", "true"])
    // A tau is no muon, whatever is merged; of a plane all that is left out is counted.
    let strings = try histogram("\(file)#strings", merged: true)
    #expect(strings.contents == [0.5, 2.5] && strings.outside.above == 2)
    #expect(try histogram("\(file)#plane").outside.above == 7)
  }

  @Test(arguments: [
    (#"[[1, 5]]"#, "goes beyond the 5 bins"), (#"[[1, 1]]"#, "names a bin twice"), (#"[[1]]"#, "the index 1 bins"),
    (#"[[1, 2], [0, 0]]"#, "should hold 1 list"), (#"[[1, 0.5]]"#, "should be the number of a bin"),
    ("7", "should hold"),
  ])
  func sparseStorageThatDoesNotFit(_ index: String, _ reason: String) throws {
    let text = """
      {"axes": [{"type": "regular", "lower": 0, "upper": 3, "bins": 3, "underflow": true, "overflow": true}],
       "storage": {"type": "double", "index": \(index), "values": [3, 5]}}
      """
    let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: place) }
    try Data(text.utf8).write(to: place)
    let problem = try #require(throws: ExchangeProblem.self) { try HistogramFile.read(place.path) }
    #expect(problem.description.contains(reason), "\(problem.description)")
  }

  @Test(arguments: [
    ("profile.json", "holds means, not yields"), ("SR_ttbar_JES.json", "holds 2 histograms"),
    ("SR_ttbar_JES.json#down", "has no histogram 'down'"),
  ])
  func whatIsNoHistogramIsRefused(_ file: String, _ reason: String) throws {
    let problem = try #require(throws: ExchangeProblem.self) { try histogram(file) }
    #expect(problem.description.contains(reason) && problem.hint != "")
  }

  private func built(_ edit: (String) -> String = { $0 }) throws -> BuiltWorkspace {
    let text = try String(contentsOfFile: "\(Self.folder)/config.json", encoding: .utf8)
    return try BuiltWorkspace(JSONDocument(text: edit(text), file: "config.json"), folder: Self.folder)
  }

  @Test func aWholeConfiguration() throws {
    let built = try built(), workspace = built.workspace
    #expect(workspace.channels.map(\.name) == ["SR", "CR"])
    #expect(workspace.channels[0].samples.map(\.data) == [[1.5, 4, 6, 2], [50, 80, 40, 10]])
    #expect(workspace.observations.map(\.data) == [[52, 85, 44, 12], [400, 300]])
    let ttbar = workspace.channels[0].samples[1].modifiers
    #expect(ttbar.map(\.name) == ["xsec", "JES", "staterror_SR"])
    // The other side waits for the symmetrisation.
    #expect(ttbar[1].effect == .histosys(high: [53, 82, 42, 11], low: [50, 80, 40, 10]))
    // Variances of both files add up: 2² + 1².
    if case .staterror(let sizes) = ttbar[2].effect { #expect(abs(sizes[0] * sizes[0] - 5) < 1e-12) }
    #expect(built.steps.map(\.keyword) == ["symmetrise", "symmetrise"])
    #expect(built.regions[0].observable == "$m_{jj}$" && built.regions[0].unit == "GeV")
    #expect(built.remarks.map(\.message).contains { $0.contains("0.75 events") })
    #expect(try Model(workspace).poi == "mu")
  }

  @Test func allProblemsAtOnce() throws {
    let problems = try #require(throws: WorkspaceProblems.self) {
      try built {
        $0.replacingOccurrences(of: "SR_data.json", with: "absent.json")
          .replacingOccurrences(of: #""up": 1.06, "symmetrise": "one-sided""#, with: #""up": 1.06"#)
          .replacingOccurrences(of: #""shape": 0.005"#, with: #""shap": 0.005"#)
          .replacingOccurrences(of: #""poi": "mu""#, with: #""poi": "mv""#)
      }
    }
    let text = problems.description
    #expect(text.contains("there is no file") && text.contains("has one side only"))
    #expect(text.contains("did you mean 'shape'?") && text.contains("'mv' is no factor"))
    #expect(problems.errors.allSatisfy { $0.place?.line != nil })
  }

  @Test func pruningDecidesByRateAndShape() throws {
    func sample(_ high: [Double], _ low: [Double]) -> Workspace {
      let modifier = Modifier(name: "s", effect: .histosys(high: high, low: low))
      let channel = Channel(name: "c", samples: [Sample(name: "b", data: [100, 100], modifiers: [modifier])])
      return Workspace(channels: [channel], measurements: [], observations: [])
    }
    let pruning = TemplatePruning(norm: 0.01, shape: 0.01)
    let cases: [([Double], [Double], TemplatePruning.Decision)] = [
      ([110, 130], [90, 80], .kept), ([110, 110], [90, 90], .normOnly), ([105, 95], [95, 105], .shapeOnly),
      ([100.1, 100], [99.9, 100], .dropped),
    ]
    for (high, low, decision) in cases {
      let (pruned, rows) = pruning.applied(to: sample(high, low))
      #expect(rows.map(\.decision) == [decision])
      if decision == .normOnly {
        #expect(pruned.channels[0].samples[0].modifiers == [Modifier(name: "s", effect: .normsys(high: 1.1, low: 0.9))])
      }
    }
  }
}
