// The plane that a grid is drawn in: two expressions of its labels, and the forbidden side of a line.
import Inference
import Results

/// Both axes and the boundary, as functions of a point's labels.
public struct ExclusionAxes: Sendable {
  public let axes: [ExclusionAxis]
  private let forms: [LinearForm]
  public let boundary: ExclusionBoundary?

  /// - Parameters:
  ///   - axes: two expressions, e.g. `m1` and `m1-m2`; nil takes the first two labels.
  ///   - forbidden: an inequality such as `m2 > m1 - 125`.
  ///   - logarithmic: `x`, `y` or both.
  public init(
    _ axes: [String]?, labels: [String], unit: String?, forbidden: String? = nil, logarithmic: Set<String> = []
  ) throws(KitProblem) {
    let names = axes ?? Array(labels.prefix(2))
    guard names.count == 2 else {
      throw KitProblem(
        "--axes \(names.joined(separator: ",")): a plane has two axes",
        hint: "the grid's labels are: \(labels.joined(separator: ", "))")
    }
    let forms = try KitProblem.wrapping { try names.map { try LinearForm($0, names: labels) } }
    self.forms = forms
    self.axes = zip(names, ["x", "y"]).map { name, side in
      ExclusionAxis(name: name, unit: unit, isLogarithmic: logarithmic.contains(side))
    }
    boundary = try forbidden.map { text throws(KitProblem) in try Self.boundary(text, labels, forms) }
  }

  private static func boundary(
    _ text: String, _ labels: [String], _ forms: [LinearForm]
  ) throws(KitProblem) -> ExclusionBoundary {
    let inequality = try KitProblem.wrapping { try LinearInequality(forbidden: text, names: labels) }
    guard let line = inequality.allowed.inTerms(of: forms[0], forms[1]) else {
      throw KitProblem(
        "--forbidden \"\(text)\": is not a line in the plane of the axes", hint: "name only what the axes are made of")
    }
    return ExclusionBoundary(text: text, x: line.x, y: line.y, constant: line.constant)
  }

  /// Puts points on the axes.
  public func place(_ points: [ExclusionPoint]) -> [ExclusionPoint] {
    points.map { point in
      var point = point
      let values = forms.compactMap { $0.value(point.labels) }
      point.values = values.count == 2 ? values : []
      return point
    }
  }
}
