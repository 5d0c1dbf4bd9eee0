// The effects of templates as a table for the terminal.
import Results

/// A line a template: the change of the sum by both variations, and the largest change of a bin.
public struct TemplateTable: Sendable {
  private let result: TemplatesResult

  /// Every part by its name.
  public init(_ result: TemplatesResult) { self.result = result }

  /// Lines of the terminal.
  public var text: String {
    var columns = TextColumns([.left, .left, .left, .right, .right, .right, .left])
    columns.add(["parameter", "channel", "of", "up [%]", "down [%]", "largest bin [%]", ""])
    for template in result.templates {
      let variation = template.variation
      let bins = [variation.up, variation.down].flatMap { template.effects($0).compactMap { $0 } }
      let largest = bins.max { abs($0) < abs($1) }
      columns.add([
        template.parameter, template.channel, template.part, Self.percent(template.normEffect(variation.up)),
        Self.percent(template.normEffect(variation.down)), Self.percent(largest), flags(template),
      ])
    }
    return columns.lines.joined(separator: "\n")
  }

  private static func percent(_ share: Double?) -> String {
    share.map { DecimalText.explicitlySigned(DecimalText.fixed(100 * $0, decimals: 2)) } ?? "–"
  }

  private func flags(_ template: TemplatesResult.Template) -> String {
    let count = template.oneSidedBins.count, bins = template.nominal.count
    return count == 0 ? "" : "one-sided in \(count) of \(bins) \(bins == 1 ? "bin" : "bins")"
  }
}
