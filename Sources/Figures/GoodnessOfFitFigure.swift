// The figure of a goodness-of-fit test: χ² of toys and its asymptotic density, with the observed value.
import Plotting
import Results
import Styles
import Typesetting

/// The recipe.
public enum GoodnessOfFitFigure {
  /// One page.
  public static func figures(
    from result: GoodnessOfFitResult, annotations: Annotations = Annotations(), style: Style
  ) -> [Figure] {
    let test = result.goodnessOfFit, toys = result.toys?.ensemble.statistics ?? []
    let histograms = [
      ToyHistogram(name: "toys", values: toys, section: "toys.alternative", title: style.string("gof.toys"))
    ]
    let curve = DensityCurve(
      name: "asymptotic", section: "toys.asymptotic.tested",
      title: Template(style.string("gof.curve")).filled(["ndof": "\(test.ndof)"]), start: 0,
      density: { ChiSquaredDensity.value(at: $0, ndof: test.ndof) })
    let content = DistributionContent(
      style: style, histograms: histograms, curves: test.ndof > 0 ? [curve] : [], observed: test.chi2,
      title: style.string("gof.title"), range: range(test, toys, style))
    let corner = CornerLabels(style)
    var panel = content.panel
    panel.labels = corner.inside(
      lines(result, style).map { PanelLabel(role: "label.result", text: $0) })
    panel.headers = corner.above
    return [
      Figure(
        kind: GoodnessOfFitResult.kind, title: "Goodness of fit", style: style, panels: [panel],
        legends: [Legend(panel: panel.name, columns: 1)])
    ]
  }

  /// Around the χ² distribution's bulk, the toys and the data.
  private static func range(_ test: GoodnessOfFit, _ toys: [Double], _ style: Style) -> ClosedRange<Double> {
    let mean = Double(max(test.ndof, 1)), spread = style.number("gof.spread") * (2 * mean).squareRoot()
    let low = min(mean - spread, test.chi2 * (2 - style.number("toys.margin")), toys.min() ?? mean)
    let high = max(mean + spread, style.number("toys.margin") * test.chi2, toys.max() ?? mean)
    return max(0, low)...high
  }

  private static func lines(_ result: GoodnessOfFitResult, _ style: Style) -> [String] {
    let test = result.goodnessOfFit
    let chi2 = Template(style.string("gof.observed")).filled([
      "chi2": NumberText.general(test.chi2, digits: 3), "ndof": "\(test.ndof)",
    ])
    let p = test.pValue.map { Template(style.string("gof.p")).filled(["p": NumberText.general($0, digits: 3)]) }
    let toys = result.toys?.pValue.map {
      Template(style.string("gof.p_toys")).filled(["p": NumberText.measurement($0.value, up: $0.error, down: $0.error)])
    }
    return [chi2] + [p, toys].compactMap { $0 }
  }
}
