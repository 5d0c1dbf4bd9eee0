// Templates against the formulas of the interpolation codes, evaluated by hand on a model of two samples.
import ExampleAnalysis
import HistFactory
import JSONTree
import Likelihood
import Results
import Testing

@testable import Inference

@Suite struct TemplatesTests {
  /// A shape, a normalisation and MC statistics on one background beside a signal without systematics.
  static let text = """
    {"version": "1.0.0",
     "channels": [{"name": "SR", "samples": [
        {"name": "b", "data": [50, 40], "modifiers": [
          {"name": "JES", "type": "histosys", "data": {"hi_data": [54, 41], "lo_data": [47, 39]}},
          {"name": "one", "type": "histosys", "data": {"hi_data": [55, 42], "lo_data": [50, 40]}},
          {"name": "xs", "type": "normsys", "data": {"hi": 1.2, "lo": 0.9}},
          {"name": "st", "type": "staterror", "data": [2, 1.5]}]},
        {"name": "s", "data": [4, 9], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]}]}],
     "observations": [{"name": "SR", "data": [57, 52]}],
     "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}]}
    """

  private let origin = ResultOrigin(
    workspace: WorkspaceReference(file: "ws.json", sha256: "", measurement: "m"), version: "0")

  private func likelihood(_ interpolation: Interpolation = .standard) throws -> CompiledLikelihood {
    try CompiledLikelihood(
      Model(Workspace(JSONDocument(text: Self.text, file: "ws.json"))), interpolation: interpolation)
  }

  private func template(
    _ parameter: String, _ options: TemplatesOptions, _ interpolation: Interpolation = .standard
  ) throws -> TemplatesResult.Template {
    var options = options
    options.parameters = [parameter]
    let result = try Templates(likelihood(interpolation), options: options).prefit(origin: origin)
    return try #require(result.templates.first)
  }

  private func areNear(_ first: [Double], _ second: [Double]) -> Bool {
    first.count == second.count && zip(first, second).allSatisfy { abs($0 - $1) < 1e-12 * max(1, abs($1)) }
  }

  @Test func variationsOfTheTotalAndOfASample() throws {
    let total = try template("JES", TemplatesOptions(data: .observed))
    #expect(total.nominal == [54, 49] && total.data == [57, 52] && total.samples == nil)
    #expect(areNear(total.variation.up, [58, 50]) && areNear(total.variation.down, [51, 48]))
    #expect(areNear(total.statistical, [2, 1.5]))
    #expect(abs(try #require(total.normEffect(total.variation.up)) - 5.0 / 103) < 1e-12)
    let part = TemplatePart(name: "b", samples: ["b"])
    let sample = try template("xs", TemplatesOptions(parts: [part], data: .observed))
    #expect(areNear(sample.variation.up, [60, 48]) && areNear(sample.variation.down, [45, 36]))
    #expect(sample.data == nil && sample.samples == ["b"])
  }

  /// A parameter that does nothing to a part has no template there, a free one none before a fit.
  @Test func whatHasNoTemplate() throws {
    let signal = TemplatesOptions(parts: [TemplatePart(name: "s", samples: ["s"])])
    #expect(try Templates(likelihood(), options: signal).prefit(origin: origin).templates.isEmpty)
    #expect(
      try Templates(likelihood(), options: TemplatesOptions(parameters: ["mu"])).prefit(origin: origin).templates
        .isEmpty)
    let names = try Templates(likelihood()).prefit(origin: origin).templates.map(\.parameter)
    #expect(names == ["JES", "one", "xs"])
    let most = try Templates(likelihood(), options: TemplatesOptions(most: 1)).prefit(origin: origin)
    #expect(most.templates.map(\.parameter) == ["xs"])
    #expect(most.header.status.messages == ["1 of 3 templates: those with the largest effects"])
  }

  /// The codes inside and outside ±1 (STATISTICS §2), written out.
  @Test func familiesFollowTheirCodes() throws {
    let options = TemplatesOptions(family: [-2, -0.5, 0, 0.5, 2])
    let (up, down) = (4.0, 3.0)
    let curved = { (a: Double) in
      a * ((up + down) / 2 + (up - down) / 16 * a * (15 + a * a * (-10 + 3 * a * a)))
    }
    let usual = try #require(try template("JES", options).family)
    #expect(usual.map(\.shift) == [-2, -0.5, 0, 0.5, 2])
    let first = usual.map { $0.yields[0] }
    #expect(areNear(first, [54 - 2 * down, 54 + curved(-0.5), 54, 54 + curved(0.5), 54 + 2 * up]))
    let straight = try #require(try template("JES", options, Interpolation(histosys: .code0)).family)
    #expect(areNear(straight.map { $0.yields[0] }, [48, 52.5, 54, 56, 62]))
    let (s, d) = ((up - down) / 2, (up + down) / 2)
    let parabola = try #require(try template("JES", options, Interpolation(histosys: .code2)).family)
    let outside = [-(2 * s - d) * -1 - down, s * 0.25 - d * 0.5, 0, s * 0.25 + d * 0.5, (2 * s + d) + up]
    #expect(areNear(parabola.map { $0.yields[0] }, outside.map { 54 + $0 }))
    let power = try #require(try template("xs", options, Interpolation(normsys: .code1)).family)
    #expect(
      areNear(power.map { $0.yields[1] }, [0.81, 0.9.squareRoot(), 1, 1.2.squareRoot(), 1.44].map { 40 * $0 + 9 }))
  }

  /// At ±2σ codes 4p and 0 agree outside ±1, code 2 goes on by its slope at the end, code 1 is a power as code 4 is.
  @Test func otherCodesBesideTheModelsOwn() throws {
    let others = try [Interpolation(histosys: .code0), Interpolation(histosys: .code2)].map { try likelihood($0) }
    func codes(_ parameter: String, _ shift: Double) throws -> [TemplatesResult.CodeVariation] {
      let options = TemplatesOptions(parameters: [parameter], shift: shift)
      let result = try Templates(likelihood(), options: options, alternatives: others).prefit(origin: origin)
      let template = try #require(result.templates.first)
      #expect(template.shift == (shift == 1 ? nil : shift))
      return try #require(template.codes)
    }
    let far = try codes("JES", 2), (s, d) = (0.5, 3.5)
    #expect(far.map(\.interpolation.histosys) == ["code0", "code2"] && far[1].interpolation.normsys == "code4")
    let straight = [far[0].sides.up[0], far[0].sides.down[0]]
    #expect(areNear(straight, [62, 48]))
    let (up, down): (Double, Double) = (58 + 2 * s + d, 51 + 2 * s - d)
    #expect(areNear([far[1].sides.up[0], far[1].sides.down[0]], [up, down]))
    let near = try codes("JES", 0.5), bent: Double = 54 + s * 0.25 + d * 0.5
    #expect(areNear([near[0].sides.up[0], near[1].sides.up[0]], [56, bent]))
    // A normalisation has nothing that these codes interpolate.
    let rate = try codes("xs", 2)
    #expect(rate[0].sides == rate[1].sides && areNear([rate[0].sides.up[0]], [76]))
  }

  /// After a fit the codes' own nominal yields differ: what is shown is the change around the model's.
  @Test func codesAfterAFitChangeTheSameNominal() throws {
    let own = try likelihood(), other = try likelihood(Interpolation(histosys: .code0))
    var fit = try MaximumLikelihoodFit(own).run(origin: origin).result
    let index = try #require(fit.parameters.firstIndex { $0.name == "JES" })
    (fit.parameters[index].value, fit.parameters[index].uncertainty) = (0.5, 0.5)
    let options = TemplatesOptions(parameters: ["JES"], parts: [TemplatePart(name: "b", samples: ["b"])])
    let template = try #require(
      Templates(own, options: options, alternatives: [other]).postfit(fit, origin: origin).templates.first)
    let sides = try #require(template.codes?.first?.sides)
    // By pieces straight: from 0.5 to 1 half of +4, from 0.5 to 0 the same.
    let scale = try #require(fit.parameters.first { $0.name == "st[0]" })
    let rate = try #require(fit.parameters.first { $0.name == "xs" })
    let factor = scale.value * normalisation(rate.value)
    let changes = [sides.up[0] - template.nominal[0], template.nominal[0] - sides.down[0]]
    #expect(areNear(changes, [2 * factor, 2 * factor]))
  }

  /// Code 4 of hi 1.2, lo 0.9, from the model itself.
  private func normalisation(_ value: Double) -> Double {
    guard let likelihood = try? likelihood(), let xs = likelihood.parameters.firstIndex(where: { $0.name == "xs" })
    else { return .nan }
    var point = likelihood.nominalPoint
    let buffer = likelihood.makeBuffer(), before = likelihood.sampleRates(at: point, buffer: buffer)[0]
    point[xs] = value
    return likelihood.sampleRates(at: point, buffer: buffer)[0] / before
  }

  @Test func transformations() throws {
    let nominal = [10.0, 20], sides = TemplatesResult.Sides(up: [12, 19], down: [9, 17])
    func changed(_ change: TemplatesResult.Transformation) -> TemplatesResult.Sides {
      change.applied(to: sides, nominal: nominal)
    }
    #expect(changed(.twoSided) == .init(up: [11.5, 21], down: [8.5, 19]))
    #expect(changed(.oneSided) == .init(up: [12, 19], down: [8, 21]))
    #expect(changed(.absoluteMean) == .init(up: [11.5, 18], down: [8.5, 22]))
    #expect(changed(.maximum) == .init(up: [12, 23], down: [8, 17]))
    #expect(areNear(changed(.normalisation).up, nominal.map { $0 * 31 / 30 }))
    #expect(areNear(changed(.shape).down, sides.down.map { $0 * 30 / 26 }))
    // A variation to one side only is mirrored whichever side it is.
    let low = TemplatesResult.Sides(up: nominal, down: [9, 17])
    #expect(
      TemplatesResult.Transformation.oneSided.applied(to: low, nominal: nominal) == .init(up: [11, 23], down: [9, 17]))
    let one = try template("one", TemplatesOptions(transformation: .oneSided))
    #expect(areNear(try #require(one.modified).down, [49, 47]))
  }

  @Test func oneSidedBinsAreFound() throws {
    var template = try template("JES", TemplatesOptions())
    #expect(template.oneSidedBins.isEmpty)
    template.variation.down[1] = 49.5
    #expect(template.oneSidedBins == [1])
  }

  /// Half the difference of both variations of the total is the effect that the breakdown of systematics has.
  @Test func templatesAgreeWithTheBreakdownOfSystematics() throws {
    let likelihood = try CompiledLikelihood(Model(ExampleSearch.workspace()))
    let fit = try MaximumLikelihoodFit(likelihood).run(origin: origin).result
    let all = likelihood.parameters.map(\.name)
    let templates = try Templates(likelihood, options: TemplatesOptions(parameters: all)).postfit(fit, origin: origin)
    let systematics = try Yields(likelihood).postfitSystematics(fit, origin: origin)
    var compared = 0
    for template in templates.templates {
      let channel = try #require(systematics.channels.first { $0.name == template.channel })
      let effect = channel.parameters.first { $0.name == template.parameter }?.size ?? 0
      let half = zip(template.variation.up, template.variation.down).reduce(0) { $0 + ($1.0 - $1.1) / 2 }
      #expect(abs(half - effect) < 1e-9 * channel.total, "\(template.parameter) in \(template.channel)")
      compared += 1
    }
    #expect(compared > 100 && templates.stage == .postfit)
  }

  @Test func resultFilesReadBack() throws {
    let options = TemplatesOptions(transformation: .shape, family: [-1, 1], data: .observed)
    let result = try Templates(likelihood(), options: options).prefit(origin: origin)
    let text = String(decoding: try JSONTreeEncoder().encode(result), as: UTF8.self)
    let back = try JSONTreeDecoder().decode(
      TemplatesResult.self, from: JSONDocument(text: text, file: "templates.json"))
    #expect(back == result && result.transformation == .shape)
  }
}
