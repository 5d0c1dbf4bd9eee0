// Result files: JSON in, JSON out, with a clear word when a file is of another kind or version.
import JSONTree
import Results

/// Reads and writes results as DESIGN's result files.
public enum ResultFiles {
  /// The text of a result file.
  public static func text(_ result: some Encodable) throws(KitProblem) -> [UInt8] {
    try KitProblem.wrapping { try JSONTreeEncoder().encode(result) }
  }

  /// A result file whose version this build reads, and its kind.
  public static func document(_ path: String) throws(KitProblem) -> (document: JSONDocument, kind: String) {
    let document = try KitProblem.wrapping { try JSONDocument(contentsOf: path) }
    guard let version = document.root["schema_version"]?.integer else {
      throw KitProblem("\(path) is not a result file: it has no schema_version", hint: "--save writes result files")
    }
    guard version == ResultSchema.version else {
      throw KitProblem(
        "\(path) has schema_version \(version), this hfplot reads \(ResultSchema.version)",
        hint: "make it again with this version")
    }
    return (document, document.root["kind"]?.string ?? "")
  }

  /// Reads a saved result of a known type.
  /// - Throws: a problem that names the verb which makes such a result when the file holds another kind.
  public static func load<Result: SavedResult>(
    _ type: Result.Type, from path: String, verb: String
  ) throws(KitProblem) -> Result {
    let (document, kind) = try document(path)
    guard kind == Result.kind else {
      throw KitProblem(
        "\(path) holds a result of kind '\(kind)', expected '\(Result.kind)'",
        hint: "make one with hfplot \(verb) WORKSPACE --save \(PageNames.safe(Result.kind)).json")
    }
    return try decode(document, path: path)
  }

  /// The result in a document, whose lists have the lengths that figures and tables count on.
  static func decode<Result: SavedResult>(_ document: JSONDocument, path: String) throws(KitProblem) -> Result {
    let result = try KitProblem.wrapping { try JSONTreeDecoder().decode(Result.self, from: document) }
    guard let problem = result.shapeProblem else { return result }
    throw KitProblem("\(path): \(problem)", hint: "make the file again with hfplot, or give every bin its number")
  }

  /// Reads a saved fit.
  public static func fit(_ path: String) throws(KitProblem) -> FitResult {
    try load(FitResult.self, from: path, verb: "fit")
  }
}
