// JSON values inside types that are encoded and decoded by this module.

extension JSONValue: Codable {
  /// Only `JSONTreeDecoder` can decode one.
  public init(from decoder: any Decoder) throws {
    guard let source = decoder as? SourceDecoder else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "a JSON value needs JSONTreeDecoder"))
    }
    self = JSONValue(source.node)
  }

  /// Only `JSONTreeEncoder` can encode one.
  public func encode(to encoder: any Encoder) throws {
    guard let target = encoder as? TargetEncoder else {
      throw EncodingError.invalidValue(
        self,
        EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "a JSON value needs JSONTreeEncoder"))
    }
    target.target.content = .finished(self)
  }
}
