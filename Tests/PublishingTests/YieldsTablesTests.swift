// Tables of yields: which rows there are, in which order, and where their numbers come from.
import Results
import Testing

@testable import Publishing

@Suite struct YieldsTablesTests {
  private static func total(_ yields: [Double], _ uncertainties: [Double], _ sum: Double, _ size: Double)
    -> ChannelYields.Total
  {
    ChannelYields.Total(yields: yields, uncertainties: uncertainties, sum: sum, sumUncertainty: size)
  }

  private static func sample(_ name: String, _ yields: [Double]) -> ChannelYields.Sample {
    ChannelYields.Sample(
      name: name, yields: yields, uncertainties: yields.map { $0 / 10 }, sum: yields.reduce(0, +), sumUncertainty: 1.5)
  }

  private static let channel = ChannelYields(
    name: "SR", binEdges: [0, 10, 25],
    samples: [
      sample("a", [1, 2]), sample("b", [30, 40]), sample("c", [5, 6]), sample("s", [0.5, 0.75]), sample("z", [0, 0]),
    ],
    groups: [.init(name: "ac", members: ["a", "c"], total: total([6, 8], [0.5, 0.6], 14, 1.1))],
    background: total([36, 48], [3, 4], 84, 7), total: total([36.5, 48.75], [3, 4], 85.25, 7), data: [35, 52])

  private static let annotations = Annotations(samples: [
    "a": .init(group: "ac"), "c": .init(group: "ac"), "s": .init(isSignal: true),
  ])

  private func result(_ stage: YieldsResult.Stage) -> YieldsResult {
    YieldsResult(
      header: SampleFit.header, stage: stage, channels: [Self.channel], freeParameters: stage == .prefit ? ["mu"] : [])
  }

  private var names: TableNames { TableNames(Self.annotations) { TableName($0) } }

  @Test func regionsAcross() throws {
    let table = try #require(YieldsTables([result(.prefit), result(.postfit)], names: names).tables.first)
    #expect(table.rows.map(\.name.plain) == ["b", "ac", "Total background", "s", "Total", "Data"])
    #expect(table.rows.map(\.isSum) == [false, false, true, false, true, true])
    #expect(table.rows[1].cells == [.measurement(14, uncertainty: 1.1), .measurement(14, uncertainty: 1.1)])
    #expect(table.rows[2].cells.first == .measurement(84, uncertainty: 7))
    #expect(table.rows[5].cells == [.number(87), .number(87)])
    #expect(table.groups.map(\.columns.count) == [2])
    #expect(table.notes.count == 1)
  }

  @Test func binsAcross() throws {
    let options = YieldsTableOptions(byBin: true)
    let table = try #require(YieldsTables([result(.postfit)], names: names, options: options).tables.first)
    #expect(table.groups.map(\.title.plain) == ["0–10", "10–25"])
    #expect(table.groups.map(\.title.tex) == ["0--10", "10--25"])
    #expect(table.rows[0].cells == [.measurement(30, uncertainty: 3), .measurement(40, uncertainty: 4)])
    #expect(table.notes.isEmpty)
  }

  @Test func manyColumnsMakeSeveralTables() {
    let options = YieldsTableOptions(byBin: true, mostColumns: 2)
    let tables = YieldsTables([result(.prefit), result(.postfit)], names: names, options: options).tables
    #expect(tables.map(\.groups.count) == [1, 1])
  }

  @Test func withoutSignalsThereIsNoSubtotal() {
    let tables = YieldsTables([result(.postfit)]).tables
    #expect(tables.first?.rows.contains { $0.name.plain == "Total background" } == false)
  }
}
