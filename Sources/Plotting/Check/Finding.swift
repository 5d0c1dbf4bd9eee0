// One thing that the figure check found: what, where, and what to do about it.

import SceneGraph

/// A finding of the figure check.
public struct Finding: Sendable, Equatable {
  /// A note is for information; `--strict` refuses errors.
  public enum Severity: String, Sendable, Equatable { case error, note }

  /// What the check looks for.
  public enum Rule: String, Sendable, Equatable, CaseIterable {
    /// Words that touch other words.
    case textOverText = "text over text"
    /// Words that touch data.
    case textOverMarks = "text over data"
    /// What reaches beyond the page.
    case outsidePage = "outside the page"
    /// Words below the style's least size.
    case smallText = "small text"
    /// Data that the axis does not show.
    case dataOutside = "data outside the axis"
    /// Entries of the legend that look the same.
    case equalEntries = "equal legend entries"
    /// Neighbours that a colour-blind reader cannot tell apart.
    case alikeColors = "colours alike"
    /// Neighbours that a print without colour cannot tell apart.
    case greyscale = "alike in greyscale"
    /// What hardly stands out from the page.
    case lowContrast = "low contrast"
  }

  /// How bad it is.
  public var severity: Severity
  /// The rule that was broken.
  public var rule: Rule
  /// Name of the figure, e.g. the channel.
  public var figure: String
  /// The elements concerned: role and name in the scene, and the words of a text.
  public var elements: [String]
  /// Where on the page, in points from the top left.
  public var place: Point?
  /// What is wrong, with the names of both elements.
  public var message: String
  /// What to do about it.
  public var remedy: String

  init(
    _ rule: Rule, severity: Severity = .error, elements: [String], place: Point? = nil, message: String,
    remedy: String
  ) {
    self.severity = severity
    self.rule = rule
    figure = ""
    self.elements = elements
    self.place = place
    self.message = message
    self.remedy = remedy
  }
}

extension Finding: CustomStringConvertible {
  /// One line.
  public var description: String {
    let name = figure.isEmpty ? "" : "\(figure): "
    let at = place.map { " at (\($0.x.fixed(1)), \($0.y.fixed(1))) pt" } ?? ""
    return "\(severity.rawValue): \(name)\(message)\(at); \(remedy)"
  }
}
