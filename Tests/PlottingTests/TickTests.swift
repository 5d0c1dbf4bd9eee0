// Ticks of any axis: nice numbers, inside the ends, neither too many nor too few.
import Foundation
import SceneGraph
import Styles
import Testing

@testable import Plotting

struct TickTests {
  static let seeds = Array(0..<300)

  private static func ticks(_ axis: Axis, _ lower: Double, _ upper: Double, length: Double = 150) throws -> AxisTicks {
    let style = try Style(kind: "sample")
    let projection = Projection(scale: axis.scale, lower: lower, upper: upper, start: length, end: 0)
    return try TickFinder(
      axis: axis, projection: projection, isVertical: true, look: Look(style),
      labels: LabelSource(typesetter: try Arrangement.typesetter(for: style))
    ).ticks()
  }

  @Test func linearTicksAreNiceAndInside() throws {
    var random = SplitMix(seed: 1)
    for _ in 0..<200 {
      let size = pow(10, random.uniform(-6, 9)), lower = random.uniform(-1, 1) * size
      let upper = lower + random.uniform(0.1, 2) * size
      let ticks = try Self.ticks(Axis(), lower, upper)
      let values = ticks.major.map(\.value), span = upper - lower
      #expect((2...9).contains(values.count), "\(lower) … \(upper): \(values)")
      #expect(values.allSatisfy { $0 >= lower - 1e-9 * span && $0 <= upper + 1e-9 * span })
      let step = (values[1] - values[0]), mantissa = step / pow(10, floor(log10(step) + 1e-9))
      #expect([1, 2, 2.5, 5].contains { abs($0 - mantissa) < 1e-6 }, "a step of \(step)")
      for value in values { #expect(abs(value / step - (value / step).rounded()) < 1e-6) }
      #expect(ticks.minor.allSatisfy { $0 >= lower - 1e-9 * span && $0 <= upper + 1e-9 * span })
      #expect(Set(ticks.major.compactMap { $0.label?.plain }).count == values.count, "labels differ")
    }
  }

  @Test func logarithmicTicksAreMultiplesOfPowers() throws {
    var random = SplitMix(seed: 2)
    for _ in 0..<200 {
      let lower = pow(10, random.uniform(-4, 4)), upper = lower * pow(10, random.uniform(0.3, 8))
      let values = try Self.ticks(Axis(scale: .log), lower, upper).major.map(\.value)
      #expect(values.count >= 2 && values.count <= 20, "\(lower) … \(upper): \(values)")
      #expect(values.allSatisfy { $0 >= lower * 0.999999 && $0 <= upper * 1.000001 })
    }
  }

  @Test func anAxisOfEventsHasThreeLabels() throws {
    for upper in [0.7, 1.1, 1.9, 2.1, 3.3, 5.2, 9.9, 12, 47, 110, 1.3e6] {
      let ticks = try Self.ticks(Axis(), 0, upper)
      #expect(ticks.major.count { $0.label != nil } >= 3, "0 … \(upper)")
    }
  }

  /// The ranges of ratio panels in a single column: three to five labels each.
  @Test func ratioPanelsHaveThreeToFiveLabels() throws {
    let style = try Style(kind: "prefit")
    for reach in style.numbers("ratio.ranges") {
      let projection = Projection(scale: .linear, lower: max(0, 1 - reach), upper: 1 + reach, start: 58, end: 0)
      let finder = TickFinder(
        axis: Axis(), projection: projection, isVertical: true, upperEndIsTaken: true, look: Look(style),
        labels: LabelSource(typesetter: try Arrangement.typesetter(for: style)))
      let labelled = try finder.ticks().major.filter { $0.label != nil && projection($0.value) > 5 }
      #expect((3...5).contains(labelled.count), "±\(reach): \(labelled.map(\.value))")
      #expect(reach > 3 || labelled.contains { $0.value == 1 })
    }
  }

  @Test func symmetricLogarithmsShowZeroAndBothSides() throws {
    let values = try Self.ticks(Axis(scale: .symlog(threshold: 1)), -500, 2000).major.map(\.value)
    #expect(values.contains(0) && values.contains { $0 < 0 } && values.contains { $0 > 0 })
  }

  @Test func evenBinsAreLabelledInEvenSteps() throws {
    let ticks = (1...25).map { Tick(value: Double($0), label: "\($0)") }
    let style = try Style(kind: "sample")
    let projection = Projection(scale: .linear, lower: 0.5, upper: 25.5, start: 0, end: 180)
    let found = try TickFinder(
      axis: Axis(ticks: .fixed(ticks, minor: [])), projection: projection, isVertical: false, look: Look(style),
      labels: LabelSource(typesetter: try Arrangement.typesetter(for: style))
    ).ticks()
    let shown = found.major.filter { $0.label != nil }.map(\.value)
    #expect(found.major.count == 25 && shown.count > 4)
    #expect(Set(zip(shown, shown.dropFirst()).map { $1 - $0 }).count == 1, "\(shown)")
  }

  @Test(arguments: [Scale.linear, .log, .symlog(threshold: 2)]) func scalesCanBeInverted(scale: Scale) {
    for value in [1e-3, 0.5, 1, 2, 2.0001, 77, 1e6] {
      #expect(abs(scale.inverse(scale.forward(value)) - value) < 1e-9 * value)
      if scale.kind != .log { #expect(abs(scale.inverse(scale.forward(-value)) + value) < 1e-9 * value) }
    }
  }
}
