// Places in a report that links lead to.
import Results

/// An anchor for each region and each parameter: by number, because names may hold anything.
public struct ReportAnchors: Sendable {
  private let regions: [String: Int]
  private let parameters: [String: Int]

  /// - Parameter inventory: its channels and parameters are the rows that can be linked to.
  public init(_ inventory: Inventory) {
    regions = Self.numbered(inventory.channels.map(\.name))
    parameters = Self.numbered(inventory.parameterSets.flatMap(\.parameters))
  }

  /// The id of a region's row; nil for a name that the inventory lacks.
  public func region(_ name: String) -> String? { regions[name].map { "region-\($0)" } }

  /// The id of a parameter's row; nil for a name that the inventory lacks.
  public func parameter(_ name: String) -> String? { parameters[name].map { "parameter-\($0)" } }

  private static func numbered(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }
}
