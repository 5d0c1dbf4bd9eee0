// The plane that a grid is drawn in: two expressions of its labels, and the forbidden side of a line.
import Inference
import Results

/// Both axes and the boundary, as functions of a point's labels.
public struct ExclusionAxes: Sendable {
  /// Both axes.
  public let axes: [ExclusionAxis]
  private let forms: [LinearForm]
  /// The boundary of what is kinematically allowed; nil without one.
  public let boundary: ExclusionBoundary?
  /// The coordinates that are interpolated in, where these are not the axes.
  public let plane: ExclusionInterpolation.Plane?

  /// - Parameters:
  ///   - axes: two expressions, e.g. `m1` and `m1-m2`; nil takes the first two labels.
  ///   - labels: the names of a point's values.
  ///   - unit: of both axes, e.g. `GeV`.
  ///   - forbidden: an inequality such as `m2 > m1 - 125`.
  ///   - logarithmic: `x`, `y` or both.
  ///   - plane: two expressions that the surfaces are made in; nil takes the axes.
  public init(
    _ axes: [String]?, labels: [String], unit: String?, forbidden: String? = nil, logarithmic: Set<String> = [],
    plane: [String]? = nil
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
    self.plane = try plane.map { names throws(KitProblem) in try Self.plane(names, labels, forms) }
    boundary = try forbidden.map { text throws(KitProblem) in try Self.boundary(text, labels, forms) }
  }

  private static func plane(
    _ names: [String], _ labels: [String], _ axes: [LinearForm]
  ) throws(KitProblem) -> ExclusionInterpolation.Plane {
    let parts = try KitProblem.wrapping {
      try names.map { try LinearForm($0, names: labels).inTerms(of: axes[0], axes[1]) }
    }
    guard parts.count == 2, let u = parts[0], let v = parts[1], abs(u.x * v.y - u.y * v.x) > 1e-12 else {
      throw KitProblem(
        "--plane \(names.joined(separator: ",")): is not the plane of the axes",
        hint: "give two different sums of what the axes are made of, e.g. m1,m1-m2")
    }
    return .init(names: names, u: [u.x, u.y, u.constant], v: [v.x, v.y, v.constant])
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
