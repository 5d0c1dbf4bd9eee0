// The words for everything that can be wrong with the syntax of a JSON text.

extension ScanFailure {
  func problem(in text: UnsafeBufferPointer<UInt8>, file: String) -> JSONProblem {
    let place = TextPosition(of: offset, in: text).place(in: file)
    let (message, hint) = wording(in: text, file: file)
    return JSONProblem(place: place, message: message, hint: hint)
  }

  private func wording(in text: UnsafeBufferPointer<UInt8>, file: String) -> (String, String) {
    switch reason {
    case .empty: ("the file is empty", "it should hold a JSON object")
    case .tooLarge: ("the text is larger than 4 GB, the most that can be read", "split it by channels")
    case .unexpectedEnd: ("the file ends in the middle of a value", endHint(in: text))
    case .unexpectedByte: ("unexpected \(found(in: text)) where a value should stand", "see whether a value is missing")
    case .missingComma: ("unexpected \(found(in: text)) after a value", "a comma or a closing bracket should follow")
    case .missingColon: ("unexpected \(found(in: text)) after a key", "a colon should follow")
    case .missingKey: ("unexpected \(found(in: text)) where a key should stand", "keys are written in double quotes")
    case .trailingComma: ("a comma with nothing after it", "take the comma away")
    case .trailingContent: ("unexpected \(found(in: text)) after the end of the document", "a file holds one value")
    case .notANumber: notANumber(in: text)
    case .leadingZero: ("a number that begins with a superfluous zero", "take the zero away")
    case .plusSign: ("a number that begins with a plus sign", "take the sign away")
    case .missingDigits: ("digits are missing in a number", "write 0.5 for .5 and 1.0 for 1.")
    case .unknownWord: ("an unknown word", "only true, false and null stand without double quotes")
    case .singleQuote: ("a single quote", "JSON strings stand in double quotes")
    case .comment: ("a comment", "JSON has no comments: take it away")
    case .controlCharacter: ("a control character inside a string", "write \\n for a line end and \\t for a tabulator")
    case .badEscape: ("an unknown escape inside a string", "a backslash itself is written \\\\")
    case .loneSurrogate: ("half of a surrogate pair in a \\u escape", "write the character itself, in UTF-8")
    case .invalidUTF8: ("this is not valid UTF-8", "convert the file to UTF-8 (iconv -t UTF-8)")
    case .tooDeep: ("more than \(JSONScanner.depthLimit) levels of brackets", "no document needs so many")
    case .tooLong: ("a string or number of more than 256 MB", "no document needs one")
    }
  }

  private func endHint(in text: UnsafeBufferPointer<UInt8>) -> String {
    guard let opening else { return "the file seems truncated" }
    let position = TextPosition(of: opening, in: text)
    let bracket = text[opening] == UInt8(ascii: "{") ? "{" : "["
    return "the file seems truncated: '\(bracket)' of line \(position.line), column \(position.column) is not closed"
  }

  private func notANumber(in text: UnsafeBufferPointer<UInt8>) -> (String, String) {
    let word = ["-Infinity", "Infinity", "NaN"].first { text[offset...].starts(with: $0.utf8) }
    guard let word else { return ("an unknown word", "only true, false and null stand without double quotes") }
    return ("\(word) is not a number of JSON", "repair the histogram or computation that wrote it")
  }

  private func found(in text: UnsafeBufferPointer<UInt8>) -> String {
    guard offset < text.count else { return "end of the file" }
    let byte = text[offset]
    if byte > 0x20, byte < 0x7f { return "'\(Unicode.Scalar(byte))'" }
    let digits = String(byte, radix: 16)
    return "byte 0x\(digits.count < 2 ? "0" : "")\(digits)"
  }
}
