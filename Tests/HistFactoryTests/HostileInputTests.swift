// Inputs that must be told about and never crash: truncated, mutated, without what they need.
import Foundation
import HistFactory
import JSONTree
import Testing

@Suite struct HostileInputTests {
  @Test func everyTruncationIsAProblem() {
    let bytes = Array(SmallWorkspace.text.utf8)
    for count in 0..<bytes.count {
      let text = String(decoding: bytes[..<count], as: UTF8.self)
      #expect(SmallWorkspace.problems(text) != nil, "cut after \(count) bytes")
    }
  }

  @Test func mutations() {
    var random = SplitMix(state: 7)
    let seed = Array(SmallWorkspace.text.utf8)
    var counts = (sound: 0, shape: 0)
    for _ in 0..<4000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...3, using: &random) { random.mutate(&bytes) }
      guard let document = try? JSONDocument(bytes, file: "ws.json") else { continue }
      do throws(WorkspaceProblems) {
        _ = try Model(Workspace(document))
        counts.sound += 1
      } catch {
        #expect(!error.errors.isEmpty)
        counts.shape += 1
      }
    }
    #expect(counts.sound > 50 && counts.shape > 200)
  }

  /// Values of any kind in any place: the mutations of text rarely parse, these always do.
  @Test func exchangedValues() throws {
    var random = SplitMix(state: 8)
    let root = try JSONValue(SmallWorkspace.document().root)
    let strange: [JSONValue] = [nil, true, 0, -1, 1e300, "", "lumi", "staterror", [], [1], [[1]], [:], ["name": "x"]]
    for _ in 0..<4000 {
      var value = root
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        value = Self.exchanged(value, strange.randomElement(using: &random) ?? nil, &random)
      }
      let text = String(decoding: try JSONWriter.write(value), as: UTF8.self)
      if let problems = SmallWorkspace.problems(text) { #expect(!problems.errors.isEmpty) }
    }
  }

  private static func exchanged(_ value: JSONValue, _ new: JSONValue, _ random: inout SplitMix) -> JSONValue {
    if Int.random(in: 0..<8, using: &random) == 0 { return new }
    switch value {
    case .array(var elements) where !elements.isEmpty:
      let position = Int.random(in: 0..<elements.count, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0: elements.remove(at: position)
      case 1: elements.append(elements[position])
      default: elements[position] = exchanged(elements[position], new, &random)
      }
      return .array(elements)
    case .object(var object) where object.count > 0:
      guard let key = object.keys.randomElement(using: &random), let old = object[key] else { return value }
      object[key] = Int.random(in: 0..<12, using: &random) == 0 ? nil : exchanged(old, new, &random)
      return .object(object)
    default: return new
    }
  }

  @Test func mutatedPatchSets() throws {
    let seed = Array(
      #"""
      {"metadata": {"digests": {"md5": "0"}, "labels": ["m"], "references": {}, "description": ""}, "version": "1.0.0",
       "patches": [{"metadata": {"name": "a", "values": [1]}, "patch": [
         {"op": "add", "path": "/channels/0/samples/-", "value": {"name": "n", "data": [1.0, 2.0], "modifiers": []}},
         {"op": "copy", "from": "/channels/0/samples/0", "path": "/channels/0/samples/1"},
         {"op": "move", "from": "/channels/1/name", "path": "/channels/1/nam~1e"},
         {"op": "test", "path": "/version", "value": "1.0.0"}, {"op": "remove", "path": "/observations/0"}]}]}
      """#.utf8)
    let workspace = try SmallWorkspace.document()
    var random = SplitMix(state: 9)
    var applied = 0
    for _ in 0..<4000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 0...2, using: &random) { random.mutate(&bytes) }
      guard let document = try? JSONDocument(bytes, file: "set.json") else { continue }
      _ = try? PatchSet(document)
      guard let node = document.root["patches"]?[0]?["patch"], let patch = try? JSONPatch(node) else { continue }
      guard let patched = try? patch.apply(to: workspace) else { continue }
      applied += 1
      _ = try? Model(Workspace(patched))
    }
    #expect(applied > 500)
  }

  /// 100 kB of names without near ones, and of near ones: no search among names may take seconds.
  @Test(.timeLimit(.minutes(1)), arguments: ["x%d_aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa_%d"])
  func manyUnknownNames(format: String) throws {
    let settings = (0..<3000).map { "{\"name\": \"\(String(format: format, $0))\"}" }.joined(separator: ",")
    let modifiers = (0..<3000).map {
      "{\"name\": \"\(String(format: format, $0 + 5000))\", \"type\": \"normfactor\", \"data\": null}"
    }
    let text = SmallWorkspace.text(
      replacing: #"{"name": "mu", "bounds""#, with: settings + #",{"name": "mu", "bounds""#
    )
    .replacingOccurrences(
      of: #"{"name": "mu", "type": "normfactor", "data": null}"#,
      with: modifiers.joined(separator: ",") + #",{"name": "mu", "type": "normfactor", "data": null}"#)
    let model = try Model(Workspace(JSONDocument(text: text, file: "ws.json")))
    #expect(!model.warnings.isEmpty)
  }

  /// Names, keys and types without end are not printed without end.
  @Test(arguments: [#""stat_SR""#, #""staterror""#, #""modifiers""#, #""version""#, #""poi": "mu""#, #""name": "bkg""#])
  func messagesStayShort(of place: String) throws {
    let name = String(repeating: "é", count: 200_000)
    let text = SmallWorkspace.text(replacing: place, with: String(place.dropLast()) + name + "\"")
      .replacingOccurrences(of: "[3.0, 0.0]", with: "[3.0]")
    let said = try #require(SmallWorkspace.problems(text)).description
    for line in said.split(separator: "\n") { #expect(line.count < 1500) }
  }

  @Test func problemsOfShapeAndStructureComeTogether() {
    let text = SmallWorkspace.text(replacing: #""type": "shapesys""#, with: #""type": "shapsys""#)
      .replacingOccurrences(of: #"{"name": "CR", "data": [103.0]}"#, with: #"{"name": "VR", "data": [103.0]}"#)
      .replacingOccurrences(of: #""hi_data": [52.0, 1.0]"#, with: #""hi_data": [52.0]"#)
    let said = SmallWorkspace.problems(text)?.problems.map(\.message)
    #expect(
      said == [
        "1 value of 'JES' where sample 'bkg' has 2 bins", "there is no modifier type 'shapsys'",
        "channel 'CR' has no observation",
      ])
  }

  @Test func interpolationDecidesWhichFactorsAreRefused() throws {
    let text = SmallWorkspace.text(replacing: #"{"hi": 1.1, "lo": 0.95}"#, with: #"{"hi": -1.1, "lo": 0.0}"#)
    #expect(SmallWorkspace.problems(text)?.problems.count == 2)
    #expect(SmallWorkspace.problems(text, interpolation: Interpolation(normsys: .code1))?.problems.count == 2)
    #expect(SmallWorkspace.problems(text, interpolation: Interpolation(normsys: .code0)) == nil)
    let workspace = try Workspace(JSONDocument(text: text, file: "ws.json"))
    #expect(workspace.structuralProblems().count == 2)
    #expect(workspace.structuralProblems(interpolation: Interpolation(normsys: .code2)).isEmpty)
  }

  @Test func aMillionProblemsAreNotAllWorded() {
    let modifiers = [String](repeating: #"{"name": 1}"#, count: 100_000).joined(separator: ",")
    let text = SmallWorkspace.text(replacing: #"{"name": "mu", "type": "normfactor", "data": null}"#, with: modifiers)
    let count = SmallWorkspace.problems(text)?.problems.count ?? 0
    #expect(count >= 100 && count <= 400)
  }

  @Test func withoutAnyModifier() {
    let text = """
      {"channels": [{"name": "c", "samples": [{"name": "s", "data": [1], "modifiers": []}]}],
       "observations": [{"name": "c", "data": [1]}], "version": "1.0.0",
       "measurements": [{"name": "m", "config": {"poi": "", "parameters": []}}]}
      """
    #expect(
      SmallWorkspace.problems(text)?.description == """
        ws.json:1:14: error: channels: no sample has a modifier: there is nothing to fit
          hint: a normfactor makes a sample's rate a parameter
        """)
  }

  @Test func unknownChoices() throws {
    let workspace = try Workspace(SmallWorkspace.document())
    #expect(
      throws: WorkspaceProblems([
        WorkspaceProblem(
          path: JSONPath([.key("measurements")]), message: "there is no measurement 'x'", hint: "there are 'm'")
      ])
    ) { try Model(workspace, measurement: "x") }
    #expect(
      throws: WorkspaceProblems([
        WorkspaceProblem(
          place: SourcePlace(file: "--poi"),
          message: "the model has no parameter 'lumy' to be the parameter of interest", hint: "candidates are 'mu'")
      ])
    ) { try Model(workspace, poi: "lumy") }
  }
}
