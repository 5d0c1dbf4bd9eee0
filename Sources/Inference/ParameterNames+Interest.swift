// Which parameter a test is about, and what is wrong with asking for it.
import Likelihood

extension ParameterNames {
  /// Index of the parameter of interest that a test can scan: the one named, or the model's.
  func testablePOI(_ name: String?, held: [(Int, Double)]) throws(FitProblem) -> Int {
    let index: Int
    if let name {
      index = try self.index(of: name, option: "--poi")
    } else if let own = modelPOI {
      index = own
    } else {
      throw .noPOI(candidates: candidates)
    }
    if isFixed(index) || held.contains(where: { $0.0 == index }) { throw .heldPOI(names[index]) }
    return index
  }

  /// Free factors without a constraint: what people usually take.
  private var candidates: [String] {
    parameters.filter { $0.constraint == .none && !$0.fixed && $0.types == [.normfactor] }.map(\.name)
  }

  private func isFixed(_ index: Int) -> Bool { parameters[index].fixed }
}
