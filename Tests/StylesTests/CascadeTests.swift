// The cascade: who speaks last wins, sections and rules, and every problem with its place.
import Styles
import Testing

@Suite struct CascadeTests {
  func style(_ layers: String..., kind: String = "prefit") throws -> Style {
    try Style(layers.enumerated().map { .text($0.element, name: "layer\($0.offset).json") }, kind: kind)
  }

  @Test func laterLayersWin() throws {
    let style = try style(#"{"text": {"size": 9}}"#, #"{"text": {"size": 10}}"#)
    #expect(style.length("text.size") == 10)
    #expect(style.string("text.font") == "sans")
  }

  @Test func settingsSpeakLast() throws {
    let style = try Style([.text(#"{"text": {"size": 9}}"#, name: "a"), .setting("text.size=11")])
    #expect(style.length("text.size") == 11)
    #expect(try Style([.setting("text.font=Some Font")]).string("text.font") == "Some Font")
  }

  @Test func sectionsFollowGeneralKeysOfTheirLayerOnly() throws {
    let layer = #"{"figures": {"prefit": {"text": {"size": 7}}}, "text": {"size": 9}}"#
    #expect(try style(layer).length("text.size") == 7)
    #expect(try style(layer, kind: "postfit").length("text.size") == 9)
    #expect(try style(layer, #"{"text": {"size": 10}}"#).length("text.size") == 10)
  }

  @Test func listsReplaceAndObjectsMerge() throws {
    let style = try style(#"{"ratio": {"ranges": [0.5]}}"#, #"{"ratio": {"title": "x"}}"#)
    #expect(style.numbers("ratio.ranges") == [0.5])
    #expect(style.string("ratio.title") == "x")
  }

  @Test func rulesSelectElements() throws {
    let style = try style(
      ##"{"rules": [{"select": "role=legend.entry & name=tt*", "set": {"text": {"color": "#ff0000"}}}]}"##)
    #expect(style.color("text.color").hex == "#000000")
    #expect(style.element(role: "legend.entry", name: "ttbar").color("text.color").hex == "#ff0000")
    #expect(style.element(role: "legend.entry", name: "wjets").color("text.color").hex == "#000000")
    #expect(style.element(role: "axis.x.title").color("text.color").hex == "#000000")
  }

  @Test func lengthsHaveUnits() throws {
    let style = try style(
      #"{"text": {"size": 10}, "axis": {"title": {"size": "1.5em"}, "ticks": {"length": "2.54mm"}}}"#)
    #expect(style.length("axis.title.size") == 15)
    #expect(abs(style.length("axis.ticks.length") - 7.2) < 1e-12)
    #expect(abs(style.length("page.width") - 86 * 72 / 25.4) < 1e-9)
  }

  @Test func allProblemsAtOnceWithPlaceAndSuggestion() throws {
    let text = """
      {
        "text": {"siez": 9, "font": 3},
        "axis": {"y": {"scale": "logarithmic"}},
        "figures": {"prefitt": {}},
        "lable": "red",
        "samples": {"ttbar": {"colour": "#fff", "title": 1}}
      }
      """
    let problems = #expect(throws: StyleProblems.self) { try style(text) }
    #expect(
      problems?.description == """
        layer0.json:2:12: error: text.siez: no such style key
          hint: did you mean size?
        layer0.json:2:31: error: text.font: is 3, expected a string
        layer0.json:3:27: error: axis.y.scale: is "logarithmic", expected one of: auto, linear, log
        layer0.json:5:3: error: lable: no such style key
          hint: did you mean label?
        layer0.json:6:25: error: samples.ttbar.colour: no such style key
          hint: did you mean color?
        layer0.json:6:52: error: samples.ttbar.title: is 1, expected a string
        layer0.json:4:15: error: figures.prefitt: no such style key
          hint: did you mean prefit?
        """)
  }

  @Test func looksAndFilesAreFoundByName() throws {
    for look in BuiltInStyles.all { #expect(throws: Never.self) { try Style([.named(look.name)], kind: "prefit") } }
    let problems = #expect(throws: StyleProblems.self) { try Style([.named("atlsa")]) }
    #expect(problems?.problems.first?.hint?.contains("did you mean atlas?") == true)
  }

  @Test func namesKeepTheirOrder() throws {
    let style = try style(#"{"samples": {"b": {"title": "B", "order": 2}, "a": {"signal": true}}}"#)
    #expect(style.entries(of: "samples").map(\.name) == ["b", "a"])
    #expect(style.entries(of: "samples")[0].string("title") == "B")
    #expect(style.entries(of: "samples")[1].flag("signal") == true)
  }

  @Test func palettesGrowAndRepeatWithAHatch() throws {
    let style = try Style()
    #expect(style.palette(6).map(\.repetition) == [0, 0, 0, 0, 0, 0])
    #expect(style.palette(7).count == 7 && style.palette(7)[0].color.hex == "#1845fb")
    #expect(style.palette(12).map(\.repetition).suffix(3) == [0, 1, 1])
  }
}
