// What samples, regions and parameters are called in tables: their titles where there are any.
import Results

/// Titles in both forms; whoever knows how to read label source gives them.
public struct TableNames: Sendable {
  private let annotations: Annotations
  /// Label source to plain characters and to LaTeX.
  private let read: @Sendable (String) -> TableName

  /// Every part by its name; those with a default may be left out.
  public init(_ annotations: Annotations = Annotations(), read: @escaping @Sendable (String) -> TableName) {
    self.annotations = annotations
    self.read = read
  }

  /// Names as they are.
  public static let raw = TableNames { TableName($0) }

  func sample(_ name: String) -> TableName { annotations.samples[name]?.title.map(read) ?? TableName(name) }
  func channel(_ name: String) -> TableName { annotations.channels[name]?.title.map(read) ?? TableName(name) }
  func parameter(_ name: String) -> TableName { annotations.parameters[name]?.title.map(read) ?? TableName(name) }

  /// A bin by its edges, its label or its number.
  func bin(_ index: Int, of channel: ChannelYields) -> TableName {
    let own = annotations.channels[channel.name]
    if let labels = own?.binLabels, labels.count == channel.total.yields.count { return read(labels[index]) }
    guard let edges = channel.binEdges, edges.count == channel.total.yields.count + 1 else {
      return TableName("Bin \(index + 1)")
    }
    let ends = [edges[index], edges[index + 1]].map { DecimalText.short($0) }
    return TableName(plain: ends.joined(separator: "–"), tex: ends.joined(separator: "--"))
  }

  /// Place in a stack: largest first in tables, which is top to bottom.
  func order(_ sample: String) -> Double? { annotations.samples[sample]?.order }
  func group(of sample: String) -> String? { annotations.samples[sample]?.group }

  func isSignal(_ sample: String) -> Bool {
    annotations.samples[sample]?.isSignal ?? group(of: sample).flatMap { annotations.samples[$0]?.isSignal } ?? false
  }
}
