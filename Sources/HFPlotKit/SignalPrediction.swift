// The predicted cross-sections of a grid's signals and their uncertainty, from numbers or tables by mass.
import Digests
import Exchange
import JSONTree
import Results

/// What theory says about the signals.
public struct SignalPrediction: Sendable {
  /// Tables whose values add up, e.g. one a charge.
  private let tables: [CrossSectionTable]
  /// The label that the tables are functions of.
  private let mass: String?
  private let relative: Double?
  private let theoryTables: [CrossSectionTable]
  /// The files of the uncertainty, with their digests.
  public let theoryFiles: [ExclusionSource]

  /// - Parameters:
  ///   - crossSections: files of mass and cross-section.
  ///   - theory: a relative uncertainty (`0.1` or `10%`), or files with an uncertainty in their third column.
  ///   - mass: the label that the tables are functions of; nil takes the first.
  public init(crossSections: [String] = [], theory: [String] = [], mass: String?) throws(KitProblem) {
    self.mass = mass
    relative = theory.count == 1 ? Self.fraction(theory[0]) : nil
    let files = relative == nil ? theory : []
    (tables, theoryTables) = try KitProblem.wrapping {
      (
        try crossSections.map { try CrossSectionTable(contentsOf: $0) },
        try files.map { try CrossSectionTable(contentsOf: $0) }
      )
    }
    theoryFiles = try KitProblem.wrapping {
      try files.map { ExclusionSource(file: Provenance.baseName($0), sha256: SHA256.hex(try InputFile.read($0))) }
    }
    if let relative, !(relative > 0 && relative < 1) {
      throw KitProblem("--theory \(theory[0]): is not between 0 and 1", hint: "e.g. --theory 0.1 or --theory 10%")
    }
  }

  private static func fraction(_ text: String) -> Double? {
    text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
  }

  /// The signal's cross-section; nil without tables or outside them.
  public func crossSection(of point: ExclusionPoint) -> Double? { sum(tables, at: point)?.value }

  /// The relative uncertainty of the signal's cross-section.
  public func uncertainty(of point: ExclusionPoint) -> Double? {
    relative ?? sum(theoryTables, at: point).map { $0.uncertainty / $0.value }
  }

  private func sum(_ tables: [CrossSectionTable], at point: ExclusionPoint) -> (value: Double, uncertainty: Double)? {
    guard !tables.isEmpty, let mass, let value = point.labels[mass] else { return nil }
    let parts = tables.compactMap { $0(value) }
    guard parts.count == tables.count else { return nil }
    return (parts.reduce(0) { $0 + $1.value }, parts.reduce(0) { $0 + $1.uncertainty })
  }
}
