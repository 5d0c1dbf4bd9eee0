// At each signal of a grid the search that expects most: chosen before the data are looked at.
import Results

extension ExclusionResult {
  /// The points of the regions, at each signal those of the region with the smallest median expected CLs (or expected
  /// limit, where only limits are known). Signals are the same where their labels are.
  ///
  /// - Returns: in the order of the first region that has them, each with its region's name.
  public static func best(of regions: [ExclusionRegion]) -> [ExclusionPoint] {
    var places: [[String: Double]: Int] = [:], best: [ExclusionPoint] = []
    for region in regions {
      for var point in region.points {
        point.region = region.name
        guard let place = places[point.labels] else {
          places[point.labels] = best.count
          best.append(point)
          continue
        }
        if point.isMoreSensitive(than: best[place]) { best[place] = point }
      }
    }
    return best
  }
}

extension ExclusionPoint {
  /// What is known of the expectation only; points without any are the least sensitive.
  fileprivate func isMoreSensitive(than other: ExclusionPoint) -> Bool {
    guard state == .converged else { return false }
    guard other.state == .converged else { return true }
    if let own = clsExpected?[2], let others = other.clsExpected?[2] { return own < others }
    if let own = upperLimit?.expected?[2], let others = other.upperLimit?.expected?[2] { return own < others }
    return clsExpected != nil && other.clsExpected == nil
  }
}
