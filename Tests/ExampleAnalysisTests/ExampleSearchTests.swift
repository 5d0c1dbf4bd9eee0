// The example that ships: equal bytes everywhere, all that a search has, and a fit that finds what was put in.
import ExampleAnalysis
import Foundation
import HFPlotKit
import Testing

@Suite struct ExampleSearchTests {
  private func model() throws -> CompiledLikelihood { try CompiledLikelihood(Model(ExampleSearch.workspace())) }

  /// Other bytes would need other reference numbers (Tests/Reference).
  @Test func bytesOfTheWorkspace() throws {
    try inTemporaryFolder { folder in
      let file = try WorkspaceFile.load(path: folder.appending(path: "workspace.json").path)
      #expect(file.sha256 == "2da68034b7f11e26a4b792bf3add47836757e8662c915a50730d5ae91c71709b")
    }
    let first = try ExampleSearch.files(), second = try ExampleSearch.files()
    #expect(first.map(\.text) == second.map(\.text))
    #expect(first.map(\.name) == ["workspace.json", "background.json", "patchset.json", "style.json", "README.md"])
  }

  @Test func theGalleryHoldsTheSame() throws {
    let gallery = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "gallery/analysis")
    for (name, text) in try ExampleSearch.files() {
      let kept = try String(contentsOf: gallery.appending(path: name), encoding: .utf8)
      #expect(kept == text, "gallery/analysis/\(name) is not what `hfplot example gallery/analysis` writes")
    }
  }

  @Test func regionsAndSamples() {
    let workspace = ExampleSearch.workspace()
    #expect(workspace.channels.map(\.name) == ["SR_2j", "SR_3j", "CR_ttbar", "CR_vjets", "VR_lowMET"])
    for channel in workspace.channels where channel.name.hasPrefix("SR") { #expect(channel.binCount >= 6) }
    let samples = Set(workspace.channels.flatMap { $0.samples.map(\.name) })
    #expect(samples == ["signal", "ttbar", "vjets", "singletop", "tb", "fakes"])
    for observation in workspace.observations { #expect(observation.data.allSatisfy { $0 > 0 && $0 == $0.rounded() }) }
    for sample in workspace.channels.flatMap(\.samples) { #expect(sample.data.allSatisfy { $0 >= 0 }) }
  }

  @Test func parametersOfAllKinds() throws {
    let likelihood = try model()
    #expect(Set(likelihood.parameters.flatMap(\.types)) == Set(ModifierType.allCases))
    let constrained = likelihood.parameters.filter { $0.constraint != .none }
    #expect((55...75).contains(constrained.count))
    let free = likelihood.parameters.filter { $0.constraint == .none }.map(\.name)
    #expect(Set(free.filter { !$0.contains("[") }) == ["mu", "theta", "mu_ttbar", "mu_vjets"])
    #expect(likelihood.parameters.allSatisfy { !$0.fixed })
  }

  /// The data were thrown at known values: what is free is found within two and a half uncertainties, as are the shifted
  /// nuisance parameters, and nothing else is pulled by more than two.
  @Test func theFitFindsTheTruth() throws {
    let origin = ResultOrigin(
      workspace: WorkspaceReference(file: "workspace.json", sha256: "", measurement: "search"), version: "0")
    let result = try MaximumLikelihoodFit(model()).run(origin: origin).result
    #expect(result.header.status.state == .converged && result.header.status.atBound.isEmpty)
    let parameters = Dictionary(uniqueKeysWithValues: result.parameters.map { ($0.name, $0) })
    let truth = [
      "mu": 1, "theta": 1, "mu_ttbar": 1.09, "mu_vjets": 0.92, "ttbar_hdamp": -1, "vjets_scale": 1, "MET_soft": 1,
    ]
    for (name, value) in truth {
      let parameter = try #require(parameters[name]), sigma = try #require(parameter.uncertainty)
      #expect(abs(parameter.value - value) < 2.5 * sigma, "\(name): \(parameter.value) ± \(sigma)")
    }
    for parameter in result.parameters where truth[parameter.name] == nil {
      #expect(abs(parameter.pull ?? 0) < 2, "\(parameter.name): \(parameter.pull ?? 0)")
    }
    let quality = try #require(result.goodnessOfFit?.pValue)
    #expect(quality > 0.05 && quality < 0.995)
    let sigma = try #require(parameters["mu"]?.uncertainty), value = try #require(parameters["mu"]?.value)
    #expect(value / sigma > 3, "the signal should be visible")
  }

  @Test func theStyleNamesOnlyWhatThereIs() throws {
    try inTemporaryFolder { folder in
      let analysis = try Analysis(WorkspaceRequest(path: folder.appending(path: "workspace.json").path))
      #expect(analysis.warnings == [])
      let request = FigureRequest(outputs: [], styles: [folder.appending(path: "style.json").path])
      let style = try request.style(kind: "prefit")
      #expect(analysis.warnings(about: style) == [])
      let annotations = Annotations(style)
      for channel in analysis.likelihood.channels {
        let known = annotations.channels[channel.name]
        let isLabelled = known?.binLabels?.count == channel.bins.count
        #expect(isLabelled || known?.binEdges?.count == channel.bins.count + 1, "\(channel.name)")
      }
      let titled = Set(analysis.likelihood.channels.flatMap(\.samples)).filter { annotations.samples[$0]?.title == nil }
      #expect(titled.isEmpty)
    }
  }

  /// Gives `body` a folder with the example's files.
  private func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hfplot-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in try ExampleSearch.files() {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    try body(folder)
  }
}
