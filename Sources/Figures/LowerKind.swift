// What a panel below the events can compare.
import Results
import Styles

/// A kind of lower panel, named as `lower.kinds` and `--lower` have it.
public enum LowerKind: String, Sendable, Equatable, CaseIterable {
  /// Data over the prediction that is stacked.
  case ratio
  /// Data over the background, and with the signals.
  case background
  /// Data over the prediction before the fit.
  case prefit
  /// (n − ν) / √(ν + σ²).
  case pull
  /// Asymptotic significance of the difference.
  case significance
  /// n − ν.
  case difference
  /// (n − ν) / ν.
  case relative
  /// (n − ν) / (n + ν).
  case asymmetry
  /// Signal over background.
  case signalOverBackground = "s/b"
  /// Signal over the square root of the background.
  case signalOverRootBackground = "s/sqrt(b)"
  /// Signal over signal and background.
  case signalOverTotal = "s/(s+b)"
  /// Signal over the square root of signal and background.
  case signalOverRootTotal = "s/sqrt(s+b)"

  /// Reads a name as people write it: `pull`, `S/√B`.
  public init?(reading text: String) {
    guard let kind = Self(rawValue: SignalMeasure(reading: text)?.rawValue ?? text.lowercased()) else { return nil }
    self = kind
  }

  /// The kinds of a style, from the top.
  static func shown(by style: Style) -> [LowerKind] {
    style.strings("lower.kinds").compactMap { LowerKind(rawValue: $0) }
  }

  /// The measure of the signal that it shows; nil where it is about data.
  public var measure: SignalMeasure? { SignalMeasure(rawValue: rawValue) }

  /// The panel's name, and its title's key.
  var name: String {
    switch self {
    case .signalOverBackground: "signal_background"
    case .signalOverRootBackground: "signal_root_background"
    case .signalOverTotal: "signal_total"
    case .signalOverRootTotal: "signal_root_total"
    default: rawValue
    }
  }

  /// Whether data are divided by a prediction, so that 1 is agreement.
  var isRatio: Bool { [.ratio, .background, .prefit].contains(self) }
}
