// The tables of a report: regions, samples, parameters, findings.
import Results

extension Report {
  /// A row a region, with its figures.
  var regionTable: ReportTable {
    let rows = inventory.channels.map { channel in
      let expected = channel.samples.flatMap(\.yields).reduce(0, +)
      return ReportRow(
        id: anchors.region(channel.name),
        cells: [
          ReportCell(html: named(channel.name, names.channel(channel.name).plain)),
          ReportCell("\(channel.bins)", value: Double(channel.bins)),
          ReportCell("\(channel.samples.count)", value: Double(channel.samples.count)), ReportCell(number: expected),
          observed(channel),
          ReportCell(html: figureLinks { $0.regions.contains(channel.name) }),
        ])
    }
    return ReportTable(
      caption: "Regions", headings: ["region", "bins", "samples", "nominal events", "observed", "figures"], rows: rows)
  }

  /// A row a sample of a region.
  var sampleTable: ReportTable {
    let rows = inventory.channels.flatMap { channel in
      channel.samples.map { sample in
        let modifiers = sample.modifiers.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return ReportRow(cells: [
          ReportCell(html: named(sample.name, names.sample(sample.name).plain)),
          ReportCell(html: regionLink(channel.name)), ReportCell(number: sample.yields.reduce(0, +)),
          ReportCell(modifiers.joined(separator: ", ")),
        ])
      }
    }
    return ReportTable(caption: "Samples", headings: ["sample", "region", "nominal events", "modifiers"], rows: rows)
  }

  /// A row a parameter: the fit, where it acts, which figures show it.
  var parameterTable: ReportTable {
    let reach = reach
    let rows = fit.parameters.map { parameter in
      ReportRow(
        id: anchors.parameter(parameter.name),
        cells: [
          ReportCell(html: named(parameter.name, names.parameter(parameter.name).plain)),
          ReportCell(role(of: parameter)), value(of: parameter),
          parameter.pull.map { ReportCell(DecimalText.fixed($0, decimals: 2), value: $0) } ?? .empty,
          parameter.constraintRatio.map { ReportCell(DecimalText.fixed($0, decimals: 2), value: $0) } ?? .empty,
          ReportCell(html: reach[parameter.name] ?? ""),
          ReportCell(html: figureLinks { $0.parameters.contains(parameter.name) }),
        ])
    }
    return ReportTable(
      caption: "Parameters", headings: ["parameter", "kind", "value", "pull", "constraint", "acts on", "figures"],
      rows: rows)
  }

  /// A row a finding.
  var findingTable: ReportTable {
    let rows = (check?.findings ?? []).map { finding in
      let parameters = finding.parameters.map(parameterLink).joined(separator: ", ")
      return ReportRow(cells: [
        ReportCell(finding.severity.rawValue), ReportCell(finding.rule.rawValue),
        ReportCell(html: finding.channel.map(regionLink) ?? ""), ReportCell(html: parameters),
        ReportCell(finding.message), ReportCell(finding.remedy),
      ])
    }
    return ReportTable(
      caption: "Findings", headings: ["severity", "rule", "region", "parameters", "finding", "remedy"], rows: rows)
  }

  // MARK: Cells

  /// A name with its title where it has one.
  private func named(_ name: String, _ title: String) -> String {
    let code = "<code>\(HTMLText.escaped(name))</code>"
    return title == name ? code : "\(HTMLText.escaped(title)) <small>\(code)</small>"
  }

  func regionLink(_ name: String) -> String {
    anchors.region(name).map { HTMLText.link(name, to: $0) } ?? HTMLText.escaped(name)
  }

  func parameterLink(_ name: String) -> String {
    anchors.parameter(name).map { HTMLText.link(name, to: $0) } ?? HTMLText.escaped(name)
  }

  private func observed(_ channel: Inventory.Channel) -> ReportCell {
    guard let observed = channel.observed else { return .empty }
    return blinded.contains(channel.name) ? ReportCell(CellWords.hidden) : ReportCell(number: observed.reduce(0, +))
  }

  private func figureLinks(_ isShown: (ReportFigure) -> Bool) -> String {
    sections.compactMap { section in
      let shown = section.figures.filter(isShown)
      return shown.first.map { HTMLText.link(section.title.lowercased(), to: $0.id) }
    }.joined(separator: ", ")
  }

  /// Regions that each parameter acts on, as links; `all regions` in a word.
  private var reach: [String: String] {
    var reach: [String: String] = [:]
    for set in inventory.parameterSets {
      let isEverywhere = set.actsOn.count == inventory.channels.count && set.actsOn.count > 1
      let text =
        isEverywhere
        ? HTMLText.link("all regions", to: "regions")
        : set.actsOn.map { regionLink($0.channel) }.joined(separator: ", ")
      for parameter in set.parameters { reach[parameter] = text }
    }
    return reach
  }

  private func role(of parameter: ParameterResult) -> String {
    let kind = parameter.modifierTypes.joined(separator: "+")
    if fit.pois.contains(parameter.name) { return "of interest, \(parameter.fixed ? "fixed, " : "")\(kind)" }
    if parameter.fixed { return "fixed, \(kind)" }
    if fit.header.status.atBound.contains(parameter.name) { return "at bound, \(kind)" }
    return parameter.constraint.type == .none ? "free, \(kind)" : kind
  }

  private func value(of parameter: ParameterResult) -> ReportCell {
    let cell: TableCell =
      parameter.uncertainty.map { .measurement(parameter.value, uncertainty: $0) }
      ?? .number(parameter.value)
    return ReportCell(CellWords(cell).line(plusMinus: " ± ", percent: " %"), value: parameter.value)
  }
}
