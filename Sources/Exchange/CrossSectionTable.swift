// Predicted cross-sections by mass, with their uncertainties: text files of two or three columns.
import JSONTree

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A prediction as a function of one mass; between its rows the logarithm is interpolated linearly.
public struct CrossSectionTable: Sendable, Equatable {
  /// The cross-section at one mass.
  public struct Row: Sendable, Equatable {
    /// In the unit of the file's first column, e.g. GeV.
    public var mass: Double
    /// In the unit of the file, e.g. pb.
    public var value: Double
    /// Absolute, in the same unit.
    public var uncertainty: Double
  }
  /// In ascending order of mass.
  public private(set) var rows: [Row]

  /// Columns: mass, cross-section and, if there is a third, its absolute uncertainty.
  public init(contentsOf path: String) throws {
    let table = try NumberTable(String(decoding: try InputFile.read(path), as: UTF8.self), file: path)
    guard table.columns.count >= 2 else {
      throw ExchangeProblem(
        path, line: nil, "has one column", hint: "give mass, cross-section and, if known, its uncertainty")
    }
    rows = try table.rows.map { row in
      let numbers = row.words.map { Double($0) }
      guard let mass = numbers[0], let value = numbers[1], value > 0 else {
        throw ExchangeProblem(
          path, line: row.line, "is not a mass with a positive cross-section", hint: "e.g. 200 1820.5")
      }
      return Row(mass: mass, value: value, uncertainty: numbers.count > 2 ? numbers[2] ?? 0 : 0)
    }.sorted { $0.mass < $1.mass }
  }

  /// Cross-section and uncertainty at a mass; nil outside the table.
  public func callAsFunction(_ mass: Double) -> (value: Double, uncertainty: Double)? {
    guard let upper = rows.firstIndex(where: { $0.mass >= mass }) else { return nil }
    let high = rows[upper]
    guard high.mass > mass else { return (high.value, high.uncertainty) }
    guard upper > 0 else { return nil }
    let low = rows[upper - 1], share = (mass - low.mass) / (high.mass - low.mass)
    let value = exp(log(low.value) + share * (log(high.value) - log(low.value)))
    let relative = low.uncertainty / low.value * (1 - share) + high.uncertainty / high.value * share
    return (value, value * relative)
  }
}
