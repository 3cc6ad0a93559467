// SPDX-License-Identifier: Apache-2.0

#include "text/message.h"

#include <algorithm>
#include <utility>

namespace awase {
namespace {

/// The catalogue of no other language: every sentence is its own key.
class English : public MessageCatalogue {
 public:
  std::string find(const std::string& key) const override { return key; }
  std::string find_plural(const std::string& singular, const std::string& plural,
                          std::size_t count) const override {
    return count == 1 ? singular : plural;
  }
};

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
    text += place->message() ? place->message()->render(catalogue) : place->text();
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

std::string Message::english() const { return render(English()); }

std::string Message::render(const MessageCatalogue& catalogue) const {
  if (verbatim_) return sentence_;
  const std::string sentence = plural_.empty()
                                   ? catalogue.find(sentence_)
                                   : catalogue.find_plural(sentence_, plural_, count_);
  return filled(sentence, places_, catalogue);
}

}  // namespace awase
