// Rules: what they set for one element, what they leave alone, and styles in documents.
import JSONTree
import SceneGraph
import Testing

@testable import Styles

@Suite struct RuleTests {
  private func style(_ layers: String..., kind: String = "prefit") throws -> Style {
    try Style(layers.enumerated().map { .text($0.element, name: "layer\($0.offset).json") }, kind: kind)
  }

  @Test func anElementKnowsWhatRulesSet() throws {
    let style = try style(
      ##"{"rules": [{"select": "name=SR*/ttbar", "set": {"stack": {"color": "#ff0000", "outline": {"width": 2}}}}]}"##)
    let element = style.element(role: "layer.stack", name: "SR_2j/ttbar")
    #expect(
      element.isRuled("stack.color") && element.isRuled("stack.outline.width") && element.isRuled("stack.outline"))
    #expect(!element.isRuled("stack.outline.color") && !element.isRuled("stack.hatch"))
    #expect(element.color("stack.color").hex == "#ff0000")
    #expect(!style.element(role: "layer.stack", name: "CR/ttbar").isRuled("stack.color"))
    #expect(style.hasRules && !style.isRuled("stack.color"))
  }

  @Test func laterRulesWinAndElementsNest() throws {
    let style = try style(
      ##"{"rules": [{"select": "role=axis.*", "set": {"text": {"color": "#00ff00", "size": 9}}}]}"##,
      ##"{"rules": [{"select": "role=axis.x.title", "set": {"text": {"color": "#0000ff"}}}]}"##)
    let title = style.element(role: "axis.x.title", name: "SR/axis.x.title")
    #expect(title.color("text.color").hex == "#0000ff" && title.length("text.size") == 9)
    let nested = style.element(role: "axis.y").element(role: "axis.x.title")
    #expect(nested.color("text.color").hex == "#0000ff" && nested.isRuled("text.size"))
  }

  @Test func rulesSeeTheKindOfFigure() throws {
    let text = #"{"rules": [{"select": "figure=postfit & role=legend", "set": {"text": {"size": 5}}}]}"#
    #expect(try !style(text, kind: "prefit").element(role: "legend").isRuled("text.size"))
    #expect(try style(text, kind: "postfit").element(role: "legend").isRuled("text.size"))
  }

  @Test func wrongRulesAreNamed() {
    let problems = #expect(throws: StyleProblems.self) {
      try style(
        #"""
        {"rules": [
          {"select": "role="},
          {"select": "role==x &", "set": {}},
          {"select": "name=a", "set": {"text": {"colour": "#fff"}}}
        ]}
        """#)
    }
    #expect(
      problems?.description == """
        layer0.json:2:3: error: rules[0]: needs "select" (a selector) and "set" (an object of style keys)
          hint: e.g. {"select": "role=legend.entry & name=tt*", "set": {"text": {"color": "#bd1f01"}}}
        layer0.json:3:14: error: rules[1].select: character 10: a condition such as name=tt* is expected
          hint: write conditions property=glob joined by & and |, with ! and parentheses
        layer0.json:4:41: error: rules[2].set.text.colour: no such style key
          hint: did you mean color?
        """)
  }

  @Test func inkAndPaperStandForTheLooksColours() throws {
    let dark = try Style([.named("dark")])
    #expect(dark.color("text.color") == dark.color("colors.ink"))
    #expect(dark.color("page.background") == dark.color("colors.paper"))
    #expect(try Style([.setting("axis.title.color=paper")]).color("axis.title.color") == .white)
    #expect(throws: StyleProblems.self) { try Style([.setting("colors.ink=paper")]) }
    #expect(throws: StyleProblems.self) { try Style([.setting("text.color=inkk")]) }
  }

  @Test func numbersMayStandForTheirDigits() throws {
    #expect(try Style([.setting("label.energy.luminosity=36.1")]).string("label.energy.luminosity") == "36.1")
    #expect(try Style([.setting("label.energy.sqrt_s=13")]).string("label.energy.sqrt_s") == "13")
  }

  @Test(arguments: BuiltInStyles.all.map(\.name))
  func stylesReadBackFromDocuments(name: String) throws {
    let rule = #"{"rules": [{"select": "role=x", "set": {"text": {"size": 5}}}], "samples": {"b": {"title": "B"}}}"#
    for kind in ["prefit", "other"] {
      let style = try Style([.named(name), .text(rule, name: "rule")], kind: kind)
      let document = try JSONDocument(text: String(decoding: JSONTreeEncoder().encode(style), as: UTF8.self), file: "s")
      #expect(try JSONTreeDecoder().decode(Style.self, from: document) == style)
    }
  }

  @Test func layersGoOverAFinishedStyle() throws {
    let style = try Style([.named("cms")], kind: "prefit").overlaid(with: [.setting("text.size=11"), .named("dark")])
    #expect(style.length("text.size") == 11 && style.string("label.experiment.text") == "CMS")
    #expect(style.color("colors.ink").hex == "#eceef2")
    #expect(try Style().overlaid(with: []) == Style())
  }

  @Test func problemsInDocumentsHaveTheirPlace() throws {
    let text = #"{"kind": "prefit", "tree": {"text": {"siez": 9}, "frame": {"width": true}}}"#
    let document = try JSONDocument(text: text, file: "figure.json")
    let problem = #expect(throws: JSONProblem.self) { try JSONTreeDecoder().decode(Style.self, from: document) }
    let words = problem.map { "\($0)" } ?? ""
    #expect(words.contains("text.siez: no such style key (did you mean size?)"), "\(words)")
    #expect(words.contains("also frame.width: is true, expected a number"), "\(words)")
  }
}
