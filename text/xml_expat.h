// SPDX-License-Identifier: Apache-2.0
//
// expat as a source of events that are pulled. Internal to text/xml.cpp.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "text/xml.h"
#include "text/xml_scanner.h"

namespace awase {

/// Events of a document whose bytes are given piece by piece. Those that bytes bring
/// are queued until they are taken; when they are many, expat is suspended, so that
/// memory stays bound whatever the input.
class ExpatEvents {
 public:
  explicit ExpatEvents(const XmlOptions& options);
  ExpatEvents(const ExpatEvents&) = delete;
  ExpatEvents& operator=(const ExpatEvents&) = delete;
  ~ExpatEvents();

  /// Overrides what the document declares; before its first byte.
  void set_encoding(const char* name);
  /// The next bytes. Not while suspended.
  void parse(std::string_view bytes, bool is_last);
  /// Whether bytes that were given are not worked on yet.
  bool is_suspended() const;
  /// Goes on with those. Not with events in the queue.
  void resume();
  /// Queues the event that has begun: nothing is to come that belongs to it.
  void close();

  bool has_event() const;
  /// Takes an event, of which there must be one.
  void take(XmlEvent& event);
  /// Makes room in the queue, all events of which have been taken.
  void clear_queue();

  /// The first fault of the document; none as yet where there is none. What precedes it
  /// is in the queue.
  const std::optional<Message>& failure() const;
  const XmlPosition& failure_position() const;
  /// Adds a fault, where expat is.
  void fail(Message message);

  /// How far expat is.
  XmlPosition position() const;
  /// Charset named by the XML declaration, as written.
  const std::string& declared_encoding() const;

  /// While suspended: the scanner that can go on behind the start tag of the root,
  /// once, where the document is one for it.
  std::optional<XmlScanner> take_scanner();
  /// Goes on where the scanner is: a new parser is given start tags for the elements
  /// that are open. The bytes from there on are to be given.
  void go_on_behind(const XmlScanner& scanner);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
