// One kind of input that anybody may hand to the program, and the program's own way with it.
import HFPlotKit

/// What is fuzzed: seeds, and a reader that must neither trap, nor hang, nor swell, whatever the text.
package struct FuzzTarget: Sendable {
  package let name: String
  package let makeSeeds: @Sendable () throws -> [[UInt8]]
  let read: @Sendable (_ text: [UInt8], _ number: Int, _ bench: FuzzBench) throws -> Void

  /// Reads a text as the program would. The number chooses which of the dearer steps follow.
  /// - Returns: the problem that was thrown, the right answer to a hostile text; nil if the reader is content.
  @discardableResult package func problem(_ text: [UInt8], number: Int, bench: FuzzBench) -> String? {
    do {
      try read(text, number, bench)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// The text of one case.
  func text(seed: UInt64, number: Int, seeds: [[UInt8]]) -> [UInt8] {
    var mutation = Mutation(random: SplitMix(seed: seed, target: name, number: number))
    return mutation.text(from: seeds)
  }

  package static let all: [FuzzTarget] = [
    workspace, patchSet, hs3, build, recipe, style, figure, result, label, selector, expression, table,
  ]
}
