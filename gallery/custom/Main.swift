// Draws the custom figures in all formats into the folder that is named, or here.
import HFPlotKit

@main
enum GalleryCustom {
  static let figures: [(name: String, make: @Sendable () throws -> Figure)] = [
    ("oscillation", oscillation), ("interference", interference), ("resonance", resonance),
  ]

  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "."
    for (name, make) in figures {
      let figure = try make()
      for format in Backends.fileExtensions { try figure.write(to: "\(folder)/\(name).\(format)") }
    }
  }
}
