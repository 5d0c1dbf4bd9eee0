// A format of one's own: the lines of a figure as a gnuplot data file.
import HFPlotKit

/// Writes every path as a block of coordinates, y upwards.
public struct GnuplotBackend: Backend {
  /// Lines of numbers.
  public let format = FileFormat(name: "gnuplot", fileExtension: "dat")
  /// It has no options.
  public init() {}

  /// Every path as points, one a line.
  public func render(_ scene: Scene) throws(RenderError) -> [UInt8] {
    try scene.checkWellFormed(for: format)
    var surface = Blocks(height: scene.size.height)
    try surface.draw(scene.root)
    return Array(surface.text.utf8)
  }

  private struct Blocks: Surface {
    let height: Double
    var text = ""
    mutating func begin(_ group: Group) { text += "# \(group.role) \(group.name ?? "")\n" }
    mutating func end(_ group: Group) {}
    mutating func draw(_ image: Image) {}
    mutating func draw(_ label: Text) { text += "# \(label.plain)\n" }
    mutating func draw(_ shape: Shape) {
      for segment in shape.path.segments {
        switch segment {
        case .move(let point): text += "\n\(point.x) \(height - point.y)\n"
        case .line(let point), .cubic(_, _, let point): text += "\(point.x) \(height - point.y)\n"
        case .close: break
        }
      }
    }
  }
}
