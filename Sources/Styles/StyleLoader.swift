// Finding layers: built-in looks by name, files by path, `extends` before what extends it.
import JSONTree

/// Reads the layers that a list of sources names, in the order in which they speak.
struct StyleLoader {
  private(set) var layers: [StyleLayer] = []
  private(set) var problems: [StyleProblem] = []

  mutating func load(_ source: StyleSource) {
    switch source {
    case .named(let name): load(name, from: "", place: "--style \(name)", chain: [])
    case .text(let text, let name): add(text: text, file: name, folder: "", chain: [name])
    case .setting(let text): add(setting: text)
    }
  }

  private mutating func load(_ name: String, from folder: String, place: String, chain: [String]) {
    if let look = BuiltInStyles.all.first(where: { $0.name == name }) {
      guard !chain.contains(name) else { return note(cycle: chain + [name], place: place) }
      return add(text: "\(look.text)", file: "styles/\(name).json", folder: "", chain: chain + [name])
    }
    let path = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
    guard !chain.contains(path) else { return note(cycle: chain + [path], place: place) }
    do throws(JSONProblem) {
      add(try JSONDocument(contentsOf: path), folder: Self.folder(of: path), chain: chain + [path])
    } catch {
      problems.append(problem(error, name: name, place: place))
    }
  }

  private func problem(_ error: JSONProblem, name: String, place: String) -> StyleProblem {
    let names = BuiltInStyles.all.map(\.name)
    let near = BuiltInStyles.nearest(to: name).map { "did you mean \($0)? " } ?? ""
    guard let at = error.place, at.line != nil else {
      return StyleProblem(
        place: place, path: error.path, message: error.message,
        hint: "\(near)a style is a file or one of: \(names.joined(separator: ", "))")
    }
    return StyleProblem(place: "\(at)", path: error.path, message: error.message, hint: error.hint)
  }

  private mutating func note(cycle: [String], place: String) {
    problems.append(
      StyleProblem(
        place: place, path: "extends", message: "goes round in a circle: \(cycle.joined(separator: " → "))",
        hint: "let one of them stand on its own"))
  }

  private mutating func add(text: String, file: String, folder: String, chain: [String]) {
    do throws(JSONProblem) {
      add(try JSONDocument(text: text, file: file), folder: folder, chain: chain)
    } catch {
      problems.append(
        StyleProblem(
          place: error.place.map { "\($0)" } ?? file, path: error.path, message: error.message, hint: error.hint))
    }
  }

  private mutating func add(_ document: JSONDocument, folder: String, chain: [String]) {
    let layer = StyleLayer(document, folder: folder)
    if let parent = layer.root.member("extends") {
      if case .other(.string(let name), let place) = parent {
        load(name, from: folder, place: place, chain: chain)
      } else {
        problems.append(
          StyleProblem(
            place: parent.place, path: "extends", message: "is \(parent.value.phrase), expected a string",
            hint: "name a built-in look or a file beside this one"))
      }
    }
    layers.append(layer)
  }

  private mutating func add(setting: String) {
    guard let equals = setting.firstIndex(of: "="), equals != setting.startIndex else {
      problems.append(
        StyleProblem(
          place: "--set \(setting)", path: "", message: "is not of the form key=value", hint: "e.g. --set text.size=9"))
      return
    }
    let path = setting[..<equals].split(separator: ".").map(String.init)
    let text = String(setting[setting.index(after: equals)...])
    let place = "--set \(setting)"
    var node = StyleLayer.Node.plain(Self.value(of: text), place: place)
    for key in path.reversed() { node = .object([(key, place, node)], place: place) }
    layers.append(StyleLayer(root: node))
  }

  /// JSON if it reads as JSON, else the text itself.
  private static func value(of text: String) -> StyleValue {
    guard let document = try? JSONDocument(text: text, file: "--set") else { return .string(text) }
    return StyleLayer(document, folder: "").root.value
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension BuiltInStyles {
  /// The built-in look whose name is nearest to a misspelt one, if any is near.
  public static func nearest(to name: String) -> String? { NameSuggestion.nearest(to: name, among: all.map(\.name)) }
}
