// Result files: JSON in, JSON out, with a clear word when a file is of another kind or version.
import JSONTree
import Results

/// Reads and writes results as DESIGN's result files.
public enum ResultFiles {
  /// The text of a result file.
  public static func text(_ result: some Encodable) throws(KitProblem) -> [UInt8] {
    try KitProblem.wrapping { try JSONTreeEncoder().encode(result) }
  }

  /// A result that a drawing verb can draw again.
  public enum Loaded: Sendable {
    case fit(FitResult)
    case yields(YieldsResult)
  }

  /// Reads a result of any kind.
  public static func load(_ path: String) throws(KitProblem) -> Loaded {
    let document = try KitProblem.wrapping { try JSONDocument(contentsOf: path) }
    try check(document.root, path: path)
    return try KitProblem.wrapping {
      switch document.root["kind"]?.string {
      case FitResult.kind: .fit(try JSONTreeDecoder().decode(FitResult.self, from: document))
      default: .yields(try JSONTreeDecoder().decode(YieldsResult.self, from: document))
      }
    }
  }

  /// Reads a saved fit.
  public static func fit(_ path: String) throws(KitProblem) -> FitResult {
    guard case .fit(let result) = try load(path) else {
      throw KitProblem("\(path) is not the result of a fit", hint: "make one with hfplot fit WORKSPACE --save fit.json")
    }
    return result
  }

  private static let kinds = [FitResult.kind, YieldsResult.kind]

  private static func check(_ root: JSONNode, path: String) throws(KitProblem) {
    guard let version = root["schema_version"]?.integer else {
      throw KitProblem("\(path) is not a result file: it has no schema_version", hint: "--save writes result files")
    }
    guard version == ResultSchema.version else {
      throw KitProblem(
        "\(path) has schema_version \(version), this hfplot reads \(ResultSchema.version)",
        hint: "make it again with this version")
    }
    let kind = root["kind"]?.string ?? ""
    guard kinds.contains(kind) else {
      throw KitProblem("\(path) is of kind '\(kind)'", hint: "this hfplot draws: \(kinds.joined(separator: ", "))")
    }
  }
}
