// SPDX-License-Identifier: Apache-2.0
//
// XML read as a stream of events, in constant memory, from input that may be hostile.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/error.h"

namespace awase {

/// Where the bytes of an XML document come from: fills the span from its start and
/// gives the number of bytes written, 0 at the end.
using XmlSource = std::function<std::size_t(std::span<char>)>;

/// A source over bytes in memory, which must outlive it.
XmlSource xml_source(std::string_view bytes);

/// Limits on what an XML document may ask of its reader.
struct XmlOptions {
  std::size_t max_depth = 1000;  ///< Elements inside one another, from 1.
  std::size_t max_markup_bytes =
      std::size_t{16} << 20;  ///< Longest single tag, comment or instruction.
  /// Whether a quick scanner may help expat. It never changes what is given; tests
  /// compare the two.
  bool scan = true;
  /// Text for an entity in content that the document itself does not declare, but
  /// whose external subset, which is not read, may. Empty text: an error. Unset: all
  /// such entities are errors.
  std::function<std::string(std::string_view entity)> resolve_entity = {};
  /// Is told of references to entities in other files (their system identifier), which
  /// are left out. Unset: such references are errors.
  std::function<void(std::string_view file)> on_other_file = {};
};

/// A place in an XML document, as it was before decoding.
struct XmlPosition {
  std::size_t line = 1;    ///< From 1.
  std::size_t column = 1;  ///< Characters, from 1.
  std::size_t offset_bytes = 0;
};

enum class XmlEventKind {
  start_element,  ///< `name`, `attributes`.
  end_element,    ///< `name`. An empty tag `<a/>` gives a start and an end.
  text,           ///< `text`; CDATA too. A long run may come as several events.
  comment,        ///< `text`.
  instruction,    ///< `name` is the target, `text` the rest.
  declaration,    ///< `<?xml ...?>`: `attributes` as written.
  doctype,        ///< `name` is the root's, `text` the system identifier.
  other,          ///< White space outside the root; it says nothing more.
};

struct XmlAttribute {
  std::string name;
  std::string value;

  bool operator==(const XmlAttribute&) const = default;
};

/// One piece of a document. Names are as written (`xml:lang`), text is UTF-8 with
/// references replaced and LF line ends.
struct XmlEvent {
  XmlEventKind kind = XmlEventKind::other;
  std::string name;
  std::string text;
  std::vector<XmlAttribute> attributes;  ///< In the order they are written.
  XmlPosition position;                  ///< Where it begins.

  /// Value of attribute `attribute_name`, or null.
  const std::string* attribute(std::string_view attribute_name) const;
};

/// Thrown for what is wrong at one place of a document.
class XmlError : public Error {
 public:
  XmlError(const std::string& document, const XmlPosition& position, Message fault)
      : Error(ErrorKind::input,
              Message("{file}:{line}:{column}: {reason}", {{"file", document},
                                                           {"line", position.line},
                                                           {"column", position.column},
                                                           {"reason", fault}})),
        position_(position),
        fault_(std::move(fault)) {}

  const XmlPosition& position() const noexcept { return position_; }
  /// The message without the place.
  const Message& fault() const noexcept { return fault_; }

 private:
  XmlPosition position_;
  Message fault_;
};

/// Reads XML 1.0 in UTF-8, UTF-16, ISO-8859-1 or whatever single-byte, Japanese,
/// Chinese or Korean charset its declaration names (of GB18030 and ISO-2022, positions
/// are those of the same text in UTF-8). Nothing else is ever opened: of
/// a document type only the entities it declares itself are taken; those of more than 4
/// KiB, and references to external or undeclared ones, are errors. Memory is bound by
/// XmlOptions.
class XmlReader {
 public:
  /// `name` is how messages call the document. The first next() reads the first byte.
  XmlReader(XmlSource source, std::string name, const XmlOptions& options = {});
  XmlReader(XmlReader&&) noexcept;
  XmlReader& operator=(XmlReader&&) noexcept;
  ~XmlReader();

  /// Takes the next event; false at the end of a complete document. Throws
  /// XmlError once all that precedes a fault has been given; what the source throws
  /// passes through.
  bool next(XmlEvent& event);

  /// Charset named by the XML declaration, as written; empty when none is.
  const std::string& declared_encoding() const;

  /// "name:line:column: message", for a reader of some XML format to throw.
  XmlError error(const XmlPosition& position, Message message) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
