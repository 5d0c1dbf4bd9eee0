// The table of figures: how each kind of saved result is drawn, one line a kind.
import Figures
import JSONTree
import Plotting
import Results
import Styles

/// Draws saved results: what `hfplot draw` and `--from` use.
public enum ResultFigures {
  /// One kind of result with its recipe.
  public struct Entry: Sendable {
    public let kind: String
    let figures: @Sendable (JSONDocument, FigureRequest) throws -> [Figure]
  }

  public static let table: [Entry] = [
    entry(YieldsResult.self, style: { $0.stage.rawValue }) { result, style in
      YieldsFigure.figures(from: result, annotations: Annotations(style), style: style)
    },
    entry(FitResult.self, style: { _ in "pulls" }) { result, style in
      PullsFigure.figures(from: [result], annotations: Annotations(style), style: style)
    },
  ]

  /// The figures of a result file, in the style that `request` asks for.
  public static func figures(from path: String, request: FigureRequest) throws(KitProblem) -> [Figure] {
    let (document, kind) = try ResultFiles.document(path)
    guard let entry = table.first(where: { $0.kind == kind }) else {
      let kinds = table.map(\.kind).joined(separator: ", ")
      throw KitProblem("\(path): results of kind '\(kind)' have no figure", hint: "this hfplot draws: \(kinds)")
    }
    return try KitProblem.wrapping { try entry.figures(document, request) }
  }

  private static func entry<Result: SavedResult>(
    _ type: Result.Type, style kind: @escaping @Sendable (Result) -> String,
    _ recipe: @escaping @Sendable (Result, Style) -> [Figure]
  ) -> Entry {
    Entry(kind: Result.kind) { document, request in
      let result = try JSONTreeDecoder().decode(Result.self, from: document)
      return recipe(result, try request.style(kind: kind(result))).map { figure in
        var figure = figure
        figure.metadata = Provenance.metadata(of: result)
        return figure
      }
    }
  }
}
