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
    /// The kind of result, as files say it.
    public let kind: String
    let figures: @Sendable (JSONDocument, String, FigureRequest) throws -> [Figure]
  }

  /// Every kind of result that has a figure.
  public static let table: [Entry] = [
    entry(YieldsResult.self) { YieldsFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(SystematicsResult.self) { SystematicsFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(TemplatesResult.self) { TemplatesFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(PoisResult.self) { PoisFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(ModifiersResult.self) { ModifiersFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(ImpactsResult.self) { ImpactsFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(ConventionsResult.self) {
      ImpactsFigure.comparison(of: $0.conventions, annotations: Annotations($1), style: $1)
    },
    entry(ScanResult.self) { ScanFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(ContourResult.self) { ContourFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(ContourMatrixResult.self) { ContourMatrixFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(ExclusionResult.self) { ExclusionFigure.figures(from: $0, style: $1) },
    entry(FitResult.self) { PullsFigure.figures(from: [$0], annotations: Annotations($1), style: $1) },
    entry(LimitResult.self) { LimitFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(LimitsVersusResult.self) { LimitsVersusFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(HypotestResult.self) { StatisticFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(SignificanceResult.self) { StatisticFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(ToysResult.self) { StatisticFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(CheckResult.self) { AsymmetryFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(PruningResult.self) { PruningFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
    entry(GoodnessOfFitResult.self) { GoodnessOfFitFigure.figures(from: $0, annotations: Annotations($1), style: $1) },
  ]

  /// The figures of a result file, in the style that `request` asks for.
  public static func figures(from path: String, request: FigureRequest) throws(KitProblem) -> [Figure] {
    let (document, kind) = try ResultFiles.document(path)
    guard let entry = table.first(where: { $0.kind == kind }) else {
      let kinds = table.map(\.kind).joined(separator: ", ")
      throw KitProblem("\(path): results of kind '\(kind)' have no figure", hint: "this hfplot draws: \(kinds)")
    }
    return try KitProblem.wrapping { try entry.figures(document, path, request) }
  }

  private static func entry<Result: SavedResult>(
    _ type: Result.Type, _ recipe: @escaping @Sendable (Result, Style) -> [Figure]
  ) -> Entry {
    Entry(kind: Result.kind) { document, path, request in
      let result: Result = try ResultFiles.decode(document, path: path)
      let style = try request.style(kind: result.figureKind, stamps: result.header.settings.stamps ?? [])
      let facts = try Provenance.metadata(of: result, style: style, request: request)
      return recipe(result, style).map { figure in
        var figure = figure
        figure.metadata = facts
        return figure
      }
    }
  }
}
