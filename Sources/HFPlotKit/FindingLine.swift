// A finding of the figure check as one line that a terminal can bear, however long the names in it are.
import JSONTree
import Plotting

extension Finding {
  /// The description; with its beginning and end only, where names make it longer than anyone reads.
  public var line: String { description.abridged(to: 500) }
}
