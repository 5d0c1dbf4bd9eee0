// Resolution of a small workspace, worked out by hand from the rules of HistFactory.
import Foundation
import HistFactory
import JSONTree
import Testing

@Suite struct ModelTests {
  private func model(_ text: String = SmallWorkspace.text, poi: String? = nil) throws -> Model {
    try Model(Workspace(JSONDocument(text: text, file: "ws.json")), poi: poi)
  }

  @Test func orderIsByTypeThenFirstOccurrence() throws {
    let model = try model()
    #expect(model.channels.map(\.name) == ["CR", "SR"])
    #expect(model.channels[1].samples.map(\.name) == ["bkg", "other", "signal"])
    #expect(model.channels[1].samples[0].modifiers.map(\.name) == ["JES", "fake", "stat_SR"])
    let names = [
      "JES", "lumi", "mu", "xsec", "shape[0]", "fake[0]", "fake[1]", "stat_SR[0]", "stat_SR[1]",
    ]
    #expect(model.parameterNames == names)
    #expect(model.parameterSets[0].types == [.histosys, .normsys])
    #expect(model.observations == [[103], [60, 12]])
    #expect(model.poi == "mu")
    #expect(model.measurement == "m")
    #expect(model.warnings.isEmpty)
  }

  @Test func modifiersKnowTheirSets() throws {
    let model = try model()
    for (channel, samples) in zip(model.channels, model.parameterSetIndices) {
      for (sample, indices) in zip(channel.samples, samples) {
        #expect(sample.modifiers.map(\.name) == indices.map { model.parameterSets[Int($0)].name })
      }
    }
    var unresolved = Model(
      channels: model.channels, observations: model.observations, measurement: "m",
      parameterSets: model.parameterSets, poi: nil)
    unresolved.poi = model.poi
    #expect(unresolved.parameterSetIndices == model.parameterSetIndices)
  }

  @Test func startsBoundsAndConstraints() throws {
    let sets = try Dictionary(uniqueKeysWithValues: model().parameterSets.map { ($0.name, $0) })
    let jes = try #require(sets["JES"])
    #expect(jes.inits == [0] && jes.constraint == .normal(centers: [0], widths: [1]))
    #expect(jes.bounds == [ParameterConfiguration.Bounds(lower: -5, upper: 5)])
    let mu = try #require(sets["mu"])
    #expect(mu.inits == [1] && mu.constraint == .none)
    #expect(mu.bounds == [ParameterConfiguration.Bounds(lower: -1, upper: 5)])
    #expect(sets["lumi"]?.constraint == .normal(centers: [1], widths: [0.02]))
    let shape = try #require(sets["shape"])
    #expect(shape.isIndexed && shape.bounds == [ParameterConfiguration.Bounds(lower: 0, upper: 10)])
  }

  /// tau = (50 / 5)²; the second bin has no yield: frozen at 1, its constant kept.
  @Test func shapesys() throws {
    let set = try #require(model().parameterSets.first { $0.name == "fake" })
    #expect(set.constraint == .poisson(observed: [100, 1], taus: [100, 1]))
    #expect(set.fixed == [false, true])
    #expect(set.channelOffsets == ["SR": 0])
  }

  /// √(3² + 4²) / (50 + 14): signal does not carry the modifier and counts in neither sum.
  @Test func staterror() throws {
    let set = try #require(model().parameterSets.first { $0.name == "stat_SR" })
    #expect(set.constraint == .normal(centers: [1, 1], widths: [5.0 / 64, 1]))
    #expect(set.fixed == [false, true])
  }

  @Test func aStaterrorInTwoChannelsIsConcatenated() throws {
    let bkg = #"{"name": "lumi", "type": "lumi", "data": null}]}]}"#
    let text = SmallWorkspace.text(
      replacing: bkg,
      with: bkg.dropLast(4) + #"""
        , {"name": "stat_SR", "type": "staterror", "data": [7.0]}]},
        {"name": "other", "data": [0.0], "modifiers": [{"name": "stat_SR", "type": "staterror", "data": [0.0]}]}]}
        """#)
    let set = try #require(try model(text).parameterSets.first { $0.name == "stat_SR" })
    #expect(set.channelOffsets == ["CR": 0, "SR": 1])
    #expect(set.constraint == .normal(centers: [1, 1, 1], widths: [0.07, 5.0 / 64, 1]))
  }

  @Test func parameterOfInterest() throws {
    #expect(try model(poi: "JES").poi == "JES")
    #expect(try model(poi: "stat_SR[1]").poi == "stat_SR[1]")
    #expect(try model(poi: "").poi == nil)
    let background = try model(SmallWorkspace.text(replacing: #""poi": "mu""#, with: #""poi": "mu_SIG""#))
    #expect(background.poi == nil && background.missingPOI == "mu_SIG")
    #expect(background.poiCandidates == ["mu"])
    let none = try model(SmallWorkspace.text(replacing: #""poi": "mu""#, with: #""poi": """#))
    #expect(none.poi == nil && none.missingPOI == nil)
  }

  @Test func overrides() throws {
    let settings = #"""
      {"name": "fake", "auxdata": [90.0, 2.0], "factors": [80.0, 3.0]},
      {"name": "stat_SR", "sigmas": [0.1, 0.2], "fixed": true, "inits": [1.5, 2.5]}, {"name": "mu",
      """#
    let sets = try model(
      SmallWorkspace.text(replacing: #"{"name": "mu", "#, with: settings + " ")
        .replacingOccurrences(of: settings + #" "type""#, with: #"{"name": "mu", "type""#)
    ).parameterSets
    let fake = try #require(sets.first { $0.name == "fake" })
    #expect(fake.constraint == .poisson(observed: [90, 2], taus: [80, 3]))
    let stat = try #require(sets.first { $0.name == "stat_SR" })
    #expect(stat.constraint == .normal(centers: [1, 1], widths: [0.1, 0.2]))
    #expect(stat.fixed == [true, true] && stat.inits == [1.5, 2.5])
  }

  @Test func namesSortByCodePoints() throws {
    // U+FF5E comes after the emoji in UTF-16 order, before it in code points; "Z" < "a" < "é".
    let names = ["\u{1f600}", "a", "é", "Z", "\u{ff5e}"]
    let channels = names.map { name in
      Channel(
        name: name,
        samples: [
          Sample(name: "s", data: [1], modifiers: [Modifier(name: "mu", effect: .normfactor)])
        ])
    }
    let workspace = Workspace(
      channels: channels, measurements: [Measurement(name: "m", poi: "mu")],
      observations: names.map { Observation(name: $0, data: [1]) })
    #expect(try Model(workspace).channels.map(\.name) == ["Z", "a", "é", "\u{ff5e}", "\u{1f600}"])
  }
}
