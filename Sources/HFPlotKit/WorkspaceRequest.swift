// Which model to read: the file, the patch, the measurement and the choices that go with it.
import HistFactory

/// A workspace as a person names it.
public struct WorkspaceRequest: Sendable, Equatable {
  public var path: String
  /// `FILE` or `FILE#NAME`.
  public var patch: String?
  public var measurement: String?
  public var poi: String?
  public var interpolation: Interpolation
  /// Refuse a patchset whose digests do not match, instead of warning.
  public var verifyDigest: Bool
  /// A file with the extension block.
  public var sideFile: String?
  /// Refuse what pyhf does not know.
  public var isStrictlyPyhf: Bool
  /// Least expected events of samples and bins.
  public var clipping: RateClipping

  public init(
    path: String, patch: String? = nil, measurement: String? = nil, poi: String? = nil,
    interpolation: Interpolation = .standard, verifyDigest: Bool = false, sideFile: String? = nil,
    isStrictlyPyhf: Bool = false, clipping: RateClipping = RateClipping()
  ) {
    self.path = path
    self.patch = patch
    self.measurement = measurement
    self.poi = poi
    self.interpolation = interpolation
    self.verifyDigest = verifyDigest
    self.sideFile = sideFile
    self.isStrictlyPyhf = isStrictlyPyhf
    self.clipping = clipping
  }
}

extension Interpolation {
  /// Reads settings such as `normsys=code1`; what is not named stays as it is in `base`.
  /// - Parameter option: the option that problems name.
  public init(
    settings: [String], base: Interpolation = .standard, option: String = "--interpolation"
  ) throws(KitProblem) {
    self = base
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let codes = Self.codes[parts[0]], parts.count == 2 else {
        throw KitProblem("\(option) \(setting): is not of the form TYPE=CODE", hint: Self.usage)
      }
      guard let code = codes.first(where: { $0.rawValue == parts[1] }) else {
        throw KitProblem("\(option) \(setting): a \(parts[0]) has no such code", hint: Self.usage)
      }
      if parts[0] == "normsys" { normsys = code } else { histosys = code }
    }
  }

  /// What can be chosen, by modifier type.
  private static let codes: [String: [InterpolationCode]] = [
    "normsys": [.code1, .code4], "histosys": [.code0, .code2, .code4p],
  ]
  private static let usage = "normsys takes code1 or code4, histosys code0, code2 or code4p"
}
