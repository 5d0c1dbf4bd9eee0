// Names beside the outliers of a constraint map: the farthest first, each where it touches no other.
import Plotting
import SceneGraph
import Styles

struct PullMapLabels {
  let points: [(row: PullRow, x: Double, y: Double)]
  let reach: Double
  let look: PullLook

  init(_ points: [(PullRow, Double, Double)], reach: Double, look: PullLook) {
    self.points = points.map { (row: $0.0, x: $0.1, y: $0.2) }
    self.reach = reach
    self.look = look
  }

  private var style: Style { look.style }
  private var size: Double { max(style.length("annotation.size"), style.length("text.minimum")) }

  /// Names beside their points where nothing is in the way; the others stay nameless (and are listed).
  var layers: [Layer] {
    // The frame before it is laid out: about as wide and high as the page without its margins.
    let width = style.length("page.width") * Self.frameShare,
      height = width * style.number("page.aspect") * Self.heightShare
    let threshold = PullThreshold(style)
    var taken = points.map { Rect(around: place($0.x, $0.y, width, height), reach: style.length("pulls.fits.size")) }
    for y in [threshold.constraint, 1] {
      taken.append(Rect(x: 0, y: place(0, y, width, height).y, width: width, height: style.length("ratio.line.width")))
    }
    for x in [-threshold.pull, threshold.pull] where abs(x) < reach {
      taken.append(Rect(x: place(x, 0, width, height).x, y: 0, width: style.length("ratio.line.width"), height: height))
    }
    var layers: [Layer] = []
    let chosen = points.filter(\.row.isOutlier).sorted { distance($0) > distance($1) }
    for point in chosen.prefix(style.integer("pulls.map.labels")) {
      let at = place(point.x, point.y, width, height)
      let length = look.naming.width(point.row.title, size: size)
      for candidate in candidates(for: point) {
        let box = candidate.box(at: at, length: length, size: size)
        let isInside = box.x > 0 && box.maxX < width && box.y > 0 && box.maxY < height
        guard isInside, !taken.contains(where: { $0.intersects(box) }) else { continue }
        taken.append(box)
        layers.append(.text(candidate.layer(point.row, at: (point.x, point.y), size: size)))
        break
      }
    }
    return layers
  }

  /// Outwards first, beside the point before above and below it.
  private func candidates(for point: (row: PullRow, x: Double, y: Double)) -> [Candidate] {
    let sides = point.x < 0 ? [-1.0, 1] : [1.0, -1], gap = style.length("pulls.map.gap")
    return [0.0, -1, 1].flatMap { lift in
      sides.map { Candidate(shift: $0 * gap, lift: lift * (size / 2 + gap)) }
    }
  }

  /// A place of a name relative to its point, upwards and to the right.
  private struct Candidate {
    var shift: Double
    var lift: Double

    func box(at point: Point, length: Double, size: Double) -> Rect {
      let left = shift > 0 ? point.x + shift : point.x + shift - length
      return Rect(x: left, y: point.y - lift - size / 2, width: length, height: size)
    }

    func layer(_ row: PullRow, at place: (x: Double, y: Double), size: Double) -> TextLayer {
      TextLayer(
        name: "name.\(row.name)", text: row.title,
        position: Position(x: place.x, y: place.y, offsetX: shift, offsetY: lift),
        alignment: shift > 0 ? .left : .right, size: size)
    }
  }

  private static let frameShare = 0.82
  /// Legend and notes stand above the frame.
  private static let heightShare = 0.8

  private func distance(_ point: (row: PullRow, x: Double, y: Double)) -> Double {
    abs(point.x) + 2 * max(0, 1 - point.y)
  }

  private func place(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Point {
    let ys = points.map(\.y) + style.numbers("pulls.map.including")
    let low = ys.min() ?? 0, high = ys.max() ?? 1
    return Point(x: (x + reach) / (2 * reach) * width, y: (high - y) / max(high - low, 1e-9) * height)
  }
}

extension Rect {
  fileprivate init(around center: Point, reach: Double) {
    self.init(x: center.x - reach / 2, y: center.y - reach / 2, width: reach, height: reach)
  }
}
