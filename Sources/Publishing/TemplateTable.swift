// The effects of templates as a table for the terminal.
import Results

/// A line a template: the change of the sum by both variations, and the largest change of a bin.
public struct TemplateTable: Sendable {
  private let result: TemplatesResult

  public init(_ result: TemplatesResult) { self.result = result }

  public var text: String {
    var columns = TextColumns([.left, .left, .left, .right, .right, .right, .left])
    let sides = Self.sides(result.templates.first?.shift)
    columns.add(["parameter", "channel", "of"] + sides.map { "\($0) [%]" } + ["largest bin [%]", ""])
    for template in result.templates {
      columns.add(
        [template.parameter, template.channel, template.part] + Self.sizes(template, template.variation) + [
          flags(template)
        ])
      for code in template.codes ?? [] {
        let codes = code.interpolation
        columns.add(
          ["", "", ""] + Self.sizes(template, code.sides) + [
            "by normsys=\(codes.normsys), histosys=\(codes.histosys)"
          ])
      }
    }
    return columns.lines.joined(separator: "\n")
  }

  /// `up`, `down`; with the number of standard deviations where that is not one.
  private static func sides(_ shift: Double?) -> [String] {
    guard let shift else { return ["up", "down"] }
    let number = DecimalText.short(shift)
    return ["+\(number)σ", "−\(number)σ"]
  }

  /// What both sides change of the sum, and the largest change of a bin.
  private static func sizes(_ template: TemplatesResult.Template, _ sides: TemplatesResult.Sides) -> [String] {
    let bins = [sides.up, sides.down].flatMap { template.effects($0).compactMap { $0 } }
    return [
      percent(template.normEffect(sides.up)), percent(template.normEffect(sides.down)),
      percent(bins.max { abs($0) < abs($1) }),
    ]
  }

  private static func percent(_ share: Double?) -> String {
    share.map { DecimalText.explicitlySigned(DecimalText.fixed(100 * $0, decimals: 2)) } ?? "–"
  }

  private func flags(_ template: TemplatesResult.Template) -> String {
    let count = template.oneSidedBins.count, bins = template.nominal.count
    return count == 0 ? "" : "one-sided in \(count) of \(bins) \(bins == 1 ? "bin" : "bins")"
  }
}
