// Templates out of a likelihood: yields with single parameters shifted, whatever modifiers these stand for.
import HistFactory
import Likelihood
import Results

/// A part of a channel that is shown by itself.
public struct TemplatePart: Sendable, Equatable {
  public var name: String
  /// The samples that are summed; nil for all.
  public var samples: [String]?
  public init(name: String, samples: [String]?) {
    self.name = name
    self.samples = samples
  }

  public static let total = TemplatePart(name: TemplatesResult.Template.total, samples: nil)
}

/// What a user may choose about templates.
public struct TemplatesOptions: Sendable {
  /// Names of parameters; nil for all that vary more than a single bin.
  public var parameters: [String]?
  /// Names of channels; nil for all.
  public var channels: [String]?
  public var parts: [TemplatePart]
  /// The most templates, those that change the yields most; nil for all in the model's order.
  public var most: Int?
  public var transformation: TemplatesResult.Transformation?
  /// How many uncertainties up and down are off the centre.
  public var shift: Double
  /// Shifts of the continuous family, in units of the uncertainty; empty for none.
  public var family: [Double]
  /// Data beside the total; nil for none.
  public var data: FitOptions.Data?
  public var annotations: Annotations

  public init(
    parameters: [String]? = nil, channels: [String]? = nil, parts: [TemplatePart] = [.total], most: Int? = nil,
    transformation: TemplatesResult.Transformation? = nil, shift: Double = 1, family: [Double] = [],
    data: FitOptions.Data? = nil, annotations: Annotations = Annotations()
  ) {
    self.shift = shift
    self.parameters = parameters
    self.channels = channels
    self.parts = parts
    self.most = most
    self.transformation = transformation
    self.family = family
    self.data = data
    self.annotations = annotations
  }

  /// From −2σ to +2σ.
  public static let usualFamily = stride(from: -2.0, through: 2, by: 0.5).map { $0 }
}

/// Computes templates.
public struct Templates: Sendable {
  public let likelihood: CompiledLikelihood
  public let options: TemplatesOptions
  /// The same model by other interpolation codes.
  private let alternatives: [CompiledLikelihood]
  private let data: Dataset?

  /// - Parameter alternatives: the same model compiled with other interpolation codes, to be compared.
  public init(
    _ likelihood: CompiledLikelihood, options: TemplatesOptions = TemplatesOptions(),
    alternatives: [CompiledLikelihood] = []
  ) throws(FitProblem) {
    self.likelihood = likelihood
    self.alternatives = alternatives
    self.options = options
    if let choice = options.data { data = try likelihood.dataset(choice) } else { data = nil }
  }

  /// Around the nominal parameters, by their pre-fit uncertainties: free parameters have none.
  public func prefit(origin: ResultOrigin) -> TemplatesResult {
    let status = ResultStatus(state: .converged, edm: 0)
    let settings = likelihood.settings(data: options.data ?? .observed, fixed: [:])
    return result(
      .prefit(likelihood), stage: .prefit,
      origin.header(kind: TemplatesResult.kind, settings: settings, status: status))
  }

  /// Around the best fit, by the uncertainties that it leaves.
  public func postfit(_ fit: FitResult, origin: ResultOrigin) -> TemplatesResult {
    var header = origin.header(
      kind: TemplatesResult.kind, settings: fit.header.settings, status: fit.header.status)
    header.settings.interpolation = likelihood.settings(data: .observed, fixed: [:]).interpolation
    return result(ParameterState(likelihood, fit: fit), stage: .postfit, header)
  }

  private func result(
    _ state: ParameterState, stage: YieldsResult.Stage, _ header: ResultHeader
  ) -> TemplatesResult {
    let all = templates(state)
    var header = header
    var shown = all
    if let most = options.most, all.count > most {
      // Equal sizes keep the model's order.
      let places = all.indices.sorted { (all[$1].size, $0) < (all[$0].size, $1) }
      shown = places.prefix(most).map { all[$0] }
      header.status.messages.append("\(most) of \(all.count) templates: those with the largest effects")
    }
    return TemplatesResult(
      header: header, stage: stage, transformation: options.transformation, templates: shown)
  }

  /// Parameters that can be varied, in the model's order; factors of single bins if named, or if there are no others.
  private func chosen(_ state: ParameterState) -> [Int] {
    let varied = likelihood.parameters.indices.filter { state.uncertainties[$0] > 0 }
    if let names = options.parameters {
      return varied.filter { index in
        names.contains(likelihood.parameters[index].name) || names.contains(likelihood.parameters[index].set)
      }
    }
    let wide = varied.filter { index in
      !likelihood.parameters[index].types.allSatisfy { [.staterror, .shapesys, .shapefactor].contains($0) }
    }
    return wide.isEmpty ? varied : wide
  }

  private func templates(_ state: ParameterState) -> [TemplatesResult.Template] {
    let buffer = likelihood.makeBuffer()
    let nominal = SampleYields(likelihood, at: state.values, buffer: buffer)
    let places = places(nominal, state, buffer)
    let others = alternatives.map { CodeYields($0, state) }
    return chosen(state).flatMap { index -> [TemplatesResult.Template] in
      func varied(_ shift: Double) -> SampleYields {
        SampleYields(likelihood, at: state.point(shifting: index, by: shift), buffer: buffer)
      }
      let (up, down) = (varied(options.shift), varied(-options.shift))
      let family = options.family.map { (shift: $0, yields: varied($0)) }
      let codes = others.map { $0.varied(index, by: options.shift, state) }
      return places.compactMap { place in
        let sides = TemplatesResult.Sides(up: up[place], down: down[place])
        guard sides.up != place.nominal || sides.down != place.nominal else { return nil }
        var template = template(
          place, index, state, sides, family.map { .init(shift: $0.shift, yields: $0.yields[place]) })
        if !codes.isEmpty { template.codes = codes.map { $0.variation(of: place) } }
        return template
      }
    }
  }

  private func template(
    _ place: Place, _ index: Int, _ state: ParameterState, _ sides: TemplatesResult.Sides,
    _ family: [TemplatesResult.Member]
  ) -> TemplatesResult.Template {
    let parameter = likelihood.parameters[index], channel = likelihood.channels[place.channel]
    let annotation = options.annotations.channels[channel.name]
    let edges = annotation?.binEdges.flatMap { $0.count == channel.bins.count + 1 ? $0 : nil }
    return TemplatesResult.Template(
      parameter: parameter.name, types: parameter.types.map(\.rawValue), channel: channel.name, part: place.part.name,
      samples: place.part.samples == nil ? nil : place.samples.map { channel.samples[$0] }, binEdges: edges,
      unit: annotation?.unit, center: state.values[index], width: state.uncertainties[index], nominal: place.nominal,
      statistical: place.statistical, variation: sides,
      shift: options.shift == 1 ? nil : options.shift,
      modified: options.transformation?.applied(to: sides, nominal: place.nominal),
      family: family.isEmpty ? nil : family,
      data: place.part.samples == nil ? data.map { Array($0.counts[channel.bins]) } : nil)
  }

  /// Parts of channels that have samples, with what they are before any variation.
  private func places(_ yields: SampleYields, _ state: ParameterState, _ buffer: EvaluationBuffer) -> [Place] {
    likelihood.channels.indices.filter { index in
      options.channels?.contains(likelihood.channels[index].name) ?? true
    }.flatMap { index -> [Place] in
      let channel = likelihood.channels[index]
      let statistics = statistics(index, state, buffer)
      return options.parts.compactMap { part in
        let samples = channel.samples.indices.filter { part.samples?.contains(channel.samples[$0]) ?? true }
        guard !samples.isEmpty else { return nil }
        var place = Place(channel: index, part: part, samples: samples)
        place.nominal = yields[place]
        place.statistical = statistics.totals(of: [samples], state).first?.uncertainties ?? []
        return place
      }
    }
  }

  /// Shifts by the parameters of MC statistics alone.
  private func statistics(_ channel: Int, _ state: ParameterState, _ buffer: EvaluationBuffer) -> SummedRates {
    let widths = likelihood.parameters.indices.map { index in
      likelihood.parameters[index].types.contains(.staterror) ? state.uncertainties[index] : 0
    }
    let shifts = likelihood.rateShifts(ofChannel: channel, at: state.values, widths: widths, buffer: buffer)
    let block = likelihood.channels[channel]
    return SummedRates(
      bins: block.bins.count, rates: Array(repeating: 0, count: block.samples.count * block.bins.count),
      shifts: shifts)
  }
}

extension ParameterState {
  /// The values with one parameter some of its uncertainties off.
  fileprivate func point(shifting index: Int, by shift: Double) -> [Double] {
    var point = values
    point[index] += shift * uncertainties[index]
    return point
  }
}

/// Yields by other interpolation codes, around the same parameters.
private struct CodeYields {
  let likelihood: CompiledLikelihood
  let interpolation: ResultSettings.Interpolation
  let nominal: SampleYields

  init(_ likelihood: CompiledLikelihood, _ state: ParameterState) {
    self.likelihood = likelihood
    interpolation = likelihood.settings(data: .observed, fixed: [:]).interpolation
    nominal = SampleYields(likelihood, at: state.values, buffer: likelihood.makeBuffer())
  }

  /// Both sides of one parameter.
  struct Varied {
    let codes: CodeYields
    let up: SampleYields
    let down: SampleYields

    /// After a fit the codes' own nominal differs, too: only what the parameter changes is taken over.
    func variation(of place: Place) -> TemplatesResult.CodeVariation {
      let own = codes.nominal[place]
      func side(_ yields: [Double]) -> [Double] {
        yields.indices.map { place.nominal[$0] + yields[$0] - own[$0] }
      }
      return TemplatesResult.CodeVariation(
        interpolation: codes.interpolation, sides: .init(up: side(up[place]), down: side(down[place])))
    }
  }

  func varied(_ index: Int, by shift: Double, _ state: ParameterState) -> Varied {
    let buffer = likelihood.makeBuffer()
    func yields(_ shift: Double) -> SampleYields {
      SampleYields(likelihood, at: state.point(shifting: index, by: shift), buffer: buffer)
    }
    return Varied(codes: self, up: yields(shift), down: yields(-shift))
  }
}

/// A part of a channel that has samples.
private struct Place {
  var channel: Int
  var part: TemplatePart
  /// Places of its samples in the channel.
  var samples: [Int]
  var nominal: [Double] = []
  var statistical: [Double] = []
}

/// The yields of all samples at one point.
private struct SampleYields {
  private let rates: [Double]
  private let starts: [Int]
  private let bins: [Int]

  init(_ likelihood: CompiledLikelihood, at point: [Double], buffer: EvaluationBuffer) {
    var rates = [Double](repeating: 0, count: likelihood.sampleRateCount)
    likelihood.sampleRates(at: point, buffer: buffer, into: &rates)
    var starts: [Int] = [], next = 0
    for channel in likelihood.channels {
      starts.append(next)
      next += channel.samples.count * channel.bins.count
    }
    (self.rates, self.starts, bins) = (rates, starts, likelihood.channels.map(\.bins.count))
  }

  /// Summed over a part's samples.
  subscript(place: Place) -> [Double] {
    let start = starts[place.channel], count = bins[place.channel]
    return (0..<count).map { bin in place.samples.reduce(0) { $0 + rates[start + $1 * count + bin] } }
  }
}
