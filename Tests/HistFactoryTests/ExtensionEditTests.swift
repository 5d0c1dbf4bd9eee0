// An extension block follows renames and removals: parameters, expressions, channels, matrices.
import Foundation
import JSONTree
import Testing

@testable import HistFactory

@Suite struct ExtensionEditTests {
  static let block = #"""
    {"version": "1",
     "parameters": [{"name": "kappa", "init": 1, "bounds": [0, 5]}],
     "functions": [{"name": "mu", "expression": "kappa^2 * max(1, exp(xsec))"}],
     "constraints": {"fake": {"type": "normal", "width": 0.10}},
     "correlations": [{"name": "both", "parameters": ["JES", "stat[4]", "xsec"],
       "covariance": [[1.00, 0.2, 0.3], [0.2, 0.04, 0.01], [0.3, 0.01, 1]], "centers": [0, 1, 0]}],
     "modifiers": [{"name": "own", "channel": "SR", "sample": "A", "operation": "multiply",
       "expression": "1 + JES * kappa / xsec", "data": {"xsec": [1, 2, 3, 4]}}]}
    """#
  let draft: WorkspaceDraft

  init() throws { draft = try Self.draft(Self.block.replacingOccurrences(of: "stat[4]", with: "stat[3]")) }

  private static func draft(_ block: String) throws -> WorkspaceDraft {
    let version = #""version": "1.0.0""#
    let text = EditTests.text.replacingOccurrences(of: version, with: "\(version), \"hfplot\": \(block)")
    return try WorkspaceDraft(JSONDocument(text: text, file: "ws.json"))
  }

  private func edited(_ draft: WorkspaceDraft? = nil, _ edits: String...) throws -> JSONObject {
    try #require(WorkspaceDraft.edited(draft ?? self.draft, edits).block)
  }

  private func entry(_ block: JSONObject, _ list: String) throws -> JSONObject {
    try #require(block.list(list).first?.object)
  }

  private func findings(_ edit: String, _ draft: WorkspaceDraft? = nil) throws -> [String] {
    do {
      _ = try WorkspaceDraft.edited(draft ?? self.draft, [edit])
      return []
    } catch let problem as EditProblem {
      return problem.findings
    }
  }

  // MARK: Names

  @Test func parametersAreRenamedEverywhere() throws {
    let block = try edited(
      nil, "rename-modifier xsec=cross section", "rename-modifier JES=jes", "rename-modifier fake=f")
    let names = try entry(block, "correlations").list("parameters").compactMap(\.string)
    #expect(names == ["jes", "stat[3]", "cross section"])
    #expect(block["constraints"]?.object?.keys == ["f"])
    // A name with a blank needs quotes; the name of the modifier's own numbers is not the parameter's.
    #expect(try entry(block, "functions")["expression"]?.string == "kappa^2 * max(1, exp('cross section'))")
    #expect(try entry(block, "modifiers")["expression"]?.string == "1 + jes * kappa / xsec")
  }

  @Test func componentsAndFunctionsFollow() throws {
    let block = try edited(nil, "rename-modifier stat=gamma", "rename-modifier mu=strength")
    #expect(try entry(block, "correlations").list("parameters").compactMap(\.string) == ["JES", "gamma[3]", "xsec"])
    #expect(try entry(block, "functions")["name"]?.string == "strength")
    // Numbers keep their digits.
    let text = try String(decoding: JSONWriter.write(.object(block), layout: .compact), as: UTF8.self)
    #expect(text.contains("[[1.00,0.2,0.3]") && text.contains("0.10"))
  }

  @Test func channelsAndSamplesFollow() throws {
    let block = try edited(nil, "rename-channel SR=signal", "rename-sample A=a")
    let own = try entry(block, "modifiers")
    #expect(own["channel"]?.string == "signal" && own["sample"]?.string == "a")
    let elsewhere = try edited(nil, "rename-sample A=a @ channel=CR")
    #expect(try entry(elsewhere, "modifiers")["sample"]?.string == "A")
  }

  @Test func severalNewNamesAreRefusedWhereOneIsNeeded() throws {
    let found = try findings("decorrelate region @ name=JES")
    #expect(found.count == 2 && found.allSatisfy { $0.contains("JES would become 2 parameters") }, "\(found)")
    #expect(try findings("rename-modifier fake=kappa") == ["the hfplot block has a name kappa already"])
  }

  // MARK: Removals

  @Test func correlationsKeepTheOthers() throws {
    let draft = try Self.draft(
      #"""
      {"version": "1", "constraints": {"fake": {"type": "none"}, "stat": {"type": "poisson"}},
       "correlations": [{"name": "both", "parameters": ["JES", "fake[1]", "xsec"],
         "covariance": [[1.00, 0.2, 0.3], [0.2, 0.04, 0.01], [0.3, 0.01, 1.0]], "centers": [0, 1, 0.5]}]}
      """#)
    let block = try edited(draft, "remove-channel channel=CR")
    #expect(block["constraints"]?.object?.keys == ["stat"])
    let left = try entry(block, "correlations")
    #expect(left.list("parameters").compactMap(\.string) == ["JES", "xsec"])
    let text = try String(decoding: JSONWriter.write(.object(left), layout: .compact), as: UTF8.self)
    #expect(text.contains("[[1.00,0.3],[0.3,1.0]]") && text.contains("[0,0.5]"), "\(text)")
    // The last entries go with the block.
    let gone = try WorkspaceDraft.edited(
      draft, ["remove-channel channel=CR", "remove-modifier name=JES | name=xsec | name=stat"])
    #expect(gone.block == nil)
  }

  @Test func kernelsKeepThePlacesOfTheOthers() throws {
    let draft = try Self.draft(
      #"""
      {"version": "1", "correlations": [{"name": "smooth", "parameters": ["JES", "fake[1]", "xsec"],
        "kernel": {"type": "exponential", "length": 2, "width": 1}}]}
      """#)
    let left = try entry(edited(draft, "remove-channel channel=CR"), "correlations")
    #expect(left["kernel"]?.object?.numbers("positions") == [0, 2])
  }

  @Test func whatExpressionsUseStays() throws {
    let found = try findings("remove-modifier name=xsec")
    #expect(found == ["'mu' of the hfplot block uses xsec, which would be gone"])
  }

  @Test func entriesOfSamplesThatAreGoneGo() throws {
    let block = try edited(nil, "remove-sample sample=A & channel=SR")
    #expect(block["modifiers"] == nil && block["functions"] != nil)
  }
}
