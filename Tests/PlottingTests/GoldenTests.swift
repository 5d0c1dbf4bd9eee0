// The layout of every sample figure, to 0.01 pt, as recorded and looked at.
import GoldenFiles
import SceneGraph
import Testing

@testable import Plotting

struct GoldenTests {
  @Test func layoutsAreTheRecordedOnes() throws {
    for (name, figure) in try SampleFigures.all() {
      let outline = try OutlineBackend().render(try SampleFigures.scene(figure))
      let difference = GoldenFile("outline/\(name).txt").difference(from: String(decoding: outline, as: UTF8.self))
      #expect(difference == nil)
    }
  }

  @Test func noSampleFigureHasAnError() throws {
    for (name, figure) in try SampleFigures.all() {
      let errors = FigureCheck.findings(figure, try SampleFigures.scene(figure)).filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(name): \(errors.map(\.description).joined(separator: "\n"))")
    }
  }

  @Test func layingOutTwiceGivesTheSame() throws {
    let figures = try SampleFigures.all()
    let first = try #require(figures.first).figure
    #expect(try SampleFigures.scene(first) == SampleFigures.scene(first))
  }
}
