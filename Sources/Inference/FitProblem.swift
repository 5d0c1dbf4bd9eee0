// Why a fit cannot be made, and what to do about it.

/// A request that the model cannot meet.
public enum FitProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// A parameter that the model does not have; `option` is where it was named.
  case unknownParameter(String, option: String, nearest: String?)
  /// No channel has that name.
  case unknownChannel(String, nearest: String?)
  /// An option's value is no number.
  case notANumber(String, option: String)
  /// A value that a parameter may not have.
  case outsideBounds(String, value: Double, lower: Double, upper: Double, option: String)
  /// Channels without observed data.
  case noObservations([String])
  /// A model without a parameter of interest where one is needed; `candidates` are free normalisations.
  case noPOI(candidates: [String])
  /// A parameter of interest that the model or the request holds.
  case heldPOI(String)
  /// A value of the parameter of interest at which no data such as these are possible.
  case untestable(String, value: Double, at: [InfeasibleBin])
  /// A pattern of a group that cannot be read.
  case badPattern(String, group: String, reason: String)
  /// Groups on the way from a group to itself.
  case groupInItself([String])
  /// No point with a finite likelihood was found.
  case infeasible(at: [InfeasibleBin])

  /// What is wrong.
  public var message: String {
    switch self {
    case .unknownParameter(let name, let option, _): "\(option): the model has no parameter \(name)"
    case .unknownChannel(let name, _): "--channel: the model has no channel \(name)"
    case .notANumber(let name, let option): "\(option): the value of \(name) is not a finite number"
    case .outsideBounds(let name, let value, let lower, let upper, let option):
      "\(option): \(name) = \(value.brief) lies outside its bounds [\(lower.brief), \(upper.brief)]"
    case .noObservations(let channels):
      "no observed data for \(channels.count == 1 ? "channel" : "channels") \(channels.joined(separator: ", "))"
    case .noPOI: "the measurement has no parameter of interest"
    case .heldPOI(let name): "the parameter of interest \(name) is held"
    case .untestable(let name, let value, let bins):
      (["the likelihood is not defined at \(name) = \(value.brief): the data cannot come from there"]
        + bins.map(\.description)).joined(separator: "\n  ")
    case .badPattern(let pattern, let group, let reason): "group \(group): \(pattern) cannot be read: \(reason)"
    case .groupInItself(let path): "groups contain themselves: \(path.joined(separator: " > "))"
    case .infeasible(let bins):
      (["the likelihood is not defined at the start of the fit"] + bins.map(\.description))
        .joined(separator: "\n  ")
    }
  }

  /// What to do about it.
  public var hint: String {
    switch self {
    case .unknownParameter(_, _, let nearest?), .unknownChannel(_, let nearest?): "did you mean \(nearest)?"
    case .unknownParameter: "`hfplot inspect` lists the parameters"
    case .unknownChannel: "`hfplot inspect` lists the channels"
    case .notANumber: "give a number such as 1 or 0.5"
    case .outsideBounds: "choose a value within the bounds, or widen them in the measurement's parameter configuration"
    case .noObservations: "add observations for them, or use --asimov"
    case .noPOI(let candidates):
      candidates.isEmpty
        ? "choose one with --poi" : "choose one with --poi: \(candidates.prefix(8).joined(separator: ", "))"
    case .heldPOI:
      "drop --fix for it (or `fixed` in the measurement's parameter configuration), or choose another --poi"
    case .untestable: "test another value, or choose another --poi: a signal beside backgrounds, not one of them"
    case .badPattern: "write a glob (JES*), a regular expression between slashes (/^JES/), or type:normsys"
    case .groupInItself: "take one of them out of another's members"
    case .infeasible:
      "check the negative yields of these bins; start values and bounds of the parameters can be set in the measurement"
    }
  }

  /// As a person reads it.
  public var description: String { "error: \(message)\n  hint: \(hint)" }
}

/// A bin whose expected rate the likelihood cannot take.
public struct InfeasibleBin: Equatable, Sendable, CustomStringConvertible {
  /// Name of the channel.
  public var channel: String
  /// From 0.
  public var bin: Int
  /// Expected events; not positive.
  public var rate: Double
  /// Observed events.
  public var observed: Double
  /// Samples with a negative yield there.
  public var negativeSamples: [String]
  /// Parameters that change the rate most, by their pre-fit uncertainty.
  public var parameters: [String]

  /// As a person reads it.
  public var description: String {
    var text = "channel \(channel), bin \(bin): expected \(rate.brief) events, observed \(observed.brief)"
    if !negativeSamples.isEmpty { text += "; negative: \(negativeSamples.joined(separator: ", "))" }
    if !parameters.isEmpty { text += "; parameters: \(parameters.joined(separator: ", "))" }
    return text
  }
}

extension Double {
  /// The shortest digits that read back to the value, without a trailing `.0`.
  var brief: String {
    let digits = description
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }
}
