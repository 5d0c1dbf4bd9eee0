// Who wrote an HS3 document: producers give some of its words different meanings.
import JSONTree

/// The dialects of HS3 that HistFactory models are written in (STATISTICS §13).
public enum HS3Dialect: String, Sendable, CaseIterable {
  /// The text of the specification, version 0.2: constraints of single bins are distributions of their own.
  case specification
  /// ROOT's RooFitHS3.
  case root
  /// pyhs3, the implementation in Python.
  case pyhs3

  /// What the numbers `vals` of a shapesys with Poisson constraint are.
  enum ShapesysValues: CaseIterable {
    /// Counts of the auxiliary measurement, tau.
    case counts
    /// Absolute uncertainties of the yields.
    case uncertainties
  }

  var shapesysValues: ShapesysValues? {
    switch self {
    case .root: .counts
    case .pyhs3: .uncertainties
    case .specification: nil
    }
  }

  /// The constraint of a staterror that names none.
  var staterrorDefault: String { self == .pyhs3 ? "Gauss" : "Poisson" }

  /// The producer that a document's metadata name; nil if they do not.
  static func detected(in root: JSONNode) -> HS3Dialect? {
    if let own = root["misc"]?["hfplot"]?["dialect"]?.string { return HS3Dialect(rawValue: own) }
    let packages = root["metadata"]?["packages"]?.elements.compactMap { $0["name"]?.string?.lowercased() } ?? []
    if packages.contains("pyhs3") { return .pyhs3 }
    if packages.contains(where: { $0.hasPrefix("root") }) || root["misc"]?["ROOT_internal"] != nil { return .root }
    // The first drafts, which only ROOT wrote, had objects in the place of lists.
    return root["distributions"]?.kind == .object ? .root : nil
  }
}

extension JSONDocument {
  /// Whether this is an HS3 document, of whatever dialect.
  public var isHS3: Bool {
    guard root.kind == .object, root["distributions"] != nil else { return false }
    return root["likelihoods"] != nil || root["analyses"] != nil || root["metadata"]?["hs3_version"] != nil
  }
}
