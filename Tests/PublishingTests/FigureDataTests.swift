// Numbers of figures as CSV, and as HEPData tables: what comes together, what is left out, how YAML spells it.
import Publishing
import Testing

@Suite struct FigureDataTests {
  static func bins(_ values: [Double]) -> [FigureData.Row] {
    values.indices.map { .init(x: .init(lower: Double($0), upper: Double($0 + 1)), y: .init(values[$0])) }
  }

  static let panel = FigureData.Panel(
    name: "main", x: .init(title: TableName("m"), unit: "GeV"), y: .init(title: TableName("Events")),
    series: [
      .init(layer: "stack", type: "stack", name: "a", title: TableName("a, b"), rows: bins([1e-5, 2])),
      .init(layer: "stack", type: "stack", name: "stack/sum", title: TableName("Sum"), rows: bins([3, 4])),
      .init(
        layer: "band", type: "band", name: "band", title: TableName("Uncertainty"),
        rows: [
          .init(x: .init(lower: 0, upper: 1), y: .init(lower: 2.5, upper: 3.5)),
          .init(x: .init(lower: 1, upper: 2), y: .init(lower: 3, upper: 4.5)),
        ]),
      .init(
        layer: "data", type: "points", name: "data", title: TableName("Data"),
        rows: [.init(x: .init(1.5), y: .init(5, lower: 3, upper: 8))]),
      .init(layer: "one", type: "reference", name: "one", rows: [.init(x: .init(), y: .init(1))]),
    ])
  static let page = FigureData.Page(name: "SR", kind: "prefit", description: "what it is", panels: [panel])

  @Test func csvHasARowAPoint() {
    let lines = FigureData(pages: [Self.page]).csv.split(separator: "\n")
    #expect(lines.count == 1 + 2 + 2 + 2 + 1 + 1)
    #expect(lines[0].hasPrefix("page,panel,layer,type,name,title,piece,x,x_low"))
    #expect(lines[1] == "SR,main,stack,stack,a,\"a, b\",,,0.0,1.0,,1e-05,,,,")
    #expect(lines[7] == "SR,main,data,points,data,Data,,1.5,,,,5.0,3.0,8.0,,")
  }

  @Test func seriesOverTheSameBinsAreOneTable() throws {
    let tables = FigureData.hepDataTables(Self.page)
    let table = try #require(tables.first)
    #expect(tables.count == 1 && table.name == "SR main")
    #expect(table.independent.map(\.name) == ["m"] && table.independent[0].unit == "GeV")
    // The band is the uncertainty of the sum; the point lies in the second bin; the line at 1 is no result.
    #expect(table.dependent.map(\.name) == ["a, b", "Sum", "Data"])
    #expect(table.dependent[1].uncertainties[1] == [.init(label: "uncertainty", minus: -1, plus: 0.5)])
    #expect(table.dependent[2].values == [.missing, .number(5)])
    #expect(table.yaml.contains("- {value: 1.0e-05}") && table.yaml.contains("asymerror: {minus: -2.0, plus: 3.0}"))
    #expect(table.yaml.contains("symerror: 0.5") && table.yaml.contains("- {low: 0.0, high: 1.0}"))
  }

  /// A summary: regions with several bins each, the band and the data in the same places.
  @Test func namesOfRangesStandBesideNumbersOfBins() throws {
    let names = [TableName("SR"), TableName("SR"), TableName("CR")]
    let bins = names.enumerated().map { index, name in
      FigureData.Quantity(lower: Double(index), upper: Double(index + 1), name: name)
    }
    let panel = FigureData.Panel(
      name: "main", x: .init(title: .empty, hasNames: true, namesRanges: true), y: .init(title: TableName("Events")),
      series: [
        .init(
          layer: "stack", type: "stack", name: "b", title: TableName("b"),
          rows: zip(bins, [5.0, 4, 3]).map { .init(x: $0, y: .init($1)) }),
        .init(
          layer: "data", type: "points", name: "data", title: TableName("Data"),
          rows: [.init(x: .init(1.5, name: names[1]), y: .init(7)), .init(x: .init(2.5, name: names[2]), y: .init(2))]),
      ])
    let tables = FigureData.hepDataTables(.init(name: "", kind: "summary", description: "", panels: [panel]))
    let table = try #require(tables.first)
    #expect(tables.count == 1 && table.independent[0].values == [.text("SR"), .text("SR"), .text("CR")])
    #expect(table.independent[1].name == "bin" && table.independent[1].values == [.number(1), .number(2), .number(1)])
    #expect(
      table.dependent.map(\.values) == [[.number(5), .number(4), .number(3)], [.missing, .number(7), .number(2)]])
  }

  @Test func cellsOfAGridAreRowsWithTheirKind() throws {
    func cell(_ x: Double, _ y: Double) -> FigureData.Row {
      .init(
        x: .init(lower: x - 0.4, upper: x + 0.4, name: TableName("x\(Int(x))")),
        y: .init(lower: y - 0.4, upper: y + 0.4, name: TableName("y\(Int(y))")))
    }
    let panel = FigureData.Panel(
      name: "main", x: .init(title: TableName("sample"), hasNames: true), y: .init(title: .empty, hasNames: true),
      series: [
        .init(layer: "kept", type: "box", name: "kept", title: TableName("Kept"), rows: [cell(0, 0), cell(1, 0)]),
        .init(layer: "dropped", type: "box", name: "dropped", rows: [cell(0, 1)]),
      ])
    let tables = FigureData.hepDataTables(.init(name: "", kind: "pruning", description: "", panels: [panel]))
    #expect(tables.count == 1)
    #expect(
      tables[0].independent.map(\.values) == [
        [.text("x0"), .text("x1"), .text("x0")], [.text("y0"), .text("y0"), .text("y1")],
      ])
    #expect(tables[0].dependent.map(\.values) == [[.text("Kept"), .text("Kept"), .text("dropped")]])
  }

  @Test func namesAlongAnAxisAreTheIndependentVariable() throws {
    let name = TableName(plain: "α", tex: "$\\alpha$")
    let panel = FigureData.Panel(
      name: "main", x: .init(title: TableName("pull")), y: .init(title: .empty, hasNames: true),
      series: [
        .init(
          layer: "fit", type: "points", name: "fit", title: TableName("Fit"),
          rows: [.init(x: .init(0.2, lower: -0.8, upper: 1.2), y: .init(0, name: name))]),
        .init(
          layer: "up", type: "box", name: "up", title: TableName("up"),
          rows: [.init(x: .init(lower: -0.3, upper: 0), y: .init(lower: -0.3, upper: 0, name: name))]),
        .init(
          layer: "ground", type: "box", name: "ground",
          rows: [.init(x: .init(lower: -2, upper: 2), y: .init(lower: -0.5, upper: 20))]),
      ])
    let tables = FigureData.hepDataTables(.init(name: "", kind: "pulls", description: "", panels: [panel]))
    #expect(tables.flatMap { $0.independent.flatMap(\.values) } == [.text("$\\alpha$")])
    #expect(tables.flatMap { $0.dependent.map(\.name) }.sorted() == ["Fit", "up"])
    // A bar from zero is where it ends.
    let bar = tables.flatMap(\.dependent).first { $0.name == "up" }
    #expect(bar?.values == [.number(-0.3)])
  }
}
