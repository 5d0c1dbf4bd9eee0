// What a report shows: inventory, checks, fit and figures of one workspace.
import Results

/// One figure of a report, drawn already.
public struct ReportFigure: Sendable, Equatable {
  /// The anchor that leads to it; one of a kind in the page.
  public var id: String
  /// In plain words, e.g. `SR, post-fit`.
  public var title: String
  /// An `<svg>` element without XML declaration; its ids are its own in the page.
  public var svg: String
  /// In millimetres.
  public var width: Double
  /// The regions and parameters that it names.
  public var regions: [String]
  /// Names of the parameters that it shows.
  public var parameters: [String]

  /// Every part by its name.
  public init(
    id: String, title: String, svg: String, width: Double, regions: [String], parameters: [String]
  ) {
    self.id = id
    self.title = title
    self.svg = svg
    self.width = width
    self.regions = regions
    self.parameters = parameters
  }
}

/// Figures under one heading.
public struct ReportSection: Sendable, Equatable {
  /// The anchor that leads to it.
  public var id: String
  /// Title of the section.
  public var title: String
  /// Figures in order.
  public var figures: [ReportFigure]

  /// Every part by its name.
  public init(id: String, title: String, figures: [ReportFigure]) {
    self.id = id
    self.title = title
    self.figures = figures
  }
}

/// A report on one workspace; `html` is the page.
public struct Report: Sendable {
  /// What the workspace holds.
  public var inventory: Inventory
  /// The fit.
  public var fit: FitResult
  /// Nil where the checks were left out.
  public var check: CheckResult?
  /// Regions with data that stay hidden.
  public var blinded: Set<String>
  /// Sections in order.
  public var sections: [ReportSection]
  /// What is missing from the report, and why.
  public var remarks: [String]
  /// Where it comes from: command, version, digests.
  public var facts: [(key: String, value: String)]
  /// Titles of regions and parameters.
  public var names: TableNames

  /// Every part by its name; those with a default may be left out.
  public init(
    inventory: Inventory, fit: FitResult, check: CheckResult?, blinded: Set<String> = [],
    sections: [ReportSection], remarks: [String] = [],
    facts: [(key: String, value: String)], names: TableNames = .raw
  ) {
    self.inventory = inventory
    self.fit = fit
    self.check = check
    self.blinded = blinded
    self.sections = sections
    self.remarks = remarks
    self.facts = facts
    self.names = names
  }

  var figures: [ReportFigure] { sections.flatMap(\.figures) }
  var anchors: ReportAnchors { ReportAnchors(inventory) }
}
