// The arithmetic of a Hessian, counted by hand for a small model.
import HistFactory
import JSONTree
import Likelihood
import Testing

@Suite struct HessianCostTests {
  /// Two channels of one sample, of 3 and 2 bins. Each bin has a factor of its own, which is eliminated; μ and α remain.
  @Test func countedByHand() throws {
    func channel(_ name: String, _ bins: Int) -> String {
      let data = [String](repeating: "10.0", count: bins).joined(separator: ", ")
      return """
        {"name": "\(name)", "samples": [{"name": "s", "data": [\(data)], "modifiers": [
          {"name": "mu", "type": "normfactor", "data": null},
          {"name": "alpha", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}},
          {"name": "stat_\(name)", "type": "staterror", "data": [\(data)]}]}]}
        """
    }
    let text = """
      {"channels": [\(channel("a", 3)), \(channel("b", 2))],
       "observations": [{"name": "a", "data": [9, 11, 10]}, {"name": "b", "data": [8, 12]}],
       "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}], "version": "1.0.0"}
      """
    let likelihood = try CompiledLikelihood(Model(Workspace(JSONDocument(Array(text.utf8), file: "ws.json"))))
    let cost = likelihood.hessianCost(), fisher = likelihood.hessianCost(fisher: true)
    #expect(cost.columns == 2 && cost.blocks == 1)
    // Symmetric products of 5 rows of bins and 2 pairs of rows of samples; 3 operations a bin and column for the rows.
    #expect(cost.operations == 2 * 3 * (5 + 2 * 2) + 5 * 3 * 2)
    #expect(fisher.operations == 2 * 3 * 5 + 5 * 3 * 2)
    #expect(cost.operationsWithoutSparsity == 7 * 8 * (5 + 2 * 2) + 5 * 3 * 7)
  }
}
