// Smooth curves through points: a circle from few points, straight steps, ends.
import Foundation
import SceneGraph
import Testing

@testable import Plotting

@Suite struct FreeCurveTests {
  private static func circle(_ count: Int, radius: Double = 100) -> [Point] {
    (0..<count).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      return Point(x: radius * cos(angle), y: radius * sin(angle))
    }
  }

  /// Points along a path's cubics and lines.
  private func samples(_ path: Path) -> [Point] {
    var last = Point(x: 0, y: 0), points: [Point] = []
    for segment in path.segments {
      switch segment {
      case .move(let point): last = point
      case .line(let point):
        points += [0.25, 0.5, 0.75].map {
          Point(x: last.x + $0 * (point.x - last.x), y: last.y + $0 * (point.y - last.y))
        }
        last = point
      case .cubic(let a, let b, let end):
        points += [0.25, 0.5, 0.75].map { t in
          let u = 1 - t, w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
          return Point(
            x: w.0 * last.x + w.1 * a.x + w.2 * b.x + w.3 * end.x, y: w.0 * last.y + w.1 * a.y + w.2 * b.y + w.3 * end.y
          )
        }
        last = end
      case .close: break
      }
    }
    return points
  }

  /// 40 points around a circle of 100 points' radius: the curve is round to a thousandth of a point.
  @Test func aCircle() {
    let path = FreeCurve(Self.circle(40), isClosed: true).path
    for point in samples(path) {
      #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 100) < 2e-3)
    }
  }

  @Test func anOpenArcEndsRoundToo() {
    let path = FreeCurve(Array(Self.circle(40).prefix(20)), isClosed: false).path
    for point in samples(path) {
      #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 100) < 2e-2)
    }
    #expect(path.segments.count == 20)
  }

  @Test func straightStepsStayStraight() {
    let square = [Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 10, y: 10), Point(x: 0, y: 10)]
    let path = FreeCurve(square, isClosed: true, straight: [0, 1, 2, 3]).path
    #expect(samples(path).allSatisfy { $0.x == 0 || $0.x == 10 || $0.y == 0 || $0.y == 10 })
    let half = FreeCurve(Self.circle(12), isClosed: true, straight: [0]).path
    guard case .line = half.segments[1], case .cubic = half.segments[2] else {
      Issue.record("only the first step is straight")
      return
    }
  }

  @Test func pointsOnEachOtherAndFewPoints() {
    let doubled = [Point(x: 0, y: 0), Point(x: 0, y: 0), Point(x: 5, y: 1), Point(x: 9, y: 9)]
    #expect(samples(FreeCurve(doubled, isClosed: true).path).allSatisfy { $0.x.isFinite && $0.y.isFinite })
    #expect(FreeCurve([Point(x: 0, y: 0), Point(x: 1, y: 1)], isClosed: false).path.segments.count == 2)
  }
}
