// A confidence level as people write it, and the level of −2 Δ ln L that belongs to it.

/// A coverage probability between 0 and 1.
public struct ConfidenceLevel: Sendable, Equatable, Comparable {
  public let cl: Double

  /// nil unless `cl` lies between 0 and 1.
  public init?(_ cl: Double) {
    guard cl > 0, cl < 1 else { return nil }
    self.cl = cl
  }

  private init(known cl: Double) { self.cl = cl }

  /// The coverage of n standard deviations of a normal variable.
  public init?(sigmas: Double) {
    guard sigmas > 0, let tail = chiSquaredTail(sigmas * sigmas, ndof: 1) else { return nil }
    self.init(1 - tail)
  }

  public static func < (left: Self, right: Self) -> Bool { left.cl < right.cl }

  /// 68.27 % and 95 %.
  public static let usual = [ConfidenceLevel(known: 0.6827), ofLimits]

  /// 95 %, at which upper limits are set.
  public static let ofLimits = ConfidenceLevel(known: 0.95)

  /// −2 Δ ln L that the coverage corresponds to for `ndof` parameters.
  ///
  /// 0.6827, 0.9545 and 0.9973 stand for exactly 1, 2 and 3 standard deviations: one parameter at 0.6827 has level 1.
  public func delta(ndof: Int) -> Double {
    for sigmas in [1.0, 2, 3] {
      guard let exact = ConfidenceLevel(sigmas: sigmas)?.cl, abs(exact - cl) < 5e-5 else { continue }
      return ndof == 1 ? sigmas * sigmas : chiSquaredQuantile(exact, ndof: ndof)
    }
    return chiSquaredQuantile(cl, ndof: ndof)
  }

  /// Reads `0.6827,0.95`, `68.27%,95%` or `1sigma,2sigma`; ascending, each once.
  public static func list(_ text: String) throws(ProfileProblem) -> [ConfidenceLevel] {
    var levels: [ConfidenceLevel] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let level = ConfidenceLevel(word: String(word)) else { throw .badLevel(String(word)) }
      if !levels.contains(level) { levels.append(level) }
    }
    return levels.sorted()
  }

  /// Reads one level: `0.95`, `95%` or `2sigma`; nil for anything else.
  public init?(word: String) {
    let text = word.lowercased()
    for unit in ["sigma", "σ"] where text.hasSuffix(unit) {
      guard let sigmas = Double(text.dropLast(unit.count)) else { return nil }
      self.init(sigmas: sigmas)
      return
    }
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()) else { return nil }
      self.init(percent / 100)
      return
    }
    guard let value = Double(text) else { return nil }
    self.init(value)
  }
}
