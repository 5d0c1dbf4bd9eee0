// Fills of samples: one for each name, and always something to tell neighbours apart by.
import Plotting
import Results
import SceneGraph
import Styles
import Testing

@testable import Figures

struct SamplePaletteTests {
  static func channel(_ names: [String], yields: [Double]? = nil, name: String = "SR") -> ChannelYields {
    let values = yields ?? names.indices.map { Double($0 + 1) * 10 }
    let samples = zip(names, values).map {
      ChannelYields.Sample(name: $0, yields: [$1, $1 / 2], uncertainties: [1, 1])
    }
    let sum = values.reduce(0, +)
    return ChannelYields(
      name: name, samples: samples,
      total: .init(yields: [sum, sum / 2], uncertainties: [2, 2], sum: sum * 1.5, sumUncertainty: 3),
      data: [sum, sum / 2])
  }

  private static func fills(_ names: [String], _ annotations: Annotations = Annotations()) throws -> [Paint] {
    let palette = SamplePalette([channel(names)], annotations: annotations, style: try Style(kind: "prefit"))
    return try names.map { try #require(palette[$0]) }
  }

  @Test(arguments: [1, 3, 6, 8, 10, 17, 30]) func everySampleHasItsOwnFill(count: Int) throws {
    let fills = try Self.fills((0..<count).map { "s\($0)" })
    #expect(Set(fills).count == count)
    let plain = fills.count { if case .solid = $0 { true } else { false } }
    #expect(plain == min(count, 10), "hatches only beyond the palette's length")
  }

  @Test func neighboursOfColoursThatAUserGaveAreHatched() throws {
    var annotations = Annotations()
    annotations.samples["a"] = .init(color: "#5790fc")
    annotations.samples["b"] = .init(color: "#5a92fa")
    annotations.samples["c"] = .init(color: "#5790fc")
    let fills = try Self.fills(["a", "b", "c"], annotations)
    #expect(fills[0] == .solid(Color(red: 0x57 / 255.0, green: 0x90 / 255.0, blue: 0xfc / 255.0)))
    guard case .hatch(let second) = fills[1], case .hatch(let third) = fills[2] else {
      return #expect(Bool(false), "no hatch: \(fills)")
    }
    #expect(second.background == Color(hex: "#5a92fa") && third.background == Color(hex: "#5790fc"))
    #expect(Set(fills).count == 3)
  }

  @Test func lightFillsAreHatchedDark() throws {
    var annotations = Annotations()
    annotations.samples["a"] = .init(color: "#f5f5f5")
    annotations.samples["b"] = .init(color: "#f5f5f5")
    guard case .hatch(let hatch) = try Self.fills(["a", "b"], annotations)[1] else { return #expect(Bool(false)) }
    #expect(hatch.color.luminance < 0.1)
  }

  @Test func coloursDoNotDependOnTheOrderOfChannels() throws {
    let style = try Style(kind: "prefit")
    let one = Self.channel(["a", "b"]), two = Self.channel(["c", "a"], name: "CR")
    let first = SamplePalette([one, two], annotations: Annotations(), style: style)
    let alone = SamplePalette([one, two].reversed().reversed(), annotations: Annotations(), style: style)
    for name in ["a", "b", "c"] { #expect(first[name] == alone[name]) }
  }
}
