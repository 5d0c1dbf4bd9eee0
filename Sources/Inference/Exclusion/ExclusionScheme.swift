// The ways to fill the plane between the points of a grid.

/// How a surface is made from values at points.
public enum ExclusionScheme: String, Sendable, CaseIterable {
  /// Flat in each triangle: never beyond the values of its corners.
  case linear
  /// Cubic with continuous slopes.
  case cloughTocher = "clough-tocher"
  /// Radial functions √(1 + r²).
  case multiquadric
  /// Radial functions r² ln r.
  case thinPlate = "thin-plate"

  /// Parts that a side of the triangulation is divided into to draw the surface's curved lines.
  var steps: Int { self == .linear ? 1 : 12 }
}

/// Points of a grid with their triangles: any number of surfaces through them, all on one mesh.
struct ExclusionPlane {
  let frame: PlaneFrame
  let mesh: SurfaceMesh
  private let triangulation: Triangulation
  private let scheme: ExclusionScheme
  private let basis: RadialBasis?

  /// - Parameters:
  ///   - points: distinct, in data coordinates.
  ///   - values: the surface whose ridges the triangles of a regular grid follow.
  ///   - boundary: the mesh ends there.
  /// - Returns: nil where the points lie on a line.
  init?(
    _ points: [SIMD2<Double>], following values: [Double], scheme: ExclusionScheme, logX: Bool, logY: Bool,
    turn: PlaneTurn = PlaneTurn(), boundary: ((SIMD2<Double>) -> Double)?
  ) {
    guard let frame = PlaneFrame(points, logX: logX, logY: logY, turn: turn) else { return nil }
    let places = points.map(frame.unit)
    let triangulation = Triangulation(places).aligned(with: values)
    guard !triangulation.triangles.isEmpty else { return nil }
    self.frame = frame
    self.triangulation = triangulation
    self.scheme = scheme
    // A line of the data is curved in a logarithmic plane: short sides follow it.
    let steps = boundary == nil || frame.isLinear ? scheme.steps : ExclusionScheme.thinPlate.steps
    let whole = SurfaceMesh(triangulation, steps: steps)
    mesh = boundary.map { inside in whole.cut(where: whole.nodes.map { inside(frame.data($0.position)) }) } ?? whole
    switch scheme {
    case .linear, .cloughTocher: basis = nil
    case .multiquadric: basis = RadialBasis(places, kernel: .multiquadric)
    case .thinPlate: basis = RadialBasis(places, kernel: .thinPlate)
    }
  }

  /// The surface through `values`, one a point, at the nodes of the mesh; nil where the points do not determine it.
  func surface(_ values: [Double]) -> [Double]? {
    switch scheme {
    case .linear:
      return mesh.nodes.map { node in
        let corners = triangulation.triangles[node.home]
        return values[corners.a] * node.weights.x + values[corners.b] * node.weights.y
          + values[corners.c] * node.weights.z
      }
    case .cloughTocher:
      let surface = CloughTocher(triangulation, values)
      return mesh.nodes.map { surface.value(in: $0.home, weights: $0.weights) }
    case .multiquadric, .thinPlate:
      return basis?.surface(values, at: mesh.nodes.map(\.position))
    }
  }
}
