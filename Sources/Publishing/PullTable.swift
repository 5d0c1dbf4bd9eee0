// The parameters that a fit pulled or constrained most, as a table for the terminal.
import Results

/// Outliers: large pulls and strong constraints.
public struct PullTable: Sendable {
  /// What counts as large.
  public struct Threshold: Sendable, Equatable {
    /// Pulls beyond ± this.
    public var pull: Double
    /// Post-fit over pre-fit uncertainty below this.
    public var constraint: Double
    /// Every part by its name.
    public init(pull: Double, constraint: Double) {
      self.pull = pull
      self.constraint = constraint
    }
  }

  private let fit: FitResult
  private let threshold: Threshold
  private let parameters: [ParameterResult]

  /// The pulls beyond the threshold, of the parameters that are included.
  public init(_ fit: FitResult, threshold: Threshold, includes: (String) -> Bool = { _ in true }) {
    self.fit = fit
    self.threshold = threshold
    parameters = fit.parameters.filter { $0.pull != nil && includes($0.name) }
  }

  /// Largest pulls first, then the strongest constraints.
  public var outliers: [ParameterResult] {
    let large = parameters.filter { abs($0.pull ?? 0) > threshold.pull }
      .stablySorted { abs($0.pull ?? 0) > abs($1.pull ?? 0) }
    let narrow = parameters.filter { abs($0.pull ?? 0) <= threshold.pull && ratio($0) < threshold.constraint }
      .stablySorted { ratio($0) < ratio($1) }
    return large + narrow
  }

  private func ratio(_ parameter: ParameterResult) -> Double { parameter.constraintRatio ?? 1 }

  /// One line a parameter.
  public var text: String {
    let limits =
      "|pull| > \(DecimalText.short(threshold.pull)) or constraint < \(DecimalText.short(threshold.constraint))"
    let outliers = self.outliers
    guard !outliers.isEmpty else { return "none of \(parameters.count) constrained parameters has \(limits)" }
    var columns = TextColumns([.left, .right, .right, .right])
    columns.add(["parameter", "pull", "constraint", "compatibility"])
    for parameter in outliers {
      columns.add([
        parameter.name, Self.number(parameter.pull), Self.number(parameter.constraintRatio),
        Self.number(parameter.pull(.compatibility)?.value),
      ])
    }
    let heading = "\(outliers.count) of \(parameters.count) constrained parameters with \(limits):"
    return ([heading] + columns.lines.map { "  " + $0 }).joined(separator: "\n")
  }

  private static func number(_ value: Double?) -> String {
    value.map { DecimalText.fixed($0, decimals: 2) } ?? "–"
  }
}

extension Array {
  /// Sorted with equals in their order.
  func stablySorted(_ precedes: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { left, right in
      if precedes(left.element, right.element) { return true }
      return !precedes(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }
}
