// Grids of other tools: names of columns, missing values, places of problems.
import Exchange
import Foundation
import Results
import Testing

@Suite struct SignalTableTests {
  private func file(_ text: String, _ name: String = "grid") throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "hfplot-\(UUID().uuidString)-\(name)").path
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  @Test func harvestsAreRead() throws {
    let path = try file(
      """
      [{"m0": 1000.0, "m12": 100.0, "CLs": 0.11, "CLsexp": 0.12, "clsd1s": 0.03, "clsu1s": 0.35, "clsd2s": 0.009,
        "clsu2s": 0.69, "upperLimit": -1.0, "covqual": 3.0, "p0": 0.05, "xsec": -999007.0},
       {"m0": 200, "m12": 120, "CLs": -1, "fID": -1}]
      """)
    let table = try SignalTable(contentsOf: path)
    #expect(table.labels == ["m0", "m12"])
    #expect(table.points[0].clsExpected == [0.009, 0.03, 0.12, 0.35, 0.69])
    #expect(table.points[0].clsObserved == 0.11)
    #expect(table.points[0].upperLimit == nil && table.points[0].crossSection == nil)
    #expect(table.points[1].state == .failed)
    #expect(table.points[1].labels == ["m0": 200, "m12": 120])
  }

  @Test func tablesWithAHeaderAreRead() throws {
    let path = try file("#: a remark\nm1,m2,CLs,cls_observed_up,cls_observed_down\n100,20,0.01,0.005,0.02\n200,30,,,\n")
    let table = try SignalTable(contentsOf: path)
    #expect(table.points.count == 2)
    #expect(table.points[0].clsObservedTheory == .init(up: 0.005, down: 0.02))
    #expect(table.points[1].state == .failed)
  }

  @Test func columnsCanBeNamed() throws {
    let path = try file("$m(\\tilde\\chi)$ [GeV],\"m, other\",$\\sigma$\n100,20,29.8\n")
    let table = try SignalTable(contentsOf: path, columns: ["m1", "m2", "cross_section_limit"])
    #expect(table.points[0].labels == ["m1": 100, "m2": 20])
    #expect(table.points[0].upperLimit?.crossSection == 29.8)
    #expect(throws: ExchangeProblem.self) { try SignalTable(contentsOf: path, columns: ["m1"]) }
  }

  @Test func rowsOfAnotherLengthAreRefusedWithTheirLine() throws {
    let path = try file("m1,m2,CLs\n1,2,0.1\n1,2\n")
    let problem = #expect(throws: ExchangeProblem.self) { try SignalTable(contentsOf: path) }
    #expect(problem?.place.hasSuffix(":3") == true)
  }

  @Test func crossSectionsAreInterpolatedInTheLogarithm() throws {
    let path = try file("# mass xsec uncertainty\n100 1000 50\n200 10 1\n")
    let table = try CrossSectionTable(contentsOf: path)
    let middle = try #require(table(150))
    #expect(abs(middle.value - 100) < 1e-9)
    #expect(abs(middle.uncertainty - 7.5) < 1e-9)
    #expect(table(99) == nil && table(201) == nil)
  }

  @Test func curvesHavePieces() throws {
    let path = try file("x,y\n1,2\n3,4\n\n0,0\n1,0\n1,1\n0,0\n")
    let paths = try CurveTable.paths(contentsOf: path)
    #expect(paths.map(\.closed) == [false, true])
    #expect(paths[1].points.count == 3)
  }
}
