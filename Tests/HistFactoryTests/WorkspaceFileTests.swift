// Loading from files: patches, patchsets, digests, and what can be wrong with them.
import Digests
import Foundation
import HistFactory
import JSONTree
import Testing

@Suite struct WorkspaceFileTests {
  /// Digests of the small workspace by pyhf 0.7.6: pyhf.utils.digest(json.load(file), algorithm=…).
  private static let md5 = "1f92581710ba380da8c15b3287765188"
  private static let sha256 = "3315515f5aee71c00c9aa1c398f8a02c603a9ecddd8b91e4eb7c358b32287394"

  private static func patchSet(digest: String = sha256) -> String {
    """
    {"metadata": {"references": {"hepdata": "ins1234567"}, "digests": {"md5": "\(md5)", "sha256": "\(digest)"},
      "labels": ["m1", "m2"], "description": "two points"},
     "patches": [
      {"metadata": {"name": "point_a", "values": [700, 250]}, "patch": [
        {"op": "replace", "path": "/channels/0/samples/0/data", "value": [7.0, 2.5]}]},
      {"metadata": {"name": "point_b", "values": [800.5, "x"]}, "patch": [
        {"op": "remove", "path": "/channels/1"}, {"op": "replace", "path": "/measurements/0/config/poi", "value": "none"}]}],
     "version": "1.0.0"}
    """
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(SmallWorkspace.text.utf8).write(to: folder.appendingPathComponent("ws.json"))
    try Data(Self.patchSet().utf8).write(to: folder.appendingPathComponent("set.json"))
    try body(folder.path)
  }

  private func problems(_ path: String, _ patch: String? = nil, verifyDigest: Bool = false) -> String? {
    do throws(WorkspaceProblems) {
      _ = try WorkspaceFile.load(path: path, patch: patch, verifyDigest: verifyDigest)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func aPlainFile() throws {
    try withFolder { folder in
      let file = try WorkspaceFile.load(path: folder + "/ws.json")
      #expect(file.name == "ws.json" && file.patch == nil && file.warnings.isEmpty)
      #expect(file.sha256 == SHA256.hex(Array(SmallWorkspace.text.utf8)))
      #expect(file.canonicalSHA256 == Self.sha256)
      #expect(file.patchSHA256 == nil)
      #expect(try file.model().parameterSets == Model(file.workspace).parameterSets)
    }
  }

  @Test(arguments: ["point_a", "700,250", "700.0, 2.5e2"])
  func entriesAreFoundByNameOrValues(selection: String) throws {
    try withFolder { folder in
      let file = try WorkspaceFile.load(path: folder + "/ws.json", patch: "\(folder)/set.json#\(selection)")
      #expect(file.patch?.description == "set.json#point_a")
      #expect(file.patch?.values.map { $0.label + "=" + $0.value } == ["m1=700", "m2=250"])
      #expect(file.warnings.isEmpty)
      #expect(file.workspace.channels[0].samples[0].data == [7, 2.5])
      #expect(file.sha256 == SHA256.hex(Array(SmallWorkspace.text.utf8)))
      #expect(file.canonicalSHA256 != Self.sha256)
      #expect(file.patchSHA256 == SHA256.hex(Array(Self.patchSet().utf8)))
    }
  }

  @Test func aPatchThatRemovesAChannelLeavesItsObservation() throws {
    try withFolder { folder in
      let file = try WorkspaceFile.load(path: folder + "/ws.json", patch: "\(folder)/set.json#800.5,x")
      let model = try file.model()
      #expect(model.channels.map(\.name) == ["SR"] && model.warnings.isEmpty)
      #expect(model.poi == nil && model.missingPOI == "none")
    }
  }

  @Test func contentsOfAPatchSet() throws {
    let set = try PatchSet(JSONDocument(text: Self.patchSet(), file: "set.json"))
    #expect(set.labels == ["m1", "m2"] && set.summary == "two points")
    #expect(set.entries.map(\.name) == ["point_a", "point_b"])
    #expect(set.entries.map(\.values) == [["700", "250"], ["800.5", "x"]])
    #expect(set.digests.map(\.algorithm) == ["md5", "sha256"])
    #expect(try set.mismatches(SmallWorkspace.document()).isEmpty)
  }

  @Test func plainPatches() throws {
    try withFolder { folder in
      let operations = #"[{"op": "replace", "path": "/channels/0/samples/0/data", "value": [7.0, 2.5]}]"#
      for text in [operations, #"{"metadata": {}, "patch": "# + operations + "}"] {
        let path = folder + "/a#b.json"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let file = try WorkspaceFile.load(path: folder + "/ws.json", patch: path)
        #expect(file.workspace.channels[0].samples[0].data == [7, 2.5])
        #expect(file.patch?.description == "a#b.json")
        #expect(
          problems(folder + "/ws.json", path + "#x")?.contains("this is a single patch: there is none named 'x'")
            == true)
      }
    }
  }

  @Test func digestOfAnotherWorkspace() throws {
    try withFolder { folder in
      let wrong = String(repeating: "0", count: 64)
      let path = folder + "/other.json"
      try Data(Self.patchSet(digest: wrong).utf8).write(to: URL(fileURLWithPath: path))
      let file = try WorkspaceFile.load(path: folder + "/ws.json", patch: path + "#point_a")
      let message =
        ": metadata.digests.sha256: the patchset is for a workspace with sha256 digest \(wrong), but "
        + "\(folder)/ws.json has \(Self.sha256)\n"
        + "  hint: check that both belong together: numbers of the patched workspace may be wrong"
      #expect(file.warnings.map(\.description) == ["\(path):1:121: warning" + message])
      #expect(
        problems(folder + "/ws.json", path + "#point_a", verifyDigest: true) == "\(path):1:121: error" + message)
    }
  }

  @Test func problemsOfPatches() throws {
    try withFolder { folder in
      let (base, set) = (folder + "/ws.json", folder + "/set.json")
      #expect(
        problems(base, set)
          == """
          \(set): error: this is a patchset of 2 patches: which one is meant?
            hint: write \(set)#NAME; there are 'point_a', 'point_b'
          """)
      #expect(
        problems(base, set + "#point_c")
          == "\(set): error: the patchset has no patch 'point_c'\n  hint: did you mean 'point_a'?")
      #expect(
        problems(base, set + "#1,2")
          == """
          \(set): error: the patchset has no patch '1,2'
            hint: there are 'point_a', 'point_b'; values are given in the order m1,m2
          """)
      #expect(
        problems(base, folder + "/none.json#x")
          == "\(folder)/none.json: error: there is no such file\n  hint: check the name and the folder it is looked for in"
      )
      #expect(problems(folder)?.hasPrefix("\(folder): error: this is a folder") == true)
    }
  }

  /// A problem in a part that the patch brought is placed in the patch, one in the rest in the workspace.
  @Test func placesAfterAPatch() throws {
    try withFolder { folder in
      let path = folder + "/p.json"
      let patch = """
        [{"op": "replace", "path": "/channels/0/samples/0/data", "value":
            [7.0, "x"]},
         {"op": "replace", "path": "/version", "value": "1.0.1"},
         {"op": "remove", "path": "/channels/1/samples/0/modifiers/0/name"}]
        """
      try Data(patch.utf8).write(to: URL(fileURLWithPath: path))
      #expect(
        problems(folder + "/ws.json", path)
          == """
          \(path):2:11: error: channels[0].samples[0].data[1]: a value of data should be a number, not a string
          \(folder)/ws.json with p.json: error: channels[1].samples[0].modifiers[0]: a modifier lacks the key 'name'
          \(path):3:49: error: version: version '1.0.1' of the workspace format is not known
            hint: this reads version '1.0.0'
          """)
    }
  }

  @Test func problemsOfPatchSets() {
    func said(_ old: String, _ new: String) -> [String]? {
      #expect(Self.patchSet().contains(old))
      let text = Self.patchSet().replacingOccurrences(of: old, with: new)
      do throws(JSONProblem) {
        let document = try JSONDocument(text: text, file: "set.json")
        do throws(WorkspaceProblems) {
          _ = try PatchSet(document)
          return nil
        } catch {
          return error.problems.map(\.description)
        }
      } catch {
        return [error.description]
      }
    }
    #expect(
      said("point_b", "point_a") == [
        "set.json:6:3: error: patches[1]: there are two patches 'point_a'\n  hint: rename or remove one"
      ])
    #expect(
      said(#"[800.5, "x"]"#, "[700.0, 250]") == [
        "set.json:6:3: error: patches[1]: there are two patches with the values 700.0,250\n  hint: remove one"
      ])
    #expect(
      said(#"[800.5, "x"]"#, "[700]") == [
        "set.json:6:3: error: patches[1]: patch 'point_b' has 1 value where the set has 2 labels"
      ])
    #expect(
      said(#""version": "1.0.0""#, #""version": "2""#) == [
        """
        set.json:8:13: error: version: version '2' of the patchset format is not known
          hint: this reads version '1.0.0'
        """
      ])
    #expect(
      said(#""md5": "#, #""crc": "#) == [
        """
        set.json:1:75: error: metadata.digests.crc: digests by 'crc' are not known
          hint: known are 'md5' and 'sha256'
        """
      ])
  }
}

@Suite struct WorkspaceWritingTests {
  @Test func whatIsWrittenReadsBackTheSame() throws {
    let document = try SmallWorkspace.document()
    let workspace = try Workspace(document)
    for layout in [JSONWriter.Layout.compact, .pretty] {
      let bytes = try workspace.encoded(layout: layout)
      let again = try JSONDocument(bytes, file: "again.json")
      #expect(try Workspace(again) == workspace)
      // The file has the same keys in the same places and writes its numbers as doubles.
      #expect(JSONValue(again.root) == JSONValue(document.root))
    }
  }

  @Test func numbersThatAreNotFiniteAreNamed() throws {
    var workspace = try Workspace(SmallWorkspace.document())
    workspace.channels[0].samples[1].data[1] = .nan
    #expect(
      throws: JSONProblem(
        place: nil, path: "channels[0].samples[1].data[1]", message: "nan cannot be written",
        hint: "JSON has no such number: leave the field out or repair what computed it")
    ) { try workspace.encoded() }
  }
}
