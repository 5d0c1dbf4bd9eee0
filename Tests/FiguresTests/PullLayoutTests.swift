// Rows of pulls on columns and pages: none lost, none doubled, no column too long, no heading alone.
import Testing

@testable import Figures

@Suite struct PullLayoutTests {
  private func sections(_ counts: [Int]) -> [PullSection] {
    counts.enumerated().map { section, count in
      PullSection(
        title: "S\(section)",
        rows: (0..<count).map { row in
          PullRow(name: "p\(section).\(row)", title: "", pulls: [], ratio: nil, isOutlier: false)
        })
    }
  }

  private func layout(_ counts: [Int], side: Int, longest: Int = 45) -> PullLayout {
    PullLayout(sections(counts), longest: longest, least: 12, continued: { $0 + "+" }, fits: { $0.count <= side })
  }

  @Test(arguments: [[1], [45], [44, 1], [130], [50, 40, 36], [3, 200, 1, 7], [329], [1, 1, 1]], [1, 2, 3, 4])
  func everyRowOnce(counts: [Int], side: Int) {
    let columns = layout(counts, side: side).pages.flatMap { $0 }
    let names = columns.flatMap { $0.compactMap { if case .row(let row) = $0 { row.name } else { nil } } }
    #expect(names == sections(counts).flatMap { $0.rows.map(\.name) })
    for column in columns {
      #expect((1...45).contains(column.count))
      guard case .heading? = column.first, case .row? = column.last else {
        Issue.record("a column begins with a heading and ends with a row")
        continue
      }
    }
    #expect(layout(counts, side: side).pages.allSatisfy { $0.count <= side })
  }

  /// 130 parameters stand on one page of three columns.
  @Test func oneHundredAndThirtyOnOnePage() {
    #expect(layout([100, 7, 19], side: 3).pages.count == 1)
    #expect(layout([126], side: 3).pages.count == 1)
  }

  /// Columns of a page are about as long as each other.
  @Test func columnsAreBalanced() {
    let lengths = layout([60], side: 3).pages.flatMap { $0.map(\.count) }
    #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 2, "\(lengths)")
  }
}
