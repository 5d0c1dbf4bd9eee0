// Limits along one line of a grid of signals: the plane cut at a value of another label.
import Inference
import Results

/// Which signals of a grid are shown against one variable.
public struct ExclusionSlice: Sendable {
  /// The label, or sum of labels, along the axis.
  public let variable: String
  private let form: LinearForm
  private let fixed: [(text: String, form: LinearForm, value: Double)]

  /// - Parameters:
  ///   - variable: an expression of labels, e.g. `m1` or `m1-m2`.
  ///   - fixed: conditions such as `m2=100`.
  ///   - labels: the names of a point's values.
  public init(_ variable: String, at fixed: [String], labels: [String]) throws(KitProblem) {
    self.variable = variable
    form = try KitProblem.wrapping { try LinearForm(variable, names: labels) }
    var conditions: [(String, LinearForm, Double)] = []
    for text in fixed {
      guard let equals = text.lastIndex(of: "="), let value = Double(text[text.index(after: equals)...]) else {
        throw KitProblem("--at \(text): is not of the form NAME=VALUE", hint: "e.g. --at m2=100")
      }
      let name = String(text[..<equals])
      conditions.append((name, try KitProblem.wrapping { try LinearForm(name, names: labels) }, value))
    }
    self.fixed = conditions
  }

  /// Limits along the slice; on cross-sections where all its points have a predicted one.
  ///
  /// - Parameters:
  ///   - result: the whole grid.
  ///   - poi: what the limits are on.
  ///   - uncertainty: the relative uncertainty of a point's prediction.
  public func limits(
    of result: ExclusionResult, poi: String, uncertainty: (ExclusionPoint) -> Double?
  ) throws(KitProblem) -> LimitsVersusResult {
    let points = try points(of: result)
    let isScaled = points.allSatisfy { $0.point.crossSection != nil }
    let theory = points.compactMap { value, point -> LimitsVersusResult.Theory? in
      guard isScaled, let prediction = point.crossSection else { return nil }
      let share = uncertainty(point)
      return .init(
        value: value, prediction: prediction, lower: share.map { prediction * (1 - $0) },
        upper: share.map { prediction * (1 + $0) })
    }
    var header = result.header
    header.kind = LimitsVersusResult.kind
    return LimitsVersusResult(
      header: header, poi: poi, level: result.interpolation.level, isScaled: isScaled,
      points: points.map { point($0.value, $0.point, result, isScaled ? $0.point.crossSection ?? 1 : 1) },
      theory: theory,
      excluded: .init(
        observed: Self.ranges(points) { $0.observed }, expected: Self.ranges(points) { $0.expected?[2] }))
  }

  private static func ranges(
    _ points: [(value: Double, point: ExclusionPoint)], _ limit: (ExclusionPoint.Limits) -> Double?
  ) -> [[Double]] {
    ExcludedRanges.below(points.map { ($0.value, $0.point.upperLimit.flatMap(limit)) })
  }

  private func point(
    _ value: Double, _ point: ExclusionPoint, _ result: ExclusionResult, _ factor: Double
  ) -> LimitsVersusResult.Point {
    let expected = point.upperLimit?.expected?.map { Optional($0 * factor) } ?? Array(repeating: nil, count: 5)
    return .init(
      value: value, observed: point.upperLimit?.observed.map { $0 * factor }, expected: expected,
      workspace: result.regions.first { $0.name == point.region }?.workspace ?? result.header.workspace)
  }

  /// The signals of the slice in ascending order of the variable.
  private func points(of result: ExclusionResult) throws(KitProblem) -> [(value: Double, point: ExclusionPoint)] {
    let known = result.points.filter { $0.state == .converged && $0.upperLimit?.observed != nil }
    guard !known.isEmpty else {
      throw KitProblem("--versus \(variable): no point has an upper limit", hint: "add --upper-limits")
    }
    let inside = known.filter { point in fixed.allSatisfy { isMet($0, point) } }
    let placed = inside.compactMap { point in form.value(point.labels).map { (value: $0, point: point) } }
      .sorted { $0.value < $1.value }
    guard placed.count > 1 else {
      let all = fixed.map { "\($0.text): \(values($0.form, known))" }
      throw KitProblem(
        "--at \(fixed.map { "\($0.text)=\($0.value)" }.joined(separator: " ")): holds \(placed.count) points, not two",
        hint: "the grid's values are: \(all.joined(separator: "; "))")
    }
    if let twice = zip(placed, placed.dropFirst()).first(where: { $0.value == $1.value }) {
      let others = Set(twice.0.point.labels.keys).subtracting(form.coefficients.keys).sorted()
      let hints = others.map { name in
        "\(name)=" + values(LinearForm(coefficients: [name: 1]), known)
      }
      throw KitProblem(
        "--versus \(variable): several points have the value \(twice.0.value)",
        hint: "choose a slice with --at, e.g. \(hints.joined(separator: "; "))")
    }
    return placed
  }

  private func isMet(_ condition: (text: String, form: LinearForm, value: Double), _ point: ExclusionPoint) -> Bool {
    guard let value = condition.form.value(point.labels) else { return false }
    return abs(value - condition.value) < 1e-6 * max(1, abs(condition.value))
  }

  /// A list for a hint, most of it left out where it is long.
  private func values(_ form: LinearForm, _ points: [ExclusionPoint]) -> String {
    let values = Set(points.compactMap { form.value($0.labels) }).sorted().map { "\($0)" }
    guard values.count > 8 else { return values.joined(separator: ", ") }
    return values.prefix(7).joined(separator: ", ") + ", …, " + (values.last ?? "")
  }
}
