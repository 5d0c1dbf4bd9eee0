// One table in every format, character by character: escapes, alignment, rules.
import Results
import Testing

@testable import Publishing

@Suite struct TableTests {
  static let table = Table(
    caption: TableName("Yields & more"), corner: TableName("Sample"),
    groups: [
      TableGroup(TableName("SR_1"), [TableName("Pre-fit"), TableName("Post-fit")]),
      TableGroup(TableName(plain: "CR tt", tex: "CR $tt$"), [TableName("Pre-fit"), TableName("Post-fit")]),
    ],
    rows: [
      TableRow(
        TableName("a|b<c"),
        [.measurement(-12.34, uncertainty: 0.119), .empty, .measurement(5, uncertainty: 0), .effect(-0.5, of: 20)]),
      TableRow(TableName("Data, \"x\""), [.number(12), .number(12), .number(1234), .number(0.5)], isSum: true),
    ],
    notes: ["A note."])

  @Test func text() {
    #expect(
      Self.table.text == """
        Yields & more

                      SR_1                      CR tt
        Sample     Pre-fit          Post-fit  Pre-fit  Post-fit
        =================================================================
        a|b<c       −12.34  ± 0.12                  5      −0.5  (−2.5 %)
        -----------------------------------------------------------------
        Data, "x"       12                12     1234       0.5

        A note.

        """)
  }

  @Test func markdown() {
    #expect(
      Self.table.markdown == #"""
        **Yields & more**

        | Sample | SR\_1, Pre-fit | SR\_1, Post-fit | CR tt, Pre-fit | CR tt, Post-fit |
        | :-- | --: | --: | --: | --: |
        | a\|b\<c | −12.34 ± 0.12 |  | 5 | −0.5 (−2.5 %) |
        | **Data, "x"** | **12** | **12** | **1234** | **0.5** |

        A note.

        """#)
  }

  @Test func latex() {
    #expect(
      Self.table.latex == #"""
        % Yields & more
        \begin{tabular}{l r@{\,}l r@{\,}l r@{\,}l r@{\,}l}
        \toprule
         & \multicolumn{4}{c}{SR\_1} & \multicolumn{4}{c}{CR $tt$} \\
        \cmidrule(lr){2-5}\cmidrule(lr){6-9}
        Sample & \multicolumn{2}{c}{Pre-fit} & \multicolumn{2}{c}{Post-fit} & \multicolumn{2}{c}{Pre-fit} & \multicolumn{2}{c}{Post-fit} \\
        \midrule
        a|b\textless{}c & $-12.34$ & $\pm$\,0.12 & &  & \multicolumn{2}{c}{5} & $-0.5$ & ($-2.5$\,\%) \\
        \midrule
        Data, "x" & \multicolumn{2}{c}{12} & \multicolumn{2}{c}{12} & \multicolumn{2}{c}{1234} & \multicolumn{2}{c}{0.5} \\
        \bottomrule
        \end{tabular}
        % A note.

        """#)
  }

  @Test func csvHasFullPrecision() {
    #expect(
      Self.table.csv
        == "Sample,\"SR_1, Pre-fit\",\"SR_1, Pre-fit uncertainty\",\"SR_1, Post-fit\",\"CR tt, Pre-fit\","
        + "\"CR tt, Pre-fit uncertainty\",\"CR tt, Post-fit\"\r\n"
        + "a|b<c,-12.34,0.119,,5.0,0.0,-0.5\r\n" + "\"Data, \"\"x\"\"\",12.0,,12.0,1234.0,,0.5\r\n")
  }

  @Test func html() {
    let html = Self.table.html
    #expect(html.contains("<caption>Yields &amp; more</caption>"))
    #expect(html.contains("<th scope=\"row\">a|b&lt;c</th><td>−12.34 ± 0.12</td><td></td><td>5</td>"))
    #expect(html.contains("<th scope=\"colgroup\" colspan=\"2\">SR_1</th>"))
    #expect(html.contains("<tr class=\"sum\"><th scope=\"row\">Data, &quot;x&quot;</th>"))
    for tag in ["table", "thead", "tbody", "tr", "th", "td", "caption", "p"] {
      let opened = html.ranges(of: "<\(tag)>").count + html.ranges(of: "<\(tag) ").count
      #expect(opened == html.ranges(of: "</\(tag)>").count, "\(tag)")
    }
  }

  @Test func everyExtensionMeansAFormat() {
    #expect(
      TableFormat.extensions.compactMap { TableFormat(fileExtension: $0) } == [.text, .markdown, .latex, .csv, .html])
    #expect(TableFormat(fileExtension: "pdf") == nil)
  }

  @Test func latexPrintsEveryCharacter() {
    #expect(
      LaTeXEscape.text(#"a_b&c%d$e#f{g}h\i~j^k"#)
        == ##"a\_b\&c\%d\$e\#f\{g\}h\textbackslash{}i\textasciitilde{}j\textasciicircum{}k"##)
  }
}
