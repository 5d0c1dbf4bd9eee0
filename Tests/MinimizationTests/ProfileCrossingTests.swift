// MINOS intervals against crossings that can be computed otherwise.
import Foundation
import Minimization
import Testing

@Suite struct ProfileCrossingTests {
  /// ν − n ln ν = n − n ln n + ½, by bisection.
  static func poissonCrossing(_ n: Double, _ range: ClosedRange<Double>) -> Double {
    func rise(_ rate: Double) -> Double { rate - n * log(rate) - (n - n * log(n)) - 0.5 }
    var (inner, outer) = (n, range.lowerBound == n ? range.upperBound : range.lowerBound)
    for _ in 0..<200 {
      let middle = 0.5 * (inner + outer)
      if rise(middle) < 0 { inner = middle } else { outer = middle }
    }
    return inner
  }

  @Test(arguments: [1.0, 3, 10, 1000])
  func poissonMean(observed n: Double) throws {
    let objective = AnalyticObjective.counting(
      observed: n, signal: 1, background: 0, width: 0.1, bounds: [1e-9...1e5, 1e-10...10])
    let minimizer = Minimizer(objective)
    let minimum = minimizer.minimize(from: [n + 0.5, 1])
    let up = try #require(minimizer.crossing(of: 0, .upper, from: minimum).value)
    let down = try #require(minimizer.crossing(of: 0, .lower, from: minimum).value)
    #expect(abs(up - Self.poissonCrossing(n, n...1e4)) < 1e-6 * n.squareRoot())
    #expect(abs(down - Self.poissonCrossing(n, 1e-9...n)) < 1e-6 * n.squareRoot())
  }

  /// A profile: μ s + γ b with γ constrained; the crossing satisfies F(μ, γ̂(μ)) = F_min + z²/2.
  @Test(arguments: [1.0, 2.0]) func profiledParameter(z: Double) throws {
    let (n, s, b, width) = (15.0, 3.0, 9.0, 0.2)
    func profile(_ mu: Double) -> Double {
      func nll(_ gamma: Double) -> Double {
        let rate = mu * s + gamma * b
        return rate > 0 ? rate - n * log(rate) + 0.5 * (gamma - 1) * (gamma - 1) / (width * width) : .infinity
      }
      var (low, high) = (1e-6, 5.0)
      for _ in 0..<300 {
        let (left, right) = (low + 0.382 * (high - low), low + 0.618 * (high - low))
        if nll(left) < nll(right) { high = right } else { low = left }
      }
      return nll(0.5 * (low + high))
    }
    let minimizer = Minimizer(
      AnalyticObjective.counting(observed: n, signal: s, background: b, width: width))
    let minimum = minimizer.minimize(from: [1, 1])
    for side in [Minimum.Side.lower, .upper] {
      let crossing = minimizer.crossing(of: 0, side, from: minimum, options: .init(up: 0.5 * z * z))
      let value = try #require(crossing.value)
      #expect(abs(profile(value) - minimum.value - 0.5 * z * z) < 1e-6)
    }
  }

  @Test func aBoundComesFirst() {
    let objective = AnalyticObjective.counting(
      observed: 9, signal: 1, background: 8, width: 0.1, bounds: [0...20, 1e-10...10])
    let minimizer = Minimizer(objective)
    let minimum = minimizer.minimize(from: [1, 1])
    #expect(minimizer.crossing(of: 0, .lower, from: minimum) == .atLimit)
    #expect(minimizer.crossing(of: 0, .upper, from: minimum).value != nil)
  }

  @Test func aLowerMinimumIsReported() {
    // Two wells, the deeper one near x = 2, with a start in the other; the ridge between is lower than the level.
    let objective = AnalyticObjective(bounds: [-5...5]) { point in
      let x = point[0]
      return .init(
        value: (x * x - 4) * (x * x - 4) / 80 - 0.05 * x, gradient: [x * (x * x - 4) / 20 - 0.05],
        hessian: [[(3 * x * x - 4) / 20]])
    }
    let minimizer = Minimizer(objective)
    let left = minimizer.minimize(from: [-2], options: .init(firstCurvature: .exact))
    #expect(left.point[0] < 0)
    guard case .newMinimum(let point) = minimizer.crossing(of: 0, .upper, from: left) else {
      Issue.record("the deeper well was not seen")
      return
    }
    #expect(point[0] > 0)
  }

  @Test func theFitLimitIsAnOutcome() {
    let minimizer = Minimizer(AnalyticObjective.counting(observed: 9, signal: 1, background: 8, width: 0.1))
    let minimum = minimizer.minimize(from: [1, 1])
    #expect(minimizer.crossing(of: 0, .upper, from: minimum, options: .init(fitLimit: 1)) == .callLimit)
  }
}
