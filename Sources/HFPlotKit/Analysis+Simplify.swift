// The simplified likelihood of an analysis.
import Care
import HistFactory
import Likelihood
import Results

/// What a user may choose about a simplified likelihood. Names are globs.
public struct SimplifyOptions: Sendable, Equatable {
  /// How the covariance of the backgrounds is kept.
  public var uncertainty: SimplifiedUncertainty
  /// Whether signals keep only their free normalisations.
  public var hasBareSignal: Bool
  /// Channels that are fitted; empty for all.
  public var fittedChannels: [String]
  /// Channels that stay; empty for those that are not fitted, or all where all are.
  public var keptChannels: [String]
  /// Signal samples; empty for those that the parameter of interest scales.
  public var signals: [String]

  /// Every part by its name; those with a default may be left out.
  public init(
    uncertainty: SimplifiedUncertainty = .total, hasBareSignal: Bool = false, fittedChannels: [String] = [],
    keptChannels: [String] = [], signals: [String] = []
  ) {
    self.uncertainty = uncertainty
    self.hasBareSignal = hasBareSignal
    self.fittedChannels = fittedChannels
    self.keptChannels = keptChannels
    self.signals = signals
  }
}

extension Analysis {
  /// Fits the backgrounds, writes them as one sample and compares with the full likelihood.
  public func simplified(
    _ options: SimplifyOptions, command: CanonicalCommand? = nil
  ) throws(KitProblem) -> (text: [UInt8], result: SimplifyResult) {
    let (fitted, kept) = try channels(options)
    let signals = try signals(options)
    let fit = try backgroundFit(fitted, command: command)
    let outcome = try KitProblem.wrapping {
      let prediction = BackgroundPrediction(likelihood, channels: kept, fit: fit) { !signals.contains($1) }
      return try Simplification(uncertainty: options.uncertainty, hasBareSignal: options.hasBareSignal)
        .simplified(
          file.draft, measurement: model.measurement, prediction: prediction,
          isSignal: { signals.contains($1) })
    }
    let document = try KitProblem.wrapping { try outcome.draft.document(name: "the simplified workspace") }
    var result = SimplifyResult(
      hfplot: HFPlotVersion.current, command: command?.text, workspace: reference, state: fit.header.status.state,
      fittedChannels: fitted,
      channels: kept, signals: signals.sorted(), uncertainty: options.uncertainty == .total ? "total" : "modes",
      modes: outcome.modes, varianceShare: outcome.varianceShare, comparison: nil,
      digest: document.canonicalDigests(["sha256"])[0],
      messages: messages(fit, fitted, kept, signals) + outcome.messages)
    if model.poi != nil, !signals.isEmpty, likelihood.observed != nil {
      result.comparison = try KitProblem.wrapping {
        let model = try Model(Workspace(document), measurement: model.measurement, poi: model.poi)
        let simplified = try CompiledLikelihood(model, interpolation: request.interpolation)
        return try SimplifyResult.Comparison(full: likelihood, simplified: simplified)
      }
    }
    return (document.withBytes { Array($0) }, result)
  }

  private func channels(_ options: SimplifyOptions) throws(KitProblem) -> (fitted: [String], kept: [String]) {
    let names = likelihood.channels.map(\.name)
    let fitted = try chosen(options.fittedChannels, .channel, option: "--fit-channels")
    let kept = try chosen(options.keptChannels, .channel, option: "--keep-channels")
    let others = fitted.map { fitted in names.filter { !fitted.contains($0) } } ?? names
    return (fitted ?? names, kept ?? (others.isEmpty ? names : others))
  }

  private func signals(_ options: SimplifyOptions) throws(KitProblem) -> Set<String> {
    let samples = model.channels.flatMap(\.samples)
    if let chosen = try chosen(options.signals, .sample, option: "--signal") { return Set(chosen) }
    let scaled = samples.filter { sample in
      sample.modifiers.contains { $0.name == model.poi && $0.type == .normfactor }
    }
    return Set(scaled.map(\.name))
  }

  private func backgroundFit(_ fitted: [String], command: CanonicalCommand?) throws(KitProblem) -> FitResult {
    let options = FitOptions(fixed: model.poi.map { [$0: 0] } ?? [:])
    return fitted.count == likelihood.channels.count
      ? try fit(options, command: command) : try fit(channels: fitted, options, command: command)
  }

  private func messages(
    _ fit: FitResult, _ fitted: [String], _ kept: [String], _ signals: Set<String>
  ) -> [String] {
    var messages = fit.header.status.messages
    if fit.header.status.state != .converged {
      messages.append("the background-only fit did not converge: \(fit.header.status.state.rawValue)")
    }
    let twice = kept.filter(fitted.contains)
    if !twice.isEmpty {
      let list = twice.count == likelihood.channels.count ? "all channels" : twice.joined(separator: ", ")
      messages.append(
        "the data of \(list) are used twice: in the fit and in the simplified likelihood (--fit-channels avoids it)")
    }
    if signals.isEmpty { messages.append("no sample is scaled by a parameter of interest: nothing to compare") }
    return messages
  }
}
