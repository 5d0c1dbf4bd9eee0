// Why a model cannot be compiled, and what to do about it.
import HistFactory

/// A model that the likelihood cannot express.
public enum LikelihoodProblem: Error, Equatable, CustomStringConvertible {
  /// The code does not apply to the modifier type.
  case interpolation(type: ModifierType, code: InterpolationCode)
  /// A modifier whose name no parameter set of the model has.
  case unknownParameter(String, channel: String)
  /// A channel whose samples have more different sets of modifiers than tables can hold.
  case tooManyCombinations(channel: String)

  /// As a person reads it.
  public var description: String {
    switch self {
    case .interpolation(let type, let code):
      let codes = type == .normsys ? "code1 or code4" : "code0, code2 or code4p"
      return "error: interpolation \(code.rawValue) does not apply to \(type.rawValue)\n  hint: use \(codes)"
    case .unknownParameter(let name, let channel):
      return
        "error: channel \(channel): modifier \(name) has no parameter\n  hint: resolve the model from its workspace again"
    case .tooManyCombinations(let channel):
      return
        "error: channel \(channel): its samples carry more than 64 different combinations of per-bin modifiers\n  hint: give samples with the same statistical origin the same modifier"
    }
  }
}
