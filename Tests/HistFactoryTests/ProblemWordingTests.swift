// The wording of every problem of a workspace: one change to a sound file, and what is said of it.
import HistFactory
import JSONTree
import Testing

/// A part of the small workspace's text, its replacement, and all that is said of the result.
struct WordingCase: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  var expected: [String]
  var testDescription: String { new }

  init(_ old: String, _ new: String, _ expected: String...) {
    (self.old, self.new, self.expected) = (old, new, expected)
  }

  /// Errors, or for a workspace without any the warnings of its model.
  var said: [String] {
    let text = SmallWorkspace.text(replacing: old, with: new)
    if let problems = SmallWorkspace.problems(text) { return problems.problems.map(\.description) }
    guard let document = try? JSONDocument(text: text, file: "ws.json"), let workspace = try? Workspace(document) else {
      return []
    }
    return (try? Model(workspace))?.warnings.map(\.description) ?? []
  }
}

@Suite struct ProblemWordingTests {
  @Test func theSmallWorkspaceIsSound() { #expect(SmallWorkspace.problems(SmallWorkspace.text) == nil) }

  /// The shape of the document.
  @Test(arguments: [
    WordingCase(
      #""version": "1.0.0""#,
      #""version": "2.0.0""#,
      "ws.json:29:14: error: version: version '2.0.0' of the workspace format is not known\n"
        + "  hint: this reads version '1.0.0'"),
    WordingCase(
      #""version": "1.0.0""#,
      #""version": 1"#,
      "ws.json:29:14: error: version: version should be a string, not a number"),
    WordingCase(
      #""version": "1.0.0""#,
      #""verson": "1.0.0""#,
      "ws.json:1:1: error: a workspace lacks the key 'version'",
      "ws.json:29:13: error: verson: a workspace has no key 'verson'\n"
        + "  hint: did you mean 'version'?"),
    WordingCase(
      #""version": "1.0.0""#,
      #""version": "1.0.0", "version": "1.0.0""#,
      "ws.json:29:14: error: version: the key 'version' stands twice in one object\n"
        + "  hint: readers differ in which one they take: remove one"),
    WordingCase(
      #""data": [60.0, 12.0]"#,
      #""data": []"#,
      "ws.json:21:28: error: observations[0].data: data should not be empty"),
    WordingCase(
      #""data": [60.0, 12.0]"#,
      #""data": [60.0, "12"]"#,
      "ws.json:21:35: error: observations[0].data[1]: a value of data should be a number, "
        + "not a string"),
    WordingCase(
      #""data": [60.0, 12.0]"#,
      #""data": [60.0, 1e999]"#,
      "ws.json:21:35: error: observations[0].data[1]: 1e999 is too large for a "
        + "double-precision number\n"
        + "  hint: repair the histogram that it comes from"),
    WordingCase(
      #""data": [60.0, 12.0]"#,
      #""data": 60.0"#,
      "ws.json:21:28: error: observations[0].data: data should be a list, not a number"),
    WordingCase(
      #""data": [60.0, 12.0]"#,
      #""data": [[60.0], 12.0]"#,
      "ws.json:21:29: error: observations[0].data[0]: a value of data should be a number, "
        + "not a list"),
    WordingCase(
      "\"samples\": [\n      {\"name\": \"signal\"",
      "\"samples\": 3, \"x\": [\n      {\"name\": \"signal\"",
      "ws.json:3:31: error: channels[0].samples: samples should be a list, not a number",
      "ws.json:3:39: error: channels[0].x: a channel has no key 'x'\n"
        + "  hint: a channel has the keys 'name', 'samples'"),
    WordingCase(
      #"{"hi": 1.1, "lo": 0.95}"#,
      #"{"hi": 1.1, "low": 0.95}"#,
      "ws.json:7:52: error: channels[0].samples[0].modifiers[2].data: data of a normsys "
        + "lacks the key 'lo'",
      "ws.json:7:71: error: channels[0].samples[0].modifiers[2].data.low: data of a normsys "
        + "has no key 'low'\n"
        + "  hint: did you mean 'lo'?"),
    WordingCase(
      #"{"hi": 1.1, "lo": 0.95}"#,
      "null",
      "ws.json:7:52: error: channels[0].samples[0].modifiers[2].data: data of a normsys "
        + "should be an object, not null"),
    WordingCase(
      #"{"hi": 1.1, "lo": 0.95}"#,
      #"{"hi": null, "lo": true}"#,
      "ws.json:7:59: error: channels[0].samples[0].modifiers[2].data.hi: hi should be a "
        + "number, not null",
      "ws.json:7:71: error: channels[0].samples[0].modifiers[2].data.lo: lo should be a "
        + "number, not true or false"),
    WordingCase(
      #""type": "shapesys""#,
      #""type": "shapsys""#,
      "ws.json:11:34: error: channels[0].samples[1].modifiers[2].type: there is no modifier "
        + "type 'shapsys'\n"
        + "  hint: did you mean 'shapesys'?"),
    WordingCase(
      #""type": "shapesys""#,
      #""type": "gauss""#,
      "ws.json:11:34: error: channels[0].samples[1].modifiers[2].type: there is no modifier "
        + "type 'gauss'\n"
        + "  hint: the types are 'histosys', 'lumi', 'normfactor', 'normsys', 'shapefactor', "
        + "'shapesys', 'staterror'"),
    WordingCase(
      #""type": "shapesys""#,
      #""type": null"#,
      "ws.json:11:34: error: channels[0].samples[1].modifiers[2].type: type should be a "
        + "string, not null"),
    WordingCase(
      #"{"name": "shape", "type": "shapefactor", "data": null}"#,
      #"{"name": "shape", "type": "shapefactor", "data": [1]}"#,
      "ws.json:17:58: error: channels[1].samples[0].modifiers[1].data: data of a "
        + "shapefactor should be null, not a list\n"
        + "  hint: a shapefactor has no settings of its own here"),
    WordingCase(
      #"{"name": "shape", "type": "shapefactor", "data": null}"#,
      #"{"name": "", "type": "shapefactor", "data": null}"#,
      "ws.json:17:18: error: channels[1].samples[0].modifiers[1].name: a name should not be "
        + "empty"),
    WordingCase(
      #"{"name": "shape", "type": "shapefactor", "data": null}"#,
      #"{"name": 3, "type": "shapefactor", "data": null}"#,
      "ws.json:17:18: error: channels[1].samples[0].modifiers[1].name: name should be a "
        + "string, not a number"),
    WordingCase(
      #"{"name": "shape", "type": "shapefactor", "data": null}"#,
      #""shape""#,
      "ws.json:17:9: error: channels[1].samples[0].modifiers[1]: a modifier should be an "
        + "object, not a string"),
    WordingCase(
      "[[-1.0, 5.0]]",
      "[[-1.0]]",
      "ws.json:27:33: error: measurements[0].config.parameters[1].bounds[0]: bounds should "
        + "be pairs of numbers, not 1 number\n"
        + "  hint: write [[lower, upper]]"),
    WordingCase(
      "[[-1.0, 5.0]]",
      "[-1.0, 5.0]",
      "ws.json:27:33: error: measurements[0].config.parameters[1].bounds[0]: an element of "
        + "bounds should be a list, not a number",
      "ws.json:27:39: error: measurements[0].config.parameters[1].bounds[1]: an element of "
        + "bounds should be a list, not a number"),
    WordingCase(
      "[[-1.0, 5.0]]",
      "[[-1.0, null]]",
      "ws.json:27:40: error: measurements[0].config.parameters[1].bounds[0][1]: a bound "
        + "should be a number, not null"),
    WordingCase(
      "[[-1.0, 5.0]]",
      #"[[-1.0, 5.0]], "fixed": 1"#,
      "ws.json:27:56: error: measurements[0].config.parameters[1].fixed: fixed should be "
        + "true or false, not a number"),
    WordingCase(
      "[[-1.0, 5.0]]",
      #"[[-1.0, 5.0]], "init": [1.0]"#,
      "ws.json:27:55: error: measurements[0].config.parameters[1].init: a parameter has no "
        + "key 'init'\n"
        + "  hint: did you mean 'inits'?"),
    WordingCase(
      #""poi": "mu", "#,
      "",
      "ws.json:25:29: error: measurements[0].config: config lacks the key 'poi'\n"
        + #"  hint: "poi": "" stands for a model without parameter of interest"#),
    WordingCase(
      #""poi": "mu", "#,
      #""poi": null, "#,
      "ws.json:25:37: error: measurements[0].config.poi: poi should be a string, not null"),
  ])
  func shape(_ example: WordingCase) { #expect(example.said == example.expected) }

  /// Channels, samples and modifiers that do not go together.
  @Test(arguments: [
    WordingCase(
      #""name": "CR", "samples""#,
      #""name": "SR", "samples""#,
      "ws.json:14:5: error: channels[1]: there are two channels 'SR'\n"
        + "  hint: the first is channels[0]; rename or remove one",
      "ws.json:21:28: error: observations[0].data: 2 observed values where channel 'SR' has "
        + "1 bin",
      "ws.json:22:5: warning: observations[1]: there is no channel 'CR': this observation "
        + "is ignored"),
    WordingCase(
      #""name": "other""#,
      #""name": "bkg""#,
      "ws.json:12:7: error: channels[0].samples[2]: there are two samples 'bkg'\n"
        + "  hint: the first is channels[0].samples[1]; rename or remove one"),
    WordingCase(
      #"{"name": "lumi", "type": "lumi", "data": null},"#,
      #"{"name": "mu", "type": "normfactor", "data": null},"#,
      "ws.json:6:9: error: channels[0].samples[0].modifiers[1]: sample 'signal' has two "
        + "modifiers 'mu' of type normfactor\n"
        + "  hint: pyhf applies only the last one, and silently; remove one or merge them"),
    WordingCase(
      #""data": [14.0, 2.0]"#,
      #""data": [14.0, 2.0, 1.0]"#,
      "ws.json:12:33: error: channels[0].samples[2].data: sample 'other' has 3 bins where "
        + "sample 'signal' of its channel has 2",
      "ws.json:13:58: error: channels[0].samples[2].modifiers[0].data: 2 values of "
        + "'stat_SR' where sample 'other' has 3 bins\n"
        + "  hint: give one value a bin"),
    WordingCase(
      #""hi_data": [52.0, 1.0]"#,
      #""hi_data": [52.0]"#,
      "ws.json:10:65: error: channels[0].samples[1].modifiers[1].data.hi_data: 1 value of "
        + "'JES' where sample 'bkg' has 2 bins\n"
        + "  hint: give one value a bin"),
    WordingCase(
      #""data": [5.0, 2.0]"#,
      #""data": [5.0, 2.0, 1.0]"#,
      "ws.json:11:54: error: channels[0].samples[1].modifiers[2].data: 3 values of 'fake' "
        + "where sample 'bkg' has 2 bins\n"
        + "  hint: give one value a bin"),
    WordingCase(
      #""name": "CR", "data""#,
      #""name": "CRx", "data""#,
      "ws.json:14:5: error: channels[1]: channel 'CR' has no observation\n"
        + #"  hint: add {"name": "CR", "data": […]} to observations"#,
      "ws.json:22:5: warning: observations[1]: there is no channel 'CRx': this observation "
        + "is ignored\n"
        + "  hint: did you mean 'CR'?"),
    WordingCase(
      #""data": [103.0]"#,
      #""data": [103.0, 1.0]"#,
      "ws.json:22:28: error: observations[1].data: 2 observed values where channel 'CR' has "
        + "1 bin"),
    WordingCase(
      #""name": "CR", "data""#,
      #""name": "SR", "data""#,
      "ws.json:14:5: error: channels[1]: channel 'CR' has no observation\n"
        + #"  hint: add {"name": "CR", "data": […]} to observations"#,
      "ws.json:22:5: error: observations[1]: there are two observations 'SR'\n"
        + "  hint: the first is observations[0]; rename or remove one"),
    WordingCase(
      #"{"name": "CR", "data": [103.0]}"#,
      #"{"name": "CR", "data": [103.0]}, {"name": "VR", "data": [1.0]}"#,
      "warning: observations[2]: there is no channel 'VR': this observation is ignored"),
    WordingCase(
      #"{"name": "xsec", "type": "normsys""#,
      #"{"name": "mu", "type": "normsys""#,
      "ws.json:5:9: error: channels[0].samples[0].modifiers[0]: 'mu' is used by modifiers "
        + "that cannot share a parameter: normsys and normfactor\n"
        + "  hint: it is first used at channels[1].samples[0].modifiers[0]; rename one of them "
        + "(only histosys and normsys share)"),
    WordingCase(
      #"{"name": "lumi", "type": "lumi", "data": null}]}]}"#,
      #"{"name": "luminosity", "type": "lumi", "data": null}]}]}"#,
      "ws.json:18:18: error: channels[1].samples[0].modifiers[2].name: a lumi modifier "
        + "should be named 'lumi', not 'luminosity'",
      "ws.json:25:57: error: measurements[0].config.parameters: the model has a lumi "
        + "modifier, but the measurement does not give its inits, bounds, auxdata, sigmas\n"
        + #"  hint: add {"name": "lumi", "inits": [1.0], "bounds": [[0.9, 1.1]], "auxdata": "#
        + #"[1.0], "sigmas": [0.017]} with your numbers to parameters"#),
    WordingCase(
      #""stat_SR", "type": "staterror", "data": [4.0, 0.0]"#,
      #""fake", "type": "shapesys", "data": [4.0, 0.0]"#,
      "ws.json:13:9: error: channels[0].samples[2].modifiers[0]: the shapesys 'fake' is "
        + "used a second time\n"
        + "  hint: a shapesys belongs to one sample of one channel: rename this one (it is "
        + "first used at channels[0].samples[1].modifiers[2])"),
    WordingCase(
      #""stat_SR", "type": "staterror", "data": [4.0, 0.0]"#,
      #""shape", "type": "shapefactor", "data": null"#,
      "ws.json:13:9: error: channels[0].samples[2].modifiers[0]: the shapefactor 'shape' "
        + "has 2 bins here and 1 in channel 'CR'\n"
        + "  hint: pyhf reads a wrong parameter for the surplus bins; use a name a channel"),
    WordingCase(
      #"{"name": "shape", "type": "shapefactor", "data": null}"#,
      #"{"name": "stat_SR", "type": "staterror", "data": [1.0]}"#,
      "ws.json:13:9: error: channels[0].samples[2].modifiers[0]: sample 'other' has the "
        + "staterror 'stat_SR' only in 'SR', but it acts in 'CR', 'SR'\n"
        + "  hint: every sample with it should have it in the same channels; use a name a "
        + "channel"),
    WordingCase(
      #"{"hi": 1.1, "lo": 0.95}"#,
      #"{"hi": 1.1, "lo": 0.0}"#,
      "ws.json:7:70: error: channels[0].samples[0].modifiers[2].data.lo: lo of the normsys "
        + "'JES' on sample 'signal' is 0.0, but code4 needs positive factors\n"
        + "  hint: repair the variation, drop it, or choose an additive code: --interpolation "
        + "normsys=code0"),
    WordingCase(
      #""name": "other", "#,
      "\"name\": \"\\u212b\", \"data\": [1.0, 1.0], \"modifiers\": []}, {\"name\": \"\\u00c5\", ",
      "ws.json:12:64: error: channels[0].samples[3]: there are two samples 'Å'\n"
        + "  hint: the first is channels[0].samples[2]; rename or remove one",
      "ws.json:12:73: error: channels[0].samples[3].name: 'Å' is written in two ways that "
        + "differ only in how Unicode composes its letters\n"
        + "  hint: write the name with the same characters everywhere (normal form NFC)"),
  ])
  func structure(_ example: WordingCase) { #expect(example.said == example.expected) }

  /// Measurements that do not fit the model.
  @Test(arguments: [
    WordingCase(
      #""bounds": [[0.9, 1.1]], "auxdata": [1.0], "#,
      "",
      "ws.json:26:7: error: measurements[0].config.parameters[0]: the model has a lumi "
        + "modifier, but the measurement does not give its bounds, auxdata\n"
        + #"  hint: add {"name": "lumi", "inits": [1.0], "bounds": [[0.9, 1.1]], "auxdata": "#
        + #"[1.0], "sigmas": [0.017]} with your numbers to parameters"#),
    WordingCase(
      #"{"name": "lumi", "inits": [1.0], "bounds": [[0.9, 1.1]], "auxdata": [1.0], "sigmas": [0.02]},"#,
      "",
      "ws.json:25:57: error: measurements[0].config.parameters: the model has a lumi "
        + "modifier, but the measurement does not give its inits, bounds, auxdata, sigmas\n"
        + #"  hint: add {"name": "lumi", "inits": [1.0], "bounds": [[0.9, 1.1]], "auxdata": "#
        + #"[1.0], "sigmas": [0.017]} with your numbers to parameters"#),
    WordingCase(
      "[[-1.0, 5.0]]}",
      #"[[-1.0, 5.0]]}, {"name": "mu"}"#,
      "ws.json:27:48: error: measurements[0].config.parameters[2]: there are two settings "
        + "'mu'\n"
        + "  hint: the first is measurements[0].config.parameters[1]; rename or remove one"),
    WordingCase(
      "[[-1.0, 5.0]]}",
      #"[[-1.0, 5.0]]}, {"name": "xsex"}"#,
      "warning: measurements[0].config.parameters[2]: the model has no parameter 'xsex': "
        + "its settings are ignored\n"
        + "  hint: did you mean 'xsec'?"),
    WordingCase(
      "[[-1.0, 5.0]]}",
      #"[[-1.0, 5.0]]}, {"name": "alpha_theory"}, {"name": "ttbar_norm"}"#,
      "warning: measurements[0].config.parameters: the model lacks 'alpha_theory', "
        + "'ttbar_norm': their settings are ignored"),
    WordingCase(
      "[[-1.0, 5.0]]}",
      #"[[-1.0, 5.0]]}, {"name": "fake", "inits": [1.0], "sigmas": [0.1, 0.1]}"#,
      "ws.json:27:74: error: measurements[0].config.parameters[2].inits: 1 value of inits "
        + "where 'fake' has 2 components\n"
        + "  hint: give one value a component",
      "ws.json:27:91: error: measurements[0].config.parameters[2].sigmas: sigmas cannot be "
        + "set for 'fake', which is a shapesys\n"
        + "  hint: a shapesys is a Poisson constraint: its widths follow from factors"),
    WordingCase(
      "[[-1.0, 5.0]]}",
      #"[[-1.0, 5.0]]}, {"name": "JES", "sigmas": [2.0]}"#,
      "ws.json:27:74: error: measurements[0].config.parameters[2].sigmas: sigmas cannot be "
        + "set for 'JES', which is a histosys\n"
        + "  hint: the width of a histosys is exactly 1: scale its variations instead"),
    WordingCase(
      "[[-1.0, 5.0]]}",
      #"[[-1.0, 5.0]]}, {"name": "stat_SR", "factors": [2.0, 2.0]}"#,
      "ws.json:27:79: error: measurements[0].config.parameters[2].factors: factors cannot "
        + "be set for 'stat_SR', which is a staterror\n"
        + "  hint: a staterror is a normal constraint: its widths are sigmas"),
    WordingCase(
      "[[-1.0, 5.0]]}",
      #"[[-1.0, 5.0]], "auxdata": [1.0]}"#,
      "ws.json:27:58: error: measurements[0].config.parameters[1].auxdata: auxdata cannot "
        + "be set for 'mu', which is a normfactor\n"
        + "  hint: a normfactor has no constraint: remove this"),
    WordingCase(
      "[[-1.0, 5.0]]}",
      "[[5.0, -1.0]]}",
      "ws.json:27:32: error: measurements[0].config.parameters[1].bounds: the lower bound "
        + "5.0 of 'mu' is above the upper one -1.0"),
    WordingCase(
      "[[-1.0, 5.0]]}",
      #"[[-1.0, 5.0]], "inits": [7.0]}"#,
      "warning: measurements[0].config.parameters[1].inits: 'mu' starts at 7.0, outside its "
        + "bounds -1.0 to 5.0"),
    WordingCase(
      #""sigmas": [0.02]"#,
      #""sigmas": [0.0]"#,
      "ws.json:26:92: error: measurements[0].config.parameters[0].sigmas: sigmas of 'lumi' "
        + "should be positive, not 0.0"),
    WordingCase(
      #""poi": "mu""#,
      #""poi": "fake""#,
      "ws.json:25:37: error: measurements[0].config.poi: 'fake' has 2 components and cannot "
        + "be the parameter of interest\n"
        + "  hint: choose one of them, for example 'fake[0]'"),
    WordingCase(
      #"{"name": "m", "config""#,
      #"{"name": "m", "config": {"poi": "", "parameters": []}}, {"name": "m", "config""#,
      "ws.json:25:55: error: measurements[0].config.parameters: the model has a lumi "
        + "modifier, but the measurement does not give its inits, bounds, auxdata, sigmas\n"
        + #"  hint: add {"name": "lumi", "inits": [1.0], "bounds": [[0.9, 1.1]], "auxdata": "#
        + #"[1.0], "sigmas": [0.017]} with your numbers to parameters"#,
      "ws.json:25:61: error: measurements[1]: there are two measurements 'm'\n"
        + "  hint: the first is measurements[0]; rename or remove one"),
  ])
  func measurement(_ example: WordingCase) { #expect(example.said == example.expected) }
}
