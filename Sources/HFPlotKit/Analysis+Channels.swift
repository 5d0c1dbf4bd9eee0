// An analysis of some channels only, and its scans and contours beside those of all channels.
import HistFactory
import Inference
import Likelihood
import Results

extension Analysis {
  /// Channels as `NAME=PATTERN,…`, or `PATTERN,…` with the text itself as the name.
  public func part(_ text: String, option: String) throws(KitProblem) -> PoiPart {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let globs = (parts.last ?? "").split(separator: ",").map(String.init)
    guard !globs.isEmpty, parts[0] != "" else {
      throw KitProblem("\(option) \(text): names no channel", hint: "e.g. \(option) '2 jets=SR_2j,CR*'")
    }
    return PoiPart(name: parts[0], channels: try chosen(globs, .channel, option: option) ?? [])
  }
}

extension Analysis {
  /// The same parameters on some channels only; free parameters that act on none of these are held.
  public func restricted(to channels: [String]) throws(KitProblem) -> Analysis {
    try KitProblem.wrapping {
      let part = model.restricted(to: Set(channels))
      let likelihood = try CompiledLikelihood(part, interpolation: request.interpolation)
      return Analysis(request: request, file: file, model: part, likelihood: likelihood)
    }
  }

  /// Lays the scans of fits to some channels over the scan of all.
  public func overlay(
    _ parts: [PoiPart], on result: inout ScanResult, _ options: ProfileScanOptions, workforce: Workforce = Workforce()
  ) throws(KitProblem) {
    var options = options
    (options.isStatisticalShown, options.expected) = (false, nil)
    (options.isParabolaShown, options.isBrokenDown) = (false, false)
    for part in parts {
      let own = try alone(part, acting: [result.parameter]).scan(result.parameter, options, workforce: workforce)
      result.lay(own, as: part.name)
      result.header.note(part, own.header)
    }
  }

  /// Lays the contours of fits to some channels over the contours of all.
  public func overlay(
    _ parts: [PoiPart], on result: inout ContourResult, _ options: ContourOptions, workforce: Workforce = Workforce()
  ) throws(KitProblem) {
    for part in parts {
      let own = try alone(part, acting: result.parameters)
        .contour(result.parameters, options.withoutOverlays, workforce: workforce)
      result.lay(own, as: part.name)
      result.header.note(part, own.header)
    }
  }

  /// Lays the contours and scans of fits to some channels over those of all.
  public func overlay(
    _ parts: [PoiPart], on result: inout ContourMatrixResult, _ options: ContourOptions,
    workforce: Workforce = Workforce()
  ) throws(KitProblem) {
    for part in parts {
      let own = try alone(part, acting: result.parameters)
        .contourMatrix(result.parameters, options.withoutOverlays, workforce: workforce)
      result.lay(own, as: part.name)
      result.header.note(part, own.header)
    }
  }

  /// - Parameter parameters: have to act on the channels.
  private func alone(_ part: PoiPart, acting parameters: [String]) throws(KitProblem) -> Analysis {
    let analysis = try restricted(to: part.channels), held = model.heldParameters(in: analysis.model)
    for name in parameters where held.contains(name) {
      throw KitProblem(
        "--channels \(part.name): \(name) acts on none of \(part.channels.joined(separator: ", "))",
        hint: "add a channel that \(name) changes")
    }
    return analysis
  }
}

extension ContourOptions {
  fileprivate var withoutOverlays: ContourOptions {
    var options = self
    (options.isStatisticalShown, options.expected, options.reference) = (false, nil, [:])
    return options
  }
}

extension ResultHeader {
  /// Says which channels a curve was fitted to; a fit that failed makes the whole result one not to trust.
  fileprivate mutating func note(_ part: PoiPart, _ other: ResultHeader) {
    status.messages.append("\(part.name): fit of the channels \(part.channels.joined(separator: ", "))")
    if status.state == .converged { status.state = other.status.state }
  }
}
