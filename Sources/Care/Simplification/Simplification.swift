// A simplified likelihood: the backgrounds of each channel as one sample with the uncertainties that a fit leaves.
import HistFactory
import JSONTree

/// How the background's uncertainties are kept.
public enum SimplifiedUncertainty: Sendable, Equatable {
  /// One parameter moves all bins together by their total uncertainties.
  case total
  /// One parameter for each of the largest principal components of the covariance of the bins (nil: all that count),
  /// and one a bin for the variance that is left.
  case modes(Int?)
}

/// Replaces backgrounds by their prediction.
public struct Simplification: Sendable {
  /// How the covariance is kept.
  public var uncertainty: SimplifiedUncertainty
  /// Whether signals keep only their free normalisations.
  public var hasBareSignal: Bool
  /// The sample that all backgrounds become.
  public static let sampleName = "background"
  static let totalName = "total_error"

  /// Every part by its name; those with a default may be left out.
  public init(uncertainty: SimplifiedUncertainty = .total, hasBareSignal: Bool = false) {
    self.uncertainty = uncertainty
    self.hasBareSignal = hasBareSignal
  }

  /// The simplified workspace, how many modes it has and what part of the variance they hold.
  public struct Outcome: Sendable {
    /// The simplified workspace.
    public var draft: WorkspaceDraft
    /// How many modes were kept; nil where total uncertainties were.
    public var modes: Int?
    /// Share of the variance that the modes hold.
    public var varianceShare: Double?
    /// What to know about it, in sentences.
    public var messages: [String]
  }

  /// - Parameters:
  ///   - draft: the full workspace.
  ///   - measurement: the one to keep.
  public func simplified(
    _ draft: WorkspaceDraft, measurement: String, prediction: BackgroundPrediction,
    isSignal: (_ channel: String, _ sample: String) -> Bool
  ) throws(EditProblem) -> Outcome {
    var outcome = Outcome(draft: draft, modes: nil, varianceShare: nil, messages: [])
    let names = prediction.channels.map(\.name)
    outcome.draft.channels = draft.channels.filter { names.contains($0.name) }
    outcome.draft.observations = draft.observations.filter { names.contains($0.name) }
    outcome.draft.measurements = draft.measurements.filter { $0.name == measurement }
    let dropped = outcome.draft.dropExtensions()
    if !dropped.isEmpty { outcome.messages.append("left out: the block \(dropped.joined(separator: ", "))") }
    let parts = parts(prediction, &outcome)
    for index in outcome.draft.channels.indices {
      let channel = outcome.draft.channels[index]
      var signals = channel.samples.filter { isSignal(channel.name, $0.name) }
      if hasBareSignal {
        for signal in signals.indices { signals[signal].modifiers.removeAll { $0.type != .normfactor } }
      }
      guard let background = parts[channel.name] else { continue }
      try check(signals, background, channel.name)
      outcome.draft.channels[index].samples = signals + [background]
    }
    let used = Set(outcome.draft.modifierNames)
    for index in outcome.draft.measurements.indices {
      outcome.draft.measurements[index].parameters.removeAll { !used.contains($0.name) }
    }
    return outcome
  }

  private func check(_ signals: [SampleDraft], _ background: SampleDraft, _ channel: String) throws(EditProblem) {
    let taken = Set(signals.flatMap { $0.modifiers.map(\.name) })
    var findings = background.modifiers.map(\.name).filter(taken.contains)
      .map { "the signal of channel \(channel) has a parameter \($0)" }
    if signals.contains(where: { $0.name == background.name }) {
      findings.append("channel \(channel) has a signal called \(background.name)")
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "rename them first with hfplot edit") }
  }

  /// The background sample of each channel.
  private func parts(_ prediction: BackgroundPrediction, _ outcome: inout Outcome) -> [String: SampleDraft] {
    let sources = sources(prediction, &outcome)
    let negative = zip(prediction.yields, prediction.deviations).count { $0 - $1 < 0 }
    if negative > 0 {
      let bins = negative == 1 ? "1 bin has" : "\(negative) bins have"
      outcome.messages.append(
        "\(bins) a background below 0 within one standard deviation: do the fitted channels determine all "
          + "normalisations?")
    }
    var parts: [String: SampleDraft] = [:]
    var start = 0
    for (name, bins) in prediction.channels {
      let range = start..<start + bins
      start += bins
      parts[name] = SampleDraft(
        name: Self.sampleName, data: Array(prediction.yields[range]),
        modifiers: sources.modifiers(of: name, bins: range, yields: prediction.yields))
    }
    return parts
  }

  /// Shifts that move all bins together, and what each bin has of its own.
  private struct Sources {
    var shifts: [(name: String, values: [Double])]
    var own: [Double]?

    func modifiers(of channel: String, bins: Range<Int>, yields: [Double]) -> [ModifierDraft] {
      let nominal = yields[bins]
      var modifiers = shifts.filter { source in source.values[bins].contains { $0 != 0 } }.map { source in
        ModifierDraft(
          name: source.name,
          effect: .histosys(
            high: zip(nominal, source.values[bins]).map { $0 + $1 },
            low: zip(nominal, source.values[bins]).map { $0 - $1 }))
      }
      if let own, own[bins].contains(where: { $0 > 0 }) {
        modifiers.append(ModifierDraft(name: "own_error_\(channel)", effect: .staterror(Array(own[bins]))))
      }
      return modifiers
    }
  }

  private func sources(_ prediction: BackgroundPrediction, _ outcome: inout Outcome) -> Sources {
    guard case .modes(let limit) = uncertainty else {
      return Sources(shifts: [(Self.totalName, prediction.deviations)], own: nil)
    }
    let eigen = SymmetricEigen(prediction.covariance)
    let largest = eigen.values.first ?? 0, total = eigen.values.reduce(0) { $0 + max($1, 0) }
    let count = min(limit ?? .max, eigen.values.count { $0 > 1e-10 * largest })
    let shifts = (0..<count).map { index in
      let width = eigen.values[index].squareRoot()
      return (name: Self.modeName(index, of: count), values: eigen.vectors[index].map { $0 * width })
    }
    let own = prediction.covariance.indices.map { bin in
      let rest = shifts.reduce(prediction.covariance[bin][bin]) { $0 - $1.values[bin] * $1.values[bin] }
      return rest > 1e-9 * prediction.covariance[bin][bin] ? rest.squareRoot() : 0
    }
    outcome.modes = count
    outcome.varianceShare = total > 0 ? eigen.values.prefix(count).reduce(0, +) / total : 1
    return Sources(shifts: shifts, own: own)
  }

  /// Numbers of one length, so that names sort.
  private static func modeName(_ index: Int, of count: Int) -> String {
    let digits = String(index), width = String(count - 1).count
    return "mode_" + String(repeating: "0", count: width - digits.count) + digits
  }
}
