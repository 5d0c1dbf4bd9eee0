// Problems of a style that is part of a document, placed at the key in the document.

extension StyleProblem {
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The problem as what a decoder throws; further ones are told along.
  func decodingError(in decoder: any Decoder, others: some Collection<StyleProblem>) -> DecodingError {
    let keys = ["tree"] + path.split(separator: ".").map(String.init)
    var words = "\(path): \(message)" + (hint.map { " (\($0))" } ?? "")
    for other in others { words += "; also \(other.path): \(other.message)" + (other.hint.map { " (\($0))" } ?? "") }
    return .dataCorrupted(
      .init(codingPath: decoder.codingPath + keys.map { Key($0) }, debugDescription: words))
  }
}
