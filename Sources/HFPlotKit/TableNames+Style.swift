// Titles for tables out of a style: label source read once into plain characters and LaTeX.
import Plotting
import Publishing
import Results
import Styles

extension TableNames {
  /// The titles of `style`. Where no font is installed to read them with, tables show the source.
  public init(_ style: Style) {
    let annotations = Annotations(style)
    let channels = annotations.channels.values
    let sources =
      channels.compactMap(\.title) + channels.flatMap { $0.binLabels ?? [] }
      + annotations.samples.values.compactMap(\.title) + annotations.parameters.values.compactMap(\.title)
    let typesetter = try? Arrangement.typesetter(for: style)
    var titles: [String: TableName] = [:]
    for source in sources {
      guard let label = try? typesetter?.label(source, size: style.length("text.size")) else { continue }
      titles[source] = TableName(plain: label.plain, tex: label.tex)
    }
    let known = titles
    self.init(annotations) { known[$0] ?? TableName($0) }
  }
}
