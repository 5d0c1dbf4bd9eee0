// Lines and areas cut at rectangles, hatches laid over regions, long strokes cut into pieces.
import Foundation
import Testing

@testable import SceneGraph

struct GeometryTests {
  private let square = Rect(x: 0, y: 0, width: 10, height: 10)

  // MARK: Clipping

  @Test func aLineIsCutAtTheEdges() throws {
    let part = try #require(square.clip(from: Point(x: -10, y: 5), to: Point(x: 30, y: 5)))
    #expect(part.from == Point(x: 0, y: 5) && part.to == Point(x: 10, y: 5) && part.start == 0.25)
    #expect(square.clip(from: Point(x: -1, y: 11), to: Point(x: 11, y: 11)) == nil)
    #expect(square.clip(from: Point(x: -5, y: 4), to: Point(x: 4, y: -5)) == nil)
  }

  @Test func areasInARectangleAreExact() {
    #expect(abs(Path(Rect(x: 5, y: 5, width: 20, height: 2)).area(in: square) - 10) < 1e-12)
    #expect(
      abs(
        Path(points: [Point(x: 0, y: 0), Point(x: 20, y: 0), Point(x: 0, y: 20)], closed: true).area(in: square) - 100)
        < 1e-12)
    let disk = Path(circleAt: Point(x: 5, y: 5), radius: 4)
    #expect(abs(disk.area(in: square) - .pi * 16) < 0.2)
    #expect(Path(Rect(x: 11, y: 0, width: 5, height: 5)).area(in: square) == 0)
  }

  @Test func holesAreNoArea() {
    let hole = Path(Rect(x: 1, y: 1, width: 8, height: 8)).segments
    let turned = Path(
      points: [Point(x: 0, y: 0), Point(x: 0, y: 10), Point(x: 10, y: 10), Point(x: 10, y: 0)], closed: true)
    #expect(abs(Path(turned.segments + hole).area(in: square) - 36) < 1e-12)
  }

  @Test func linesEnterOrMiss() {
    #expect(Path(points: [Point(x: -5, y: 5), Point(x: 15, y: 5)]).lineEnters(square))
    #expect(!Path(points: [Point(x: -5, y: 11), Point(x: 15, y: 11)]).lineEnters(square))
    // The closing line counts, the inside of an outline does not.
    #expect(!Path(square.insetBy(-1)).lineEnters(square))
  }

  @Test func shapesBeyondTheRangeAreCutWithTheirDashesCarriedOn() throws {
    let far = Path(points: [Point(x: -1000, y: 5), Point(x: 1000, y: 5)])
    let shape = Shape(path: far, stroke: Stroke(color: .black, width: 1, dash: [3, 2], dashPhase: 1))
    let pieces = shape.limited(to: square)
    let piece = try #require(pieces.first)
    #expect(pieces.count == 1 && piece.path.bounds == Rect(x: 0, y: 5, width: 10, height: 0))
    #expect(piece.stroke?.dashPhase == 1001)
    #expect(shape.limited(to: square.insetBy(-2000)) == [shape])
  }

  // MARK: Splitting

  @Test(arguments: [2, 3, 10, 999])
  func longStrokesAreSplitWithoutAGap(limit: Int) {
    let points = (0..<1000).map { Point(x: Double($0), y: Double($0 % 2)) }
    let shape = Shape(path: Path(points: points), stroke: Stroke(color: .black, width: 1, dash: [2, 1]))
    let pieces = shape.split(every: limit)
    #expect(pieces.allSatisfy { $0.path.segments.count <= limit })
    var length = 0.0, end = Point(x: 0, y: 0)
    for piece in pieces {
      guard case .move(let start)? = piece.path.segments.first else { return #expect(Bool(false), "no start") }
      #expect(start == end)
      #expect(abs((piece.stroke?.dashPhase ?? -1) - length) < 1e-6)
      for case .line(let p) in piece.path.segments {
        length += end.distance(to: p)
        end = p
      }
    }
    #expect(end == points.last)
    #expect(abs(length - 999 * 2.squareRoot()) < 1e-6)
  }

  @Test func filledShapesStayWhole() {
    let shape = Shape(path: Path(points: (0..<50).map { Point(x: Double($0), y: 0) }), fill: .solid(.black))
    #expect(shape.split(every: 10) == [shape])
  }

  // MARK: Hatches

  @Test(arguments: [0.0, 30, 45, 90, 135])
  func hatchLinesKeepTheirDistanceAndPhase(angle: Double) {
    let hatch = Hatch(angles: [angle], spacing: 3, lineWidth: 0.5, color: .black)
    let region = Rect(x: 17, y: 40, width: 31, height: 22)
    let lines = hatch.lines(over: region), radians = -angle * .pi / 180
    let normal = Point(x: -sin(radians), y: cos(radians))
    #expect(lines.count > 5)
    let offsets = lines.map { normal.x * $0.from.x + normal.y * $0.from.y }
    for (line, offset) in zip(lines, offsets) {
      #expect(abs(normal.x * line.to.x + normal.y * line.to.y - offset) < 1e-9, "straight along the angle")
      #expect(abs(offset / 3 - (offset / 3).rounded()) < 1e-9, "through the scene's origin")
    }
    for (a, b) in zip(offsets, offsets.dropFirst()) { #expect(abs(abs(b - a) - 3) < 1e-9) }
  }

  @Test func hatchesOfNeighboursAreOne() {
    let hatch = Hatch(angles: [45], spacing: 2, lineWidth: 0.4, color: .black)
    func offsets(_ region: Rect) -> Set<Int> {
      Set(hatch.lines(over: region).map { Int((($0.from.x + $0.from.y) * 1000).rounded()) })
    }
    let left = offsets(Rect(x: 0, y: 0, width: 10, height: 10)),
      right = offsets(Rect(x: 10, y: 0, width: 10, height: 10))
    let both = offsets(Rect(x: 0, y: 0, width: 20, height: 10))
    #expect(left.union(right) == both)
  }
}
