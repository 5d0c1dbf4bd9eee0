// Lines and columns of many places in one walk over the text.

extension JSONDocument {
  /// The places of some values, in the given order. One pass over the text, however many there are.
  public func places(of nodes: [JSONNode]) -> [SourcePlace] {
    guard storage.origins.isEmpty else { return nodes.map(\.place) }
    var places = [SourcePlace](repeating: SourcePlace(file: file), count: nodes.count)
    var position = TextPosition()
    for index in nodes.indices.sorted(by: { nodes[$0].startOffset < nodes[$1].startOffset }) {
      position.advance(to: nodes[index].startOffset, in: storage.text)
      places[index] = position.place(in: file)
    }
    return places
  }
}
