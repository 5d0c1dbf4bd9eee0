// How a systematic variation is interpolated between its low, nominal and high values.

/// The interpolation codes of HistFactory (STATISTICS §2).
public enum InterpolationCode: String, Sendable, CaseIterable, Codable {
  /// Additive: linear by pieces, parabolic inside ±1, polynomial inside ±1.
  case code0, code2, code4p
  /// Multiplicative: exponential by pieces, polynomial inside ±1.
  case code1, code4

  /// Whether the code raises the variation to a power, which only positive factors allow.
  public var isExponential: Bool { self == .code1 || self == .code4 }
}

/// The codes in use for the two modifier types that interpolate.
public struct Interpolation: Sendable, Equatable, Codable {
  /// Code of multiplicative variations.
  public var normsys: InterpolationCode
  /// Code of additive variations.
  public var histosys: InterpolationCode

  /// pyhf's, cabinetry's and ROOT's defaults unless told otherwise.
  public init(normsys: InterpolationCode = .code4, histosys: InterpolationCode = .code4p) {
    self.normsys = normsys
    self.histosys = histosys
  }

  /// pyhf's and ROOT's defaults: code 4 for `normsys`, 4p for `histosys`.
  public static let standard = Interpolation()
}
