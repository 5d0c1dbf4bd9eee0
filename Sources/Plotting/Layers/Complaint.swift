// Checks of a layer's numbers that several layers share, and their wording.

/// Words for numbers that do not fit together; nil where they do.
enum Complaint {
  static func edges(_ edges: [Double]) -> String? {
    guard edges.count >= 2 else { return "needs at least two bin edges, has \(edges.count)" }
    guard edges.allSatisfy(\.isFinite) else { return "has a bin edge that is not finite" }
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else { return "has bin edges that do not ascend" }
    return nil
  }

  static func count(_ values: [Double], bins: Int, of what: String) -> String? {
    guard values.count == bins else { return "\(what) has \(values.count) values for \(bins) bins" }
    guard values.allSatisfy(\.isFinite) else { return "\(what) has a value that is not finite" }
    return nil
  }

  static func optionalCount(_ values: [Double?], bins: Int, of what: String) -> String? {
    guard values.count == bins else { return "\(what) has \(values.count) values for \(bins) bins" }
    guard values.allSatisfy({ $0?.isFinite ?? true }) else { return "\(what) has a value that is not finite" }
    return nil
  }

  static func lists(_ lists: [(name: String, values: [Double])]) -> String? {
    guard let first = lists.first else { return nil }
    for list in lists {
      guard list.values.count == first.values.count else {
        return "\(list.name) has \(list.values.count) values, \(first.name) has \(first.values.count)"
      }
      guard list.values.allSatisfy(\.isFinite) else { return "\(list.name) has a value that is not finite" }
    }
    return nil
  }
}

extension Complaint {
  static func ascend(_ values: [Double]) -> Bool { zip(values, values.dropFirst()).allSatisfy { $0 < $1 } }
}
