// Everything that a report shows, computed: the fit, then each part by the recipes of its verb.
import Care
import Figures
import Inference
import Plotting
import Results
import SceneGraph
import Styles

/// The choices of a report.
public struct ReportOptions: Sendable {
  /// How the data are fitted.
  public var fit: FitOptions
  /// Bins whose data stay hidden, by channel.
  public var blinding: [String: BlindedBins]
  /// Parts that are left out.
  public var skipped: Set<ReportPart>
  /// Impacts from the covariance instead of refits.
  public var isGaussian: Bool

  /// Every part by its name; those with a default may be left out.
  public init(
    fit: FitOptions = FitOptions(), blinding: [String: BlindedBins] = [:], skipped: Set<ReportPart> = [],
    isGaussian: Bool = false
  ) {
    self.fit = fit
    self.blinding = blinding
    self.skipped = skipped
    self.isGaussian = isGaussian
  }
}

/// Results and figures of a report, before they are laid out.
public struct AnalysisReport: Sendable {
  /// The analysis that the page is about.
  public let analysis: Analysis
  /// The figures of one part.
  public struct Section: Sendable {
    /// What the section is about.
    public let part: ReportPart
    /// Its title.
    public let title: String
    /// Its figures, in order.
    public let figures: [Figure]
  }

  /// The fit behind the page.
  public let fit: FitResult
  /// Findings about the workspace; nil until they were made.
  public private(set) var check: CheckResult?
  /// Sections, in the order of the page.
  public private(set) var sections: [Section] = []
  /// Parts that could not be made, and why.
  public private(set) var remarks: [String] = []
  let request: FigureRequest
  /// Regions with data that stay hidden.
  let blinded: Set<String>

  /// Computes everything.
  /// - Parameters:
  ///   - analysis: the model.
  ///   - fit: a fit that is there already, whose fixed parameters are held in every other; nil makes one.
  ///   - options: what is left out, and how it is fitted.
  ///   - request: the styles; its outputs do not matter.
  ///   - workforce: how many tasks at once, and their progress.
  ///   - command: the command in canonical form.
  /// - Throws: where the fit fails or is one of other data, or the styles cannot be read; other parts that fail become remarks.
  public init(
    _ analysis: Analysis, fit: FitResult? = nil, options: ReportOptions = ReportOptions(), request: FigureRequest,
    workforce: Workforce = Workforce(), command: CanonicalCommand? = nil
  ) throws(KitProblem) {
    self.analysis = analysis
    self.request = request
    blinded = Set(options.blinding.keys)
    var options = options
    if let fit {
      let data = analysis.likelihood.label(of: options.fit.data)
      guard fit.header.settings.data == data else {
        throw KitProblem(
          "the fit is of \(fit.header.settings.data) data, the report would be of \(data)",
          hint: "say --asimov MU as it was said for the fit, or fit again")
      }
      options.fit.fixed.merge(fit.header.settings.fixed ?? [:]) { own, _ in own }
    }
    self.fit = if let fit { fit } else { try analysis.fit(options.fit, command: command) }
    let parts = ReportParts(
      analysis: analysis, fit: self.fit, options: options, request: request, workforce: workforce, command: command)
    if !options.skipped.contains(.check) {
      check = analysis.check(CheckOptions(fit: options.fit), command: command)
    }
    let hasPOI = analysis.likelihood.poi != nil
    for part in ReportPart.allCases where !options.skipped.contains(part) && (hasPOI || !part.needsPOI) {
      guard let title = part.title else { continue }
      do throws(KitProblem) {
        let figures = try parts.figures(of: part)
        if !figures.isEmpty { sections.append(Section(part: part, title: title, figures: figures)) }
      } catch {
        if error.description == KitProblem.interrupted.description { throw error }
        remarks.append("\(title): \(error.description)")
      }
    }
    if !hasPOI { remarks.append("impacts, scan and limit: the measurement has no parameter of interest") }
  }

  /// All figures, in the order of the page.
  public var figures: [Figure] { sections.flatMap(\.figures) }
}
