// One edit of a workspace document: what it is asked to do, what it did, and why it would not.

/// A pure function from a workspace document to another one.
public protocol WorkspaceEdit: Sendable {
  /// Changes the document and tells what changed; a draft that it throws on is of no use.
  func apply(to draft: inout WorkspaceDraft) throws(EditProblem) -> [EditChange]
  /// Whether it is fine when nothing had to be changed; otherwise a selection was probably misspelt.
  var mayChangeNothing: Bool { get }
}

extension WorkspaceEdit {
  /// An edit that changes nothing is a problem unless its type says otherwise.
  public var mayChangeNothing: Bool { false }
}

/// One thing that an edit did.
public struct EditChange: Sendable, Equatable {
  /// Name of the channel, where one was changed.
  public var channel: String?
  /// Name of the sample, where one was changed.
  public var sample: String?
  /// Name of the modifier, where one was changed.
  public var modifier: String?
  /// What was done, in words.
  public var what: String
  /// Why the edited model is not exactly the old one, where that is so.
  public var caveat: String?

  /// Every part by its name; those with a default may be left out.
  public init(
    channel: String? = nil, sample: String? = nil, modifier: String? = nil, what: String, caveat: String? = nil
  ) {
    self.channel = channel
    self.sample = sample
    self.modifier = modifier
    self.what = what
    self.caveat = caveat
  }

  init(_ site: EditSite, _ what: String, caveat: String? = nil) {
    self.init(channel: site.channel, sample: site.sample, modifier: site.name, what: what, caveat: caveat)
  }

  /// `SR/ttbar/JES: what`.
  public var description: String {
    let place = [channel, sample, modifier].compactMap { $0 }.joined(separator: "/")
    return (place.isEmpty ? what : "\(place): \(what)") + (caveat.map { " (\($0))" } ?? "")
  }
}

/// Why an edit cannot be made: everything that stands against it, and what to do.
public struct EditProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The operation as it was written, e.g. `--rebin SR=2`; empty until the runner fills it in.
  public var operation: String
  /// What is wrong, one sentence each.
  public var findings: [String]
  /// What to do about it.
  public var hint: String?

  /// All findings of one operation, with one remedy.
  public init(_ findings: [String], hint: String? = nil) {
    operation = ""
    self.findings = findings
    self.hint = hint
  }

  init(_ finding: String, hint: String? = nil) { self.init([finding], hint: hint) }

  /// The first findings; a wrong selection can have thousands.
  public var description: String {
    let shown = findings.prefix(Self.limit)
    let more = findings.count > Self.limit ? "\n  and \(findings.count - Self.limit) more" : ""
    let place = operation.isEmpty ? "error: " : "error: \(operation): "
    let list =
      findings.count == 1
      ? findings[0] : "\(findings.count) problems" + shown.map { "\n  \($0)" }.joined() + more
    return place + list + (hint.map { "\n  hint: \($0)" } ?? "")
  }

  private static let limit = 20
}

/// An edit as it was asked for.
public struct EditStep: Sendable {
  /// As in a recipe, e.g. `rebin`.
  public var keyword: String
  /// As it was written, e.g. `--rebin SR=2`.
  public var text: String
  /// The operation.
  public var edit: any WorkspaceEdit

  /// Every part by its name.
  public init(keyword: String, text: String, edit: any WorkspaceEdit) {
    self.keyword = keyword
    self.text = text
    self.edit = edit
  }

  /// Makes the edit on a copy and says what was done.
  public func applied(to draft: WorkspaceDraft) throws(EditProblem) -> (draft: WorkspaceDraft, changes: [EditChange]) {
    var edited = draft
    do throws(EditProblem) {
      try draft.checkLengths()
      let changes = try edit.apply(to: &edited)
      if changes.isEmpty, !edit.mayChangeNothing {
        throw EditProblem("nothing was found to change", hint: "hfplot inspect lists channels, samples and modifiers")
      }
      return (edited, changes)
    } catch {
      var problem = error
      problem.operation = text
      throw problem
    }
  }
}
