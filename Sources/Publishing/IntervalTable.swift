// Intervals of scans and extents of contours as a table for the terminal.
import Results

/// What a scan found, in words.
public struct IntervalTable: Sendable {
  private let scan: ScanResult

  /// Every part by its name.
  public init(_ scan: ScanResult) { self.scan = scan }

  /// Lines end with a line feed.
  public var text: String {
    var lines = head(scan.parameter, scan.bestFit, scan.intervals)
    for overlay in scan.overlays where !overlay.intervals.isEmpty {
      lines += [""] + head("\(scan.parameter), \(overlay.name)", overlay.bestFit ?? scan.bestFit, overlay.intervals)
    }
    if !scan.breakdown.isEmpty { lines += breakdown }
    return lines.map { $0 + "\n" }.joined() + Self.notes(scan.header)
  }

  private func head(_ name: String, _ bestFit: Double, _ intervals: [ProfileInterval]) -> [String] {
    var columns = TextColumns([.left, .right, .left, .right, .right])
    columns.add(["CL", "−2Δln L", "interval", "", ""])
    for interval in intervals { for row in rows(interval, bestFit) { columns.add(row) } }
    let rounding = intervals.first.flatMap { PDGRounding.smallest($0, around: bestFit) }
    return ["\(name) = \(rounding?.text(bestFit) ?? DecimalText.short(bestFit))"] + columns.lines.map { "  " + $0 }
  }

  private func rows(_ interval: ProfileInterval, _ bestFit: Double) -> [[String]] {
    let cl = Self.percent(interval.cl), delta = DecimalText.fixed(interval.delta, decimals: 4)
    guard !interval.segments.isEmpty else { return [[cl, delta, "none in the range", "", ""]] }
    let rounding = PDGRounding.smallest(interval, around: bestFit).map { PDGRounding(decimals: $0.decimals + 2) }
    func text(_ value: Double) -> String { rounding?.text(value) ?? DecimalText.short(value) }
    return interval.segments.indices.map { index in
      let ends = interval.segments[index]
      let marks = [0, 1].map {
        interval.end(index, $0) == .crossing ? "" : interval.end(index, $0) == .bound ? "*" : "…"
      }
      let holdsBest = ends[0] <= bestFit && bestFit <= ends[1]
      return [
        index == 0 ? cl : "", index == 0 ? delta : "", "[\(text(ends[0]))\(marks[0]), \(text(ends[1]))\(marks[1])]",
        holdsBest ? DecimalText.explicitlySigned(text(ends[0] - bestFit)) : "",
        holdsBest ? DecimalText.explicitlySigned(text(ends[1] - bestFit)) : "",
      ]
    }
  }

  private var breakdown: [String] {
    var columns = TextColumns([.left, .right, .right, .right])
    columns.add(["group held", "members", "down", "up"])
    func text(_ size: Double?, _ sign: String) -> String { size.map { sign + DecimalText.short($0, digits: 3) } ?? "–" }
    for part in scan.breakdown {
      columns.add([part.name, "\(part.members.count)", text(part.down, DecimalText.minus), text(part.up, "+")])
    }
    return ["", "contributions by quadrature difference, each group held by itself"] + columns.lines.map { "  " + $0 }
  }

  static func percent(_ cl: Double) -> String { DecimalText.short(100 * cl, digits: 4) + " %" }

  static func notes(_ header: ResultHeader) -> String {
    let bound = header.status.atBound.isEmpty ? [] : ["at a bound: \(header.status.atBound.joined(separator: ", "))"]
    return (bound + header.status.messages.map { "note: \($0)" }).map { $0 + "\n" }.joined()
  }
}

/// What contours enclose, in words.
public struct ContourTable: Sendable {
  private let contour: ContourResult

  /// Every part by its name.
  public init(_ contour: ContourResult) { self.contour = contour }

  /// Lines end with a line feed.
  public var text: String {
    let (x, y) = (contour.parameters[0], contour.parameters[1])
    var columns = TextColumns([.left, .left, .right, .left, .left, .right, .left])
    columns.add(["", "CL", "−2Δln L", x, y, "points", ""])
    for (name, levels) in [("", contour.levels)] + contour.overlays.map({ ($0.name, $0.levels) }) {
      for level in levels { columns.add(row(name, level)) }
    }
    let best =
      "best fit \(x) = \(DecimalText.short(contour.bestFit[0], digits: 5)), "
      + "\(y) = \(DecimalText.short(contour.bestFit[1], digits: 5))"
    return ([best] + columns.lines).map { $0 + "\n" }.joined() + IntervalTable.notes(contour.header)
  }

  private func row(_ name: String, _ level: ContourLevel) -> [String] {
    let points = level.paths.flatMap(\.points)
    func extent(_ axis: Int) -> String {
      let values = points.map { $0[axis] }
      guard let low = values.min(), let high = values.max() else { return "–" }
      return "[\(DecimalText.short(low, digits: 5)), \(DecimalText.short(high, digits: 5))]"
    }
    let open = level.paths.count { !$0.closed }
    let pieces = level.paths.count == 1 ? "" : "\(level.paths.count) pieces"
    let remark = [pieces, open > 0 ? "\(open) open at a bound" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    return [
      name, IntervalTable.percent(level.cl), DecimalText.fixed(level.delta, decimals: 4), extent(0), extent(1),
      "\(points.count)", remark,
    ]
  }
}

extension PDGRounding {
  /// By the smaller distance of the crossings around a value.
  static func smallest(_ interval: ProfileInterval, around value: Double) -> PDGRounding? {
    let distances = interval.segments.flatMap { $0 }.map { abs($0 - value) }.filter { $0 > 0 }
    return distances.min().flatMap { PDGRounding(uncertainty: $0) }
  }

  init(decimals: Int) { self.decimals = decimals }
}
