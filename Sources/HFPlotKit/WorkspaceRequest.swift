// Which model to read: the file, the patch, the measurement and the choices that go with it.
import HistFactory
import JSONTree

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

  public init(
    path: String, patch: String? = nil, measurement: String? = nil, poi: String? = nil,
    interpolation: Interpolation = .standard, verifyDigest: Bool = false
  ) {
    self.path = path
    self.patch = patch
    self.measurement = measurement
    self.poi = poi
    self.interpolation = interpolation
    self.verifyDigest = verifyDigest
  }
}

extension Interpolation {
  /// Reads settings such as `normsys=code1`; what is not named keeps its default.
  public init(settings: [String]) throws(KitProblem) {
    self.init()
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let code = InterpolationCode(rawValue: parts[1]) else {
        throw KitProblem("--interpolation \(setting): no such code", hint: Self.usage(parts.last ?? ""))
      }
      switch (parts[0], code) {
      case ("normsys", .code1), ("normsys", .code4): normsys = code
      case ("histosys", .code0), ("histosys", .code2), ("histosys", .code4p): histosys = code
      default: throw KitProblem("--interpolation \(setting): does not apply", hint: Self.usage(parts[1]))
      }
    }
  }

  private static func usage(_ given: String) -> String {
    let near = NameSuggestion.nearest(to: given, among: InterpolationCode.allCases.map(\.rawValue))
    return (near.map { "did you mean \($0)? " } ?? "") + "normsys takes code1 or code4, histosys code0, code2 or code4p"
  }
}
