// Times each step from a workspace file to its likelihood's derivatives, on one core, in CPU time.

do {
  let options = try BenchmarkOptions(Array(CommandLine.arguments.dropFirst()))
  if let calls = options.calls {
    for file in options.files { try countedCalls(options, calls: calls, file: file) }
  } else if options.json {
    for file in options.files { try printRecords(of: file, options) }
  } else {
    print(BuildFlags.description)
    let machine = Machine()
    print(machine.description)
    for file in options.files { try printTable(of: file, options, machine) }
  }
} catch {
  complain("\(error)")
}

/// Runs one task `calls` times and nothing else: for counting instructions.
func countedCalls(_ options: BenchmarkOptions, calls: Int, file: String) throws {
  let tasks = try Subject(file).tasks().filter { options.only.contains($0.name) }
  for task in tasks {
    for _ in 0..<calls { try task.run() }
  }
}

/// One line of JSON for each task of a workspace.
func printRecords(of file: String, _ options: BenchmarkOptions) throws {
  let tasks = try Subject(file).tasks().filter { options.only.isEmpty || options.only.contains($0.name) }
  for task in tasks { print(try BenchmarkRecord(task, file: file, budget: options.seconds).line) }
}

/// The table of one workspace.
func printTable(of file: String, _ options: BenchmarkOptions, _ machine: Machine) throws {
  let subject = try Subject(file)
  print("\n\(subject.description)\n\(subject.sparsity)")
  print(
    "task".padded(12) + "median".aligned(12) + "fastest".aligned(12) + "runs".aligned(8) + "  bytes read, or operations"
  )
  for task in try subject.tasks() where options.only.isEmpty || options.only.contains(task.name) {
    let timing = try Timing(of: task, budget: options.seconds)
    print(
      task.name.padded(12) + seconds(timing.median).aligned(12) + seconds(timing.fastest).aligned(12)
        + String(timing.count).aligned(8) + machine.throughput(task, timing))
  }
}
