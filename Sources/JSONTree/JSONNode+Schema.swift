// What a self-describing file says of itself: the version of its schema and its kind.

extension JSONNode {
  /// Checks the members `schema_version` and `kind` of a result or figure file, and returns the kind.
  ///
  /// - Parameter kinds: the kinds that may be read here.
  public func checkedKind(version: Int, among kinds: [String]) throws(JSONProblem) -> String {
    guard kind == .object else { throw problem("the file should hold an object, not \(kind.phrase)") }
    try checkVersion(version)
    guard let node = self["kind"] else {
      throw problem("the key 'kind' is missing", hint: "this is no file that hfplot wrote")
    }
    guard let found = node.string else { throw node.problem("kind should be a string, not \(node.kind.phrase)") }
    if kinds.contains(found) { return found }
    let known = kinds.map { "'\($0)'" }.joined(separator: ", ")
    let nearest = NameSuggestion.nearest(to: found, among: kinds).map { "did you mean '\($0)'?" }
    throw node.problem("files of kind '\(found)' cannot be read here", hint: nearest ?? "those of kind \(known) can")
  }

  private func checkVersion(_ version: Int) throws(JSONProblem) {
    guard let node = self["schema_version"] else {
      throw problem("the key 'schema_version' is missing", hint: "this is no file that hfplot wrote")
    }
    guard let found = node.integer else {
      throw node.problem("schema_version should be a whole number, not \(node.kind.phrase)")
    }
    guard found != version else { return }
    let hint = found > version ? "a newer hfplot wrote it: update this one" : "make the file again with this hfplot"
    throw node.problem("schema version \(found) is not known: this reads version \(version)", hint: hint)
  }
}
