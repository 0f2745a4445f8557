#include "scenario/format/form_words.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/punctuation.h"
#include "scenario/format/format.h"
#include "scenario/format/time_forms.h"

namespace homebound::scenario {
namespace {

bool is_of_key(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '.'; }

// Takes the row of the keys that follow, " claims value", if there is one.
const EntryField* take_key(const EntrySort& sort, std::string_view& text) {
  const EntryField* found = nullptr;
  std::string key;
  for (std::string_view rest = text; rest.starts_with(' ');) {
    rest.remove_prefix(1);
    const auto end = std::ranges::find_if_not(rest, is_of_key);
    const std::string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    key.append(key.empty() ? "" : ".").append(word);
    const EntryField* const row = word.empty() ? nullptr : find_field(sort, key);
    if (row == nullptr) break;
    rest.remove_prefix(word.size());
    found = row, text = rest;
  }
  // A time may be a table of its own in the file, of which forms know nothing.
  constexpr std::string_view at = " at";
  const bool inside = found != nullptr && found->type == FieldType::time && text.starts_with(at) &&
                      (text.size() == at.size() || !is_of_key(text[at.size()]));
  if (inside) text.remove_prefix(at.size());
  return found;
}

// Returns "Picture (image)". What a label says of the form of a value, behind a colon, is left out.
std::string field_words(const EntryField& field, Language language) {
  const bool whole = field.key.find('.') == field.key.npos;
  std::string label(field.label.in(language));
  for (const std::string_view colon : {": ", "："})
    if (const auto at = label.find(colon); whole && at != label.npos) label.resize(at);
  if (lower(label) == field.key) return label;
  const Punctuation p = punctuation(language);
  return label.append(p.open).append(field.key).append(p.close);
}

void replace(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

// Whoever types a time writes it without a T, and nobody types strings.
std::string with_typed_forms(std::string text, Language language) {
  for (const TimeForm* form : {&time_form, &date_form})
    replace(text, form->in_file.in(language), form->typed.in(language));
  const bool chinese = language == Language::chinese;
  replace(text, chinese ? "实为文字“" : "found the string '", chinese ? "实为“" : "found '");
  return text;
}

std::string in_words(std::string_view text, Language language) {
  const bool chinese = language == Language::chinese;
  std::string result;
  while (!text.empty()) {
    const auto named = std::ranges::find_if(entry_sorts(), [&](const EntrySort& sort) {
      return sort.sort != Sort::top && text.front() == '[' && text.starts_with(header_of(sort.sort));
    });
    if (named == entry_sorts().end()) {
      result += text.front();
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(header_of(named->sort).size());
    const EntryField* const field = take_key(*named, text);
    const std::string entry(named->word.in(language));
    if (!chinese) {
      result += field ? fmt::format("{} of the {}", field_words(*field, language), entry) : "the " + entry;
      continue;
    }
    if (result.ends_with(' ')) result.pop_back();  // that set the notation apart
    result += field ? entry + "的" + field_words(*field, language) : entry;
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  return result;
}

}  // namespace

Text in_form_words(const Text& message) {
  const auto said = [&](Language language) {
    return in_words(with_typed_forms(message.in(language), language), language);
  };
  return {said(Language::english), said(Language::chinese)};
}

}  // namespace homebound::scenario
