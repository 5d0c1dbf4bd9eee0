// Functions of the parameters at the best fit.
import Expressions
import Inference
import Results

extension Analysis {
  /// Derives functions of the parameters from a fit.
  /// - Parameters:
  ///   - texts: `a/b`, or `ratio=a/b` for a quantity with a name.
  ///   - options: of the fit.
  ///   - isProfiled: whether intervals of the profile likelihood are found too.
  ///   - command: the command in canonical form.
  public func derive(
    _ texts: [String], _ options: FitOptions = FitOptions(), isProfiled: Bool = true, command: CanonicalCommand? = nil
  ) throws(KitProblem) -> DerivedResult {
    try KitProblem.wrapping {
      let requests = try texts.map(Self.derivedRequest)
      return try DerivedQuantities(
        model, interpolation: request.interpolation, requests, options: options, isProfiled: isProfiled
      ).run(origin: origin(command: command))
    }
  }

  /// What stands before a single = is a name, if it is made of words; `a == b` and `a <= b` are comparisons.
  private static func derivedRequest(_ text: String) throws -> DerivedRequest {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].first != "=", parts[0].unicodeScalars.allSatisfy(isPartOfName) {
      let name = trimmed(parts[0])
      if !name.isEmpty { return DerivedRequest(name: name, expression: try Expression(trimmed(parts[1]))) }
    }
    return DerivedRequest(name: text, expression: try Expression(text))
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "." || scalar == " " || ("0"..."9").contains(scalar) || scalar.properties.isAlphabetic
  }

  private static func trimmed(_ text: Substring) -> String {
    let front = text.drop { $0 == " " }
    return String(front.prefix(front.count - front.reversed().prefix { $0 == " " }.count))
  }
}
