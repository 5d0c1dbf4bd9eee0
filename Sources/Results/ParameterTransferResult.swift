// How the parameters of a fit were carried to another model.

extension YieldsResult {
  /// Parameters by what became of them.
  public struct Transfer: Sendable, Equatable, Codable {
    /// A set whose name both models have but which is another one.
    public struct Refusal: Sendable, Equatable, Codable {
      /// The set of parameters that was not carried over.
      public var set: String
      /// Why, in words.
      public var reason: String
      /// Every part by its name.
      public init(set: String, reason: String) {
        self.set = set
        self.reason = reason
      }
    }
    /// Carried over with values, uncertainties and correlations, in the target's order.
    public var matched: [String]
    /// Only the target has them: as before a fit, uncorrelated.
    public var added: [String]
    /// Only the fit has them.
    public var dropped: [String]
    /// As before a fit, although the fit has their names.
    public var refused: [Refusal]

    /// Every part by its name.
    public init(matched: [String], added: [String], dropped: [String], refused: [Refusal]) {
      self.matched = matched
      self.added = added
      self.dropped = dropped
      self.refused = refused
    }
  }
}
