// Pruning by impact: parameters go as long as the parameter of interest does not notice.
import HistFactory
import Inference
import Likelihood
import Minimization
import Results

/// Ranks the constrained scalars of a fit by what holding them at their nominal value does to the parameter of interest,
/// and chooses as many as may go together, in the Gaussian limit.
///
/// Holding a set S at its nominal values moves μ by −C_μS C_SS⁻¹ (θ̂_S − θ⁰_S) and takes C_μS C_SS⁻¹ C_Sμ off its
/// variance; one parameter after the other, each step is the one of a single parameter with what the steps before left.
struct ImpactPruning {
  let likelihood: CompiledLikelihood
  let poi: Int
  /// Names that may go.
  let candidates: Set<String>
  let threshold: Double

  /// Names in the order in which they may go: the first n of them for any n.
  func order(_ best: BestFit) -> [String] {
    guard let covariance = best.covariance else { return [] }
    let sigma = covariance.standardDeviation(poi)
    guard sigma > 0 else { return [] }
    let nominal = likelihood.nominalPoint
    let indices = likelihood.parameters.indices.filter {
      candidates.contains(likelihood.parameters[$0].name) && covariance.included[$0] && $0 != poi
    }
    let pulls = indices.map { best.point[$0] - nominal[$0] }
    let sizes = zip(indices, pulls).map { index, pull in
      let slope = covariance[poi, index] / covariance[index, index]
      return max(abs(slope * pull), sigma - (sigma * sigma - slope * covariance[poi, index]).squareRoot()) / sigma
    }
    let ranked = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    return conditioned(ranked.map { indices[$0] }, pulls: ranked.map { pulls[$0] }, covariance, sigma)
  }

  /// Holds one parameter after the other in the covariance; ends where the sum of all would be noticed.
  private func conditioned(_ order: [Int], pulls: [Double], _ covariance: Covariance, _ sigma: Double) -> [String] {
    let rows = [poi] + order, count = rows.count
    var matrix = rows.flatMap { row in rows.map { covariance[row, $0] } }
    var shifts = [0.0] + pulls
    var chosen: [String] = []
    for place in 1..<max(count, 1) {
      let variance = matrix[place * count + place]
      guard variance > 0 else { continue }
      let column = (0..<count).map { matrix[$0 * count + place] }, pull = shifts[place]
      for row in 0..<count {
        let slope = column[row] / variance
        guard slope != 0 else { continue }
        shifts[row] -= slope * pull
        for other in 0..<count { matrix[row * count + other] -= slope * column[other] }
      }
      let widening = sigma - max(matrix[0], 0).squareRoot()
      guard abs(shifts[0]) < threshold * sigma, widening < threshold * sigma else { break }
      chosen.append(likelihood.parameters[rows[place]].name)
    }
    return chosen
  }
}
