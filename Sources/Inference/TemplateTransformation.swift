// What pruning and symmetrising make of a pair of variations (STATISTICS §11).
import Results

extension TemplatesResult.Transformation {
  /// The changed variations of a template; all arrays run over the same bins.
  func applied(to sides: TemplatesResult.Sides, nominal: [Double]) -> TemplatesResult.Sides {
    switch self {
    case .twoSided: Self.mirrored(nominal) { (sides.up[$0] - sides.down[$0]) / 2 }
    case .oneSided: Self.mirrored(nominal, Self.single(sides, nominal))
    case .absoluteMean:
      Self.mirrored(nominal) { bin in
        let (up, down) = (sides.up[bin] - nominal[bin], sides.down[bin] - nominal[bin])
        return (abs(up) + abs(down)) / 2 * (up < 0 ? -1 : 1)
      }
    case .maximum:
      Self.mirrored(nominal) { bin in
        let (up, down) = (sides.up[bin] - nominal[bin], nominal[bin] - sides.down[bin])
        return abs(up) >= abs(down) ? up : down
      }
    case .normalisation: Self.both(sides) { Self.scaled(nominal, by: Self.ratio($0, nominal)) }
    case .shape: Self.both(sides) { Self.scaled($0, by: Self.ratio(nominal, $0)) }
    }
  }

  /// Nominal ± a difference.
  private static func mirrored(_ nominal: [Double], _ difference: (Int) -> Double) -> TemplatesResult.Sides {
    TemplatesResult.Sides(
      up: nominal.indices.map { nominal[$0] + difference($0) },
      down: nominal.indices.map { nominal[$0] - difference($0) })
  }

  /// The distance of up, or that of down with its sign turned where up says nothing.
  private static func single(_ sides: TemplatesResult.Sides, _ nominal: [Double]) -> (Int) -> Double {
    sides.up == nominal ? { nominal[$0] - sides.down[$0] } : { sides.up[$0] - nominal[$0] }
  }

  private static func both(
    _ sides: TemplatesResult.Sides, _ change: ([Double]) -> [Double]
  ) -> TemplatesResult.Sides {
    TemplatesResult.Sides(up: change(sides.up), down: change(sides.down))
  }

  private static func scaled(_ yields: [Double], by factor: Double) -> [Double] { yields.map { $0 * factor } }

  /// Of two sums; 1 where there is no second one.
  private static func ratio(_ yields: [Double], _ other: [Double]) -> Double {
    let sum = other.reduce(0, +)
    return sum != 0 ? yields.reduce(0, +) / sum : 1
  }
}
