// The one error of the library's edge: any room's problem, with the wording that room gave it.

import Plotting

/// A bad input or an output that could not be written. Its description is what a person should read.
public struct KitProblem: Error, CustomStringConvertible {
  /// The room's own problem (`WorkspaceProblems`, `StyleProblems`, `FitProblem`, `RenderError`, …).
  public let underlying: any Error
  /// What is wrong, with what to do about it.
  public let description: String

  /// Words the problem of another room.
  public init(_ underlying: any Error) {
    if let problem = underlying as? KitProblem {
      self = problem
    } else if underlying is FigureProblem {
      self.underlying = underlying
      description = "error: \(underlying)"
    } else {
      self.underlying = underlying
      description = "\(underlying)"
    }
  }

  /// A problem of the library's own: what is wrong and what to do.
  public init(_ message: String, hint: String? = nil) {
    let note = Note(text: "error: \(message)" + (hint.map { "\n  hint: \($0)" } ?? ""))
    underlying = note
    description = note.text
  }

  private struct Note: Error { var text: String }

  /// Work that was cancelled.
  static var interrupted: KitProblem { KitProblem("interrupted: nothing was written") }

  /// Runs `body`; what it throws becomes a `KitProblem`.
  public static func wrapping<Value>(_ body: () throws -> Value) throws(KitProblem) -> Value {
    do { return try body() } catch { throw KitProblem(error) }
  }
}
