// SPDX-License-Identifier: Apache-2.0
//
// What people are told: a whole sentence in English with named places, which is also
// the key under which a catalogue has the sentence in another language.

#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

class Message;

/// The name of the language with this BCP 47 tag, in the reader's language.
struct LanguageName {
  std::string tag;
};

/// What stands at a named place of a Message: text, a whole number, the name of a
/// language, or another message (the reason in "{file}: {reason}"), which is rendered
/// in the same language.
class MessagePlace {
 public:
  MessagePlace(std::string name, std::string text);
  MessagePlace(std::string name, const char* text);
  MessagePlace(std::string name, std::string_view text);
  MessagePlace(std::string name, std::integral auto number)
      : MessagePlace(std::move(name), std::to_string(number)) {}
  MessagePlace(std::string name, LanguageName language);
  MessagePlace(std::string name, Message message);

  const std::string& name() const { return name_; }
  /// What stands there, the tag of a language; empty when it is a message.
  const std::string& text() const { return text_; }
  bool is_language() const { return is_language_; }
  /// The message that stands there; null when it is text.
  const Message* message() const;

 private:
  std::string name_;
  std::string text_;
  bool is_language_ = false;
  std::vector<Message> message_;  ///< None or one.
};

/// Marks a literal that is a message, in tables and constants, so that it is extracted
/// into catalogues; Message::marked() makes a message of it.
template <std::size_t Size>
constexpr const char* translatable(const char (&sentence)[Size]) {
  return sentence;
}

/// Gives the sentence in a reader's language for one in English; see Message::render().
class MessageCatalogue {
 public:
  virtual ~MessageCatalogue() = default;
  /// The BCP 47 tag of the language.
  virtual std::string language() const { return "en"; }
  /// The sentence for `key`, or `key` itself when the catalogue does not have it.
  virtual std::string find(const std::string& key) const = 0;
  /// The form of the sentence that the language uses for `count`.
  virtual std::string find_plural(const std::string& singular,
                                  const std::string& plural,
                                  std::size_t count) const = 0;
};

/// A whole sentence with named places in braces: Message("{file}: {pairs} pairs were
/// left out; see {list}", {{"file", name}, {"pairs", 3}, {"list", path}}). The sentence
/// is a literal, so that it can be extracted into a catalogue; it is never put together
/// from pieces. A brace that is text is written twice. Values; safe to read from
/// several threads.
class Message {
 public:
  template <std::size_t Size>
  explicit Message(const char (&sentence)[Size], std::vector<MessagePlace> places = {})
      : sentence_(sentence), places_(std::move(places)) {}

  /// A sentence whose form follows `count`, which stands at the place {count}:
  /// Message::plural("{count} pair was left out", "{count} pairs were left out", n).
  template <std::size_t One, std::size_t Many>
  static Message plural(const char (&singular)[One], const char (&plural)[Many],
                        std::size_t count, std::vector<MessagePlace> places = {}) {
    Message message(singular, std::move(places));
    message.plural_ = plural;
    message.count_ = count;
    message.places_.emplace_back("count", count);
    return message;
  }

  /// Text that has no other language: what a library or the operating system says.
  static Message verbatim(std::string text);
  /// The message of a text that was marked with translatable().
  static Message marked(std::string_view sentence,
                        std::vector<MessagePlace> places = {});

  /// The sentence in English, places filled in.
  std::string english() const;
  /// The sentence in the language of `catalogue`, places filled in.
  std::string render(const MessageCatalogue& catalogue) const;

  /// The key in the catalogue: the sentence in English, places as they are spelled.
  const std::string& sentence() const { return sentence_; }
  const std::vector<MessagePlace>& places() const { return places_; }

  /// As fields (text/fields.h), for another process, which renders it; and back. Throws
  /// Error{input} for what was cut off or is nested more than 16 deep.
  std::string to_bytes() const;
  static Message from_bytes(std::string_view bytes);

 private:
  Message() = default;
  static Message from_bytes(std::string_view bytes, int depth);

  std::string sentence_;
  std::string plural_;  ///< Empty when there is no count.
  std::size_t count_ = 0;
  std::vector<MessagePlace> places_;
  bool verbatim_ = false;
};

}  // namespace awase
