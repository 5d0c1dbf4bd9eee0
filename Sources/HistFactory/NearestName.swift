// The nearest name, for rooms that word problems about parameters, channels and samples without reading documents.
import JSONTree

/// The candidate that `name` was probably meant to be; nil if none is near.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  NameSuggestion.nearest(to: name, among: candidates)
}
