// Hypothesis tests, significances, toys and goodness of fit in words for the terminal.
import Results

/// A hypothesis test.
public struct HypotestTable: Sendable {
  private let result: HypotestResult
  /// Every part by its name.
  public init(_ result: HypotestResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    let name = TestWords.name(result.testStatistic)
    var lines = [
      "\(result.poi.name) = \(DecimalText.short(result.poi.value)) tested, best fit "
        + TestWords.bestFit(result.bestFit),
      "\(name) = \(DecimalText.short(result.testStatisticValue)), Asimov data "
        + DecimalText.short(result.asimovStatistic),
    ]
    var columns = TextColumns([.left, .right, .right, .right, .right, .right, .right])
    columns.add(["", "observed"] + TestWords.bands)
    let isDiscovery = result.testStatistic == .q0
    if let cls = result.cls { columns.add(TestWords.row("CLs", cls)) }
    columns.add(TestWords.row(isDiscovery ? "p₀" : "CLs+b", result.clsb))
    if !isDiscovery { columns.add(TestWords.row("CLb", result.clb)) }
    lines += columns.lines.map { "  " + $0 }
    return lines.map { $0 + "\n" }.joined() + IntervalTable.notes(result.header)
  }
}

/// A significance.
public struct SignificanceTable: Sendable {
  private let result: SignificanceResult
  /// Every part by its name.
  public init(_ result: SignificanceResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    var columns = TextColumns([.left, .right, .right])
    columns.add(["", "p₀", "Z"])
    columns.add(["observed"] + Self.words(result.observed))
    columns.add(
      ["expected (\(result.poi) = \(DecimalText.short(result.expectedSignal)))"] + Self.words(result.expected))
    var lines = columns.lines.map { "  " + $0 }
    if let toys = result.toys { lines.append(Self.counted(toys)) }
    let best = "\(result.poi) = \(TestWords.bestFit(result.bestFit)) at the best fit"
    return ([best] + lines).map { $0 + "\n" }.joined() + IntervalTable.notes(result.header)
  }

  private static func counted(_ toys: SignificanceToys) -> String {
    let p = PDGRounding.text(toys.pValue.value, uncertainty: toys.pValue.error)
    let none = toys.pValue.value == 0 ? ": more toys are needed" : ""
    let z = toys.z.map { ", Z = \(PDGRounding.text($0.value, uncertainty: $0.error)) σ" } ?? none
    let expected = toys.expectedPValue.map { "; median expected p₀ = \(DecimalText.short($0, digits: 4))" } ?? ""
    return "by \(toys.count) toys: p₀ = \(p)\(z)\(expected)"
  }

  private static func words(_ value: Significance) -> [String] {
    [DecimalText.short(value.pValue, digits: 4), DecimalText.fixed(value.z, decimals: 3) + " σ"]
  }
}

/// A toy study.
public struct ToysTable: Sendable {
  private let result: ToysResult
  /// Every part by its name.
  public init(_ result: ToysResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    let toys = result.ensembles.map { "\($0.numbers.count) with \(result.poi.name) = \(Self.value($0.value))" }
    let failed = result.ensembles.reduce(0) { $0 + $1.failures.count }
    var lines = [
      "\(result.poi.name) = \(DecimalText.short(result.poi.value)) tested, "
        + "\(TestWords.name(result.testStatistic)) = \(DecimalText.short(result.observedStatistic)) observed",
      "toys: \(toys.joined(separator: ", ")); \(failed) failed; seed \(result.seed)",
    ]
    if let shard = result.shard { lines.append("shard \(shard.index) of \(shard.count): merge all of them") }
    lines += (probabilities + [""] + pulls).map { $0.isEmpty ? "" : "  " + $0 }
    return lines.map { $0 + "\n" }.joined() + IntervalTable.notes(result.header)
  }

  private var probabilities: [String] {
    var columns = TextColumns([.left, .right, .right])
    columns.add(["", "toys", "asymptotic"])
    let own = result.probabilities, isDiscovery = result.testStatistic == .q0
    func row(_ name: String, _ toys: CountedValue?, _ asymptotic: Double?) {
      columns.add([name, Self.words(toys), asymptotic.map { DecimalText.short($0, digits: 4) } ?? ""])
    }
    if !isDiscovery { row("CLs", own.cls, result.asymptotic.cls) }
    row(isDiscovery ? "p₀" : "CLs+b", own.clsb, result.asymptotic.clsb)
    if !isDiscovery { row("CLb", own.clb, result.asymptotic.clb) }
    for (index, band) in TestWords.bands.enumerated() where index < own.expected.count {
      let toys = own.expected[index].map { DecimalText.short($0, digits: 4) } ?? "–"
      columns.add([
        "\(isDiscovery ? "p₀" : "CLs") expected \(band)", toys, Self.short(result.asymptotic.expected, index),
      ])
    }
    return columns.lines
  }

  private var pulls: [String] {
    guard !result.pulls.isEmpty else { return [] }
    var columns = TextColumns([.left, .right, .right, .right, .right])
    columns.add(["pull of \(result.poi.name)", "mean", "width", "bias", "toys"])
    for pull in result.pulls {
      columns.add([
        pull.hypothesis, Self.words(pull.mean), Self.words(pull.width), Self.words(pull.bias), "\(pull.count)",
      ])
    }
    let off = result.ensembles.reduce(0) { $0 + $1.numbers.count } - result.pulls.reduce(0) { $0 + $1.count }
    let note =
      off > 0
      ? [
        "\(off) toys rest on a bound of \(result.poi.name) and are left out of the pulls; with --statistic t the "
          + "parameter keeps the model's own bounds"
      ] : []
    return columns.lines + note
  }

  private static func words(_ value: CountedValue?) -> String {
    value.map { PDGRounding.text($0.value, uncertainty: $0.error) } ?? "–"
  }

  private static func value(_ value: Double?) -> String { value.map { DecimalText.short($0) } ?? "?" }

  private static func short(_ values: [Double], _ index: Int) -> String {
    values.indices.contains(index) ? DecimalText.short(values[index], digits: 4) : ""
  }
}

/// A goodness-of-fit test.
public struct GoodnessOfFitTable: Sendable {
  private let result: GoodnessOfFitResult
  /// Every part by its name.
  public init(_ result: GoodnessOfFitResult) { self.result = result }

  /// Lines end with a line feed.
  public var text: String {
    let test = result.goodnessOfFit
    var lines = [
      "χ² = \(DecimalText.short(test.chi2, digits: 5)) for \(test.ndof) degrees of freedom (saturated model)",
      "p = \(test.pValue.map { DecimalText.short($0, digits: 4) } ?? "–") by the χ² distribution",
    ]
    if let toys = result.toys {
      let p = toys.pValue.map { PDGRounding.text($0.value, uncertainty: $0.error) } ?? "–"
      lines.append("p = \(p) by \(toys.ensemble.numbers.count) toys, \(toys.ensemble.failures.count) failed")
    }
    return lines.map { $0 + "\n" }.joined() + IntervalTable.notes(result.header)
  }
}

/// Words that tests share.
enum TestWords {
  /// A best fit at its bound of 0 may miss it by rounding.
  static func bestFit(_ value: Double) -> String { DecimalText.short(abs(value) < 1e-9 ? 0 : value, digits: 5) }

  static let bands = ["−2σ", "−1σ", "median", "+1σ", "+2σ"]

  static func name(_ statistic: TestStatistic) -> String {
    switch statistic {
    case .qtilde: "q̃"
    case .q: "q"
    case .q0: "q₀"
    case .t: "t"
    }
  }

  static func row(_ name: String, _ band: ExpectedBand) -> [String] {
    [name] + ([band.observed] + band.expected).map { $0.map { DecimalText.short($0, digits: 4) } ?? "–" }
  }
}
