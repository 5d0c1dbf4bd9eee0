// The shipped example with the numbers of pyhf and cabinetry for it (Tests/Reference).
import ExampleAnalysis
import Foundation
import HistFactory
import JSONTree
import Likelihood
import Testing

/// The example's likelihood and its reference numbers.
struct ExampleReference {
  let likelihood: CompiledLikelihood
  let root: JSONNode

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/example.json")
    root = try JSONDocument(contentsOf: file.path).root
    likelihood = try CompiledLikelihood(Model(ExampleSearch.workspace()))
  }

  func node(_ keys: String...) throws -> JSONNode {
    try keys.reduce(root) { node, key in try #require(node[key], "\(key) is not in the reference") }
  }

  func number(_ keys: String...) throws -> Double {
    let node = try keys.reduce(root) { node, key in try #require(node[key], "\(key) is not in the reference") }
    return try #require(node.double)
  }

  func index(_ name: String) throws -> Int { try #require(likelihood.parameters.firstIndex { $0.name == name }) }
}
