// Profile intervals of many parameters around one best fit.
import Minimization
import Results

/// MINOS for a list of parameters.
struct MinosScan {
  enum Outcome {
    /// By parameter, with notes on sides without a crossing.
    case intervals([Int: ParameterResult.Minos], notes: [String])
    /// A point below the minimum, found for the parameter of this name.
    case lower([Double], parameter: String)
  }

  private let fitter: Fitter
  private let best: BestFit
  private let names: [String]

  init(_ fitter: Fitter, _ best: BestFit, _ names: [String]) {
    self.fitter = fitter
    self.best = best
    self.names = names
  }

  func run(_ parameters: [Int]) -> Outcome {
    var intervals: [Int: ParameterResult.Minos] = [:]
    var notes: [String] = []
    for parameter in parameters where !best.fixed[parameter] {
      var sides: [Double?] = []
      for side in [Minimum.Side.lower, .upper] {
        let crossing = fitter.minimizer.crossing(of: parameter, side, from: best.minimum, fixed: best.fixed)
        if case .newMinimum(let point) = crossing { return .lower(point, parameter: names[parameter]) }
        sides.append(crossing.value.map { $0 - best.point[parameter] })
        if let note = note(crossing, side) { notes.append("MINOS of \(names[parameter]): \(note)") }
      }
      intervals[parameter] = ParameterResult.Minos(down: sides[0], up: sides[1])
    }
    return .intervals(intervals, notes: notes)
  }

  private func note(_ crossing: ProfileCrossing, _ side: Minimum.Side) -> String? {
    let direction = side == .lower ? "below" : "above"
    switch crossing {
    case .valid, .newMinimum: return nil
    case .atLimit: return "no crossing \(direction): the parameter meets its bound first"
    case .callLimit: return "no crossing \(direction): the limit of fits came first"
    case .infeasible: return "no crossing \(direction): an expected rate reaches zero first"
    }
  }
}
