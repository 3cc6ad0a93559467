// SPDX-License-Identifier: Apache-2.0

#include "text/message.h"

#include <algorithm>
#include <utility>

#include "text/catalogue.h"
#include "text/error.h"
#include "text/fields.h"
#include "text/language.h"
#include "text/place_name.h"

namespace awase {
namespace {

/// `sentence` with what `places` say in place of the names in braces. A name that is
/// not there stays as it is spelled: a faulty translation still shows what it can.
std::string filled(std::string_view sentence, const std::vector<MessagePlace>& places,
                   const MessageCatalogue& catalogue) {
  std::string text;
  text.reserve(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if ((c == '{' || c == '}') && i + 1 < sentence.size() && sentence[i + 1] == c) {
      text += c;
      ++i;
      continue;
    }
    const std::size_t end = c == '{' ? sentence.find('}', i) : std::string_view::npos;
    const auto place =
        std::find_if(places.begin(), places.end(), [&](const MessagePlace& each) {
          return end != std::string_view::npos &&
                 each.name() == sentence.substr(i + 1, end - i - 1);
        });
    if (place == places.end()) {
      text += c;
      continue;
    }
    text += place->message()       ? place->message()->render(catalogue)
            : place->is_language() ? language_name(place->text(), catalogue.language())
                                   : place_name(place->text(), catalogue);
    i = end;
  }
  return text;
}

}  // namespace

MessagePlace::MessagePlace(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {}

MessagePlace::MessagePlace(std::string name, const char* text)
    : MessagePlace(std::move(name), std::string(text)) {}

MessagePlace::MessagePlace(std::string name, std::string_view text)
    : MessagePlace(std::move(name), std::string(text)) {}

MessagePlace::MessagePlace(std::string name, LanguageName language)
    : name_(std::move(name)), text_(std::move(language.tag)), is_language_(true) {}

MessagePlace::MessagePlace(std::string name, Message message)
    : name_(std::move(name)), message_{std::move(message)} {}

const Message* MessagePlace::message() const {
  return message_.empty() ? nullptr : &message_.front();
}

Message Message::verbatim(std::string text) {
  Message message;
  message.sentence_ = std::move(text);
  message.verbatim_ = true;
  return message;
}

Message Message::marked(std::string_view sentence, std::vector<MessagePlace> places) {
  Message message;
  message.sentence_ = sentence;
  message.places_ = std::move(places);
  return message;
}

std::string Message::english() const { return render(english_catalogue()); }

std::string Message::render(const MessageCatalogue& catalogue) const {
  if (verbatim_) return sentence_;
  const std::string sentence = plural_.empty()
                                   ? catalogue.find(sentence_)
                                   : catalogue.find_plural(sentence_, plural_, count_);
  return filled(sentence, places_, catalogue);
}

std::string Message::to_bytes() const {
  std::string bytes;
  add_field(bytes, verbatim_ ? "1" : "0");
  add_field(bytes, sentence_);
  add_field(bytes, plural_);
  add_field(bytes, std::to_string(count_));
  for (const MessagePlace& place : places_) {
    add_field(bytes, place.name());
    add_field(bytes, place.message() ? "m" : place.is_language() ? "l" : "t");
    add_field(bytes, place.message() ? place.message()->to_bytes() : place.text());
  }
  return bytes;
}

Message Message::from_bytes(std::string_view bytes) { return from_bytes(bytes, 0); }

Message Message::from_bytes(std::string_view bytes, int depth) {
  constexpr int kMostDeep = 16;
  if (depth > kMostDeep)
    throw Error(ErrorKind::input, Message("a message is nested too deep"));
  FieldReader fields(bytes);
  Message message;
  message.verbatim_ = fields.next() == "1";
  message.sentence_ = fields.next();
  message.plural_ = fields.next();
  message.count_ = fields.next_number();
  while (!fields.at_end()) {
    std::string name(fields.next());
    const std::string_view kind = fields.next();
    const std::string_view value = fields.next();
    if (kind == "m")
      message.places_.emplace_back(std::move(name), from_bytes(value, depth + 1));
    else if (kind == "l")
      message.places_.emplace_back(std::move(name), LanguageName{std::string(value)});
    else
      message.places_.emplace_back(std::move(name), value);
  }
  return message;
}

}  // namespace awase
