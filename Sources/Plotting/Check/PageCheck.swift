// Elements that reach beyond the page.

import SceneGraph

/// The check's rule about the page's edge.
struct PageCheck {
  var picture: ScenePicture
  var page: Size

  /// Parts of a point that nobody sees missing.
  private static let slack = 0.1

  var findings: [Finding] {
    let room = Rect(x: 0, y: 0, width: page.width, height: page.height).insetBy(-Self.slack)
    let texts = picture.texts.filter { !room.contains($0.bounds) }.map { ($0.description, $0.bounds) }
    var seen: Set<String> = []
    let marks = picture.marks.filter { !room.contains($0.bounds) && seen.insert($0.owner.description).inserted }
      .map { ($0.owner.description, $0.bounds) }
    return (texts + marks).map { name, bounds in
      Finding(
        .outsidePage, elements: [name], place: Point(x: bounds.x, y: bounds.y),
        message: "\(name) reaches beyond the page of \(page.width.fixed(1)) × \(page.height.fixed(1)) pt",
        remedy: "make the page larger, or the text shorter")
    }
  }
}
