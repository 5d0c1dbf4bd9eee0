// What a grid's tests found, as a table for the terminal.
import Results

/// Points with their CLs, how many are excluded, and the remarks.
public struct ExclusionTable: Sendable {
  private let result: ExclusionResult

  /// Every part by its name.
  public init(_ result: ExclusionResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String { (rows + [""] + summary + result.notes).map { $0 + "\n" }.joined() }

  private var rows: [String] {
    let hasLimits = result.points.contains { $0.upperLimit != nil }
    var columns = TextColumns([.left] + Array(repeating: .right, count: 7) + [.left])
    let axes = result.axes.map(\.name)
    columns.add(
      ["signal"] + axes
        + ["CLs", "expected", "−1σ", "+1σ", hasLimits ? "limit" : "", result.regions.isEmpty ? "" : "best"])
    for point in result.points { columns.add(row(point)) }
    return columns.lines
  }

  private func row(_ point: ExclusionPoint) -> [String] {
    func number(_ value: Double?) -> String { value.map { DecimalText.short($0, digits: 3) } ?? "–" }
    func probability(_ value: Double?) -> String {
      guard let value, value < Self.least else { return number(value) }
      return "<\(number(Self.least))"
    }
    let places = point.values.count == 2 ? point.values.map { DecimalText.short($0) } : ["–", "–"]
    guard point.state == .converged else {
      return [point.name] + places + [point.state.rawValue, "", "", "", "", ""]
    }
    let bands = point.clsExpected
    return [point.name] + places + [
      probability(point.clsObserved), probability(bands?[2]), probability(bands?[1]), probability(bands?[3]),
      point.upperLimit == nil ? "" : number(point.upperLimit?.observed),
      result.regions.isEmpty ? "" : point.region ?? "",
    ]
  }

  /// Probabilities below say nothing of a model: nobody knows its tails so well.
  private static let least = 1e-9

  private var summary: [String] {
    let alpha = 1 - result.interpolation.level, points = result.points.filter { $0.state == .converged }
    func excluded(_ cls: (ExclusionPoint) -> Double?, _ limit: (ExclusionPoint) -> Double?) -> Int {
      points.count { point in cls(point).map { $0 < alpha } ?? limit(point).map { $0 < 1 } ?? false }
    }
    let observed = excluded({ $0.clsObserved }, { $0.upperLimit?.observed })
    let expected = excluded({ $0.clsExpected?[2] }, { $0.upperLimit?.expected?[2] })
    let level = DecimalText.short(100 * result.interpolation.level, digits: 4)
    let hasExpected = points.contains { $0.clsExpected != nil || $0.upperLimit?.expected != nil }
    let words = hasExpected ? ", \(expected) expected" : ""
    var lines = ["\(points.count) signals: \(observed) excluded at \(level) % CL\(words)"]
    if !result.regions.isEmpty {
      let counts = result.regions.map { region in "\(region.name) \(points.count { $0.region == region.name })" }
      lines.append("the best expected: \(counts.joined(separator: ", "))")
    }
    for point in result.points where point.state != .converged {
      lines.append("\(point.name): \(point.state.rawValue)\(point.message.map { ": \($0)" } ?? "")")
    }
    return lines
  }
}
