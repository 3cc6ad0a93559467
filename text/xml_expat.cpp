// SPDX-License-Identifier: Apache-2.0
//
// The handlers queue events, and suspend the parser when the queue is long enough. An
// event is closed when the next one begins.

#include "text/xml_expat.h"

#include <algorithm>
#include <cstring>
#include <expat.h>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "text/character_references.h"
#include "text/xml_encoding.h"

namespace awase {
namespace {

constexpr std::size_t kQueueEvents = 256;
constexpr std::size_t kKeptBytes = std::size_t{4} << 10;  // Of a string, for the next.
constexpr std::size_t kQueueBytes = std::size_t{1} << 20;
constexpr std::size_t kTextEventBytes = std::size_t{64} << 10;
constexpr std::size_t kMaxEntityBytes = 4096;  // Of an entity, all put in.
constexpr std::size_t kMaxDefaultBytes = 256;  // Of an attribute's default.

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

bool is_predefined(std::string_view entity) { return xml_reference(entity) != 0; }

// What an expat error means to a user, and what to do about it.
Message explain(XML_Error code) {
  switch (code) {
    case XML_ERROR_NO_ELEMENTS:
      return Message("the XML ends before any element; is the file empty or cut off?");
    case XML_ERROR_INVALID_TOKEN:
      return Message(
          "a character that XML does not allow here (a bare < or &, a control "
          "character, or bytes of another encoding); correct it or the encoding "
          "declaration");
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR:
      return Message("the XML ends in the middle of markup; the file is cut off");
    case XML_ERROR_TAG_MISMATCH:
      return Message(
          "this end tag does not match the element that is open; correct the tags");
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return Message("an attribute is given twice; remove one");
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return Message("something follows the end of the root element; remove it");
    case XML_ERROR_UNDEFINED_ENTITY:
      return Message(
          "reference to an entity that is not declared; write the character itself");
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
      return Message(
          "the encoding that the XML declaration names is not supported or not the "
          "file's; save the file as UTF-8");
    case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
      return Message("entities expand to far more than the file holds; refused");
    case XML_ERROR_MISPLACED_XML_PI:
      return Message(
          "the XML declaration is not at the very start; remove what precedes it");
    case XML_ERROR_SYNTAX:
      return Message(
          "text stands outside of the elements, where XML has none; is this a file of "
          "another kind?");
    case XML_ERROR_NO_MEMORY:
      return Message("not enough memory to read on; split the file");
    default:
      return Message("the XML is not well-formed ({reason}); correct it",
                     {{"reason", XML_ErrorString(code)}});
  }
}

Message undeclared(std::string_view name) {
  return Message(
      "reference to entity \"{name}\", which is not declared here; write the "
      "character itself",
      {{"name", name}});
}

// Empties a string and keeps its memory, unless that is a lot.
void empty(std::string& text) {
  if (text.capacity() > kKeptBytes) text = std::string();
  text.clear();
}

}  // namespace

struct ExpatEvents::State {
  XmlOptions options;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser;
  std::string encoding;
  std::string fed_again;     // What this parser was given before the input.
  XmlPosition parser_begin;  // Where in the input it began.
  bool suspended = false;

  // Events from `head` to `tail` can be given. Slots are used again and again, with
  // the memory their strings have: events are many and short.
  std::vector<XmlEvent> slots = std::vector<XmlEvent>(1);
  std::size_t head = 0;
  std::size_t tail = 0;
  std::size_t queued_bytes = 0;
  bool has_open = false;      // slots[tail] has begun; its end is not known yet.
  std::size_t token_end = 0;  // Where the last token ended.

  std::optional<XmlScanner> scanner;  // Waits to be taken.
  bool may_scan = true;               // For all that was met up to the root.
  std::size_t depth = 0;
  bool in_doctype = false;
  bool has_external_subset = false;
  bool is_standalone = false;
  std::map<std::string, std::size_t, std::less<>> entities;  // Their bytes.
  std::optional<Message> failure;  // First fault found; thrown once the queue is empty.
  XmlPosition failure_position;

  explicit State(const XmlOptions& options_)
      : options(options_), parser(XML_ParserCreate(nullptr)) {
    if (parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser.get(), this);
    install_handlers();
  }

  // How far expat is.
  std::size_t offset_bytes() const {
    const XML_Index index = XML_GetCurrentByteIndex(parser.get());
    const auto offset = static_cast<std::size_t>(std::max<XML_Index>(0, index));
    return parser_begin.offset_bytes + std::max(offset, fed_again.size()) -
           fed_again.size();
  }

  XmlPosition position() const {
    // `fed_again` is a line.
    const std::size_t first = fed_again.empty() ? 1 : 2;
    const std::size_t line = XML_GetCurrentLineNumber(parser.get());
    std::size_t column = XML_GetCurrentColumnNumber(parser.get()) + 1;
    if (line == first) column += parser_begin.column - 1;
    return {parser_begin.line + line - first, column, offset_bytes()};
  }

  void fail(const XmlPosition& where, Message message) {
    if (!failure) {
      close();
      failure = std::move(message);
      failure_position = where;
    }
    XML_StopParser(parser.get(), XML_FALSE);
  }
  void fail(Message message) { fail(position(), std::move(message)); }

  // Queues the event that has begun.
  void close() {
    if (!has_open) return;
    queued_bytes += sizeof(XmlEvent) + slots[tail].text.size();
    ++tail;
    if (tail == slots.size()) slots.emplace_back();
    has_open = false;
    if (tail - head >= kQueueEvents || queued_bytes >= kQueueBytes) {
      XML_StopParser(parser.get(), XML_TRUE);
    }
  }

  // Begins an event at `where`.
  XmlEvent& begin(XmlEventKind kind, const XmlPosition& where) {
    close();
    XmlEvent& open = slots[tail];
    empty(open.name);
    empty(open.text);
    open.attributes.clear();
    open.kind = kind;
    open.position = where;
    has_open = true;
    return open;
  }
  XmlEvent& begin(XmlEventKind kind) { return begin(kind, position()); }

  // Only what precedes a document type is asked for.
  void token_done() {
    if (depth > 0) return;
    token_end = offset_bytes() +
                static_cast<std::size_t>(XML_GetCurrentByteCount(parser.get()));
  }

  void add_text(std::string_view text) {
    if (!has_open || slots[tail].kind != XmlEventKind::text ||
        slots[tail].text.size() >= kTextEventBytes) {
      begin(XmlEventKind::text);
    }
    slots[tail].text += text;
    token_done();
  }

  // With an external subset that it may not read, expat drops references to unknown
  // entities from attributes without a word. Looks for them in the tag's own bytes;
  // the NULs of UTF-16 are skipped.
  void check_references() {
    int offset = 0;
    int size = 0;
    const char* input = XML_GetInputContext(parser.get(), &offset, &size);
    if (input == nullptr) return;
    const auto count = static_cast<std::size_t>(XML_GetCurrentByteCount(parser.get()));
    const std::string_view tag(input + offset, count);
    if (tag.find('&') == std::string_view::npos) return;
    std::string ascii(tag);
    std::erase(ascii, '\0');
    for (std::size_t at = ascii.find('&'); at != std::string::npos;
         at = ascii.find('&', at + 1)) {
      const std::string name = ascii.substr(at + 1, ascii.find(';', at) - at - 1);
      if (name.starts_with('#') || is_predefined(name) || entities.contains(name))
        continue;
      return fail(undeclared(name.substr(0, 40)));
    }
  }

  // At the root's start tag: stops expat when the scanner can go on behind it.
  void try_to_scan(const XmlEvent& root) {
    may_scan = may_scan && options.scan && (encoding.empty() || is_utf8_name(encoding));
    int offset = 0;
    int size = 0;
    const char* input = XML_GetInputContext(parser.get(), &offset, &size);
    const auto count = static_cast<std::size_t>(XML_GetCurrentByteCount(parser.get()));
    if (!may_scan || input == nullptr || count < 3) return;
    const std::string_view tag(input + offset, count);
    // The bytes of UTF-16 would have NULs. Of an empty tag no more is to come.
    may_scan = tag.starts_with("<" + root.name) && !tag.ends_with("/>");
    if (!may_scan) return;
    scanner.emplace(root.name, root.position, tag, options.max_depth);
    XML_StopParser(parser.get(), XML_TRUE);
  }

  static State& of(void* data) { return *static_cast<State*>(data); }

  static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    State& state = of(data);
    if (++state.depth > state.options.max_depth) {
      return state.fail(Message("more than {most} elements inside one another; refused",
                                {{"most", state.options.max_depth}}));
    }
    if (state.has_external_subset) state.check_references();
    XmlEvent& event = state.begin(XmlEventKind::start_element);
    event.name = name;
    for (; *attributes != nullptr; attributes += 2) {
      event.attributes.push_back({attributes[0], attributes[1]});
    }
    if (state.depth == 1 && state.may_scan) state.try_to_scan(event);
  }

  static void on_end(void* data, const XML_Char* name) {
    State& state = of(data);
    --state.depth;
    state.begin(XmlEventKind::end_element).name = name;
    state.token_done();
  }

  static void on_text(void* data, const XML_Char* text, int length) {
    of(data).add_text({text, static_cast<std::size_t>(length)});
  }
  static void on_cdata(void* data) { of(data).add_text({}); }

  static void on_comment(void* data, const XML_Char* text) {
    State& state = of(data);
    if (state.in_doctype) return;
    state.begin(XmlEventKind::comment).text = text;
    state.token_done();
  }

  static void on_instruction(void* data, const XML_Char* target, const XML_Char* text) {
    State& state = of(data);
    if (state.in_doctype) return;
    XmlEvent& event = state.begin(XmlEventKind::instruction);
    event.name = target;
    event.text = text;
    state.token_done();
  }

  static void on_declaration(void* data, const XML_Char* version,
                             const XML_Char* encoding, int standalone) {
    State& state = of(data);
    if (version == nullptr) return;  // A text declaration, inside an entity.
    XmlEvent& event = state.begin(XmlEventKind::declaration);
    event.attributes.push_back({"version", version});
    if (encoding != nullptr) {
      event.attributes.push_back({"encoding", encoding});
      state.encoding = encoding;
    }
    if (standalone >= 0) {
      event.attributes.push_back({"standalone", standalone == 1 ? "yes" : "no"});
      state.is_standalone = standalone == 1;
    }
    state.token_done();
  }

  // expat tells of a document type when it has read it up to its "[" or ">".
  static void on_doctype(void* data, const XML_Char* name, const XML_Char* system_id,
                         const XML_Char*, int has_declarations) {
    State& state = of(data);
    if (has_declarations != 0) state.may_scan = false;
    XmlPosition where = state.position();
    where.offset_bytes = state.token_end;
    XmlEvent& event = state.begin(XmlEventKind::doctype, where);
    event.name = name;
    if (system_id != nullptr) event.text = system_id;
    state.has_external_subset = system_id != nullptr;
    state.in_doctype = true;
  }

  static void on_doctype_end(void* data) {
    State& state = of(data);
    state.in_doctype = false;
    state.token_done();
  }

  // All that no other handler takes: white space around the root element.
  static void on_other(void* data, const XML_Char*, int) {
    State& state = of(data);
    if (state.in_doctype) return;
    if (!state.has_open || state.slots[state.tail].kind != XmlEventKind::other) {
      state.begin(XmlEventKind::other);
    }
    state.token_done();
  }

  // How many bytes an entity's replacement text becomes when the entities in it are
  // put in; more than kMaxEntityBytes when one of them is not known.
  std::size_t expanded_bytes(std::string_view value) const {
    std::size_t bytes = value.size();
    for (std::size_t at = value.find('&'); at != std::string_view::npos;
         at = value.find('&', at + 1)) {
      const std::string_view name = value.substr(at + 1, value.find(';', at) - at - 1);
      if (name.starts_with('#') || is_predefined(name)) continue;
      const auto known = entities.find(name);
      bytes += known == entities.end() ? kMaxEntityBytes : known->second;
    }
    return bytes;
  }

  static void on_entity(void* data, const XML_Char* name, int is_parameter,
                        const XML_Char* value, int length, const XML_Char*,
                        const XML_Char*, const XML_Char*, const XML_Char*) {
    State& state = of(data);
    // expat does not follow parameter entities; what they declare is not known then.
    if (is_parameter != 0) state.has_external_subset = true;
    // A declaration of something outside does no harm; a reference to it is refused.
    if (is_parameter != 0 || value == nullptr) return;
    const std::size_t bytes =
        state.expanded_bytes({value, static_cast<std::size_t>(length)});
    if (bytes <= kMaxEntityBytes || is_predefined(name)) {
      state.entities.emplace(name, bytes);
      return;
    }
    state.fail(
        Message("the document type declares entity \"{name}\", which is long or "
                "deeply nested; remove the declaration and write the text itself",
                {{"name", name}}));
  }

  static int on_external(XML_Parser parser, const XML_Char*, const XML_Char*,
                         const XML_Char* file, const XML_Char*) {
    State& state = of(XML_GetUserData(parser));
    if (state.options.on_other_file) {
      state.options.on_other_file(file == nullptr ? "" : file);
      return XML_STATUS_OK;
    }
    state.fail(
        Message("reference to an entity outside of the file, which is never "
                "fetched; write the text itself"));
    return XML_STATUS_ERROR;
  }

  static void on_attribute_default(void* data, const XML_Char*, const XML_Char* name,
                                   const XML_Char*, const XML_Char* value, int) {
    if (value != nullptr && std::strlen(value) > kMaxDefaultBytes) {
      of(data).fail(
          Message("the document type gives attribute \"{name}\" a very long "
                  "default; remove the declaration",
                  {{"name", name}}));
    }
  }

  static void on_undeclared(void* data, const XML_Char* name, int) {
    if (const auto& resolve = of(data).options.resolve_entity; resolve) {
      const std::string text = resolve(name);
      if (!text.empty()) return of(data).add_text(text);
    }
    of(data).fail(undeclared(name));
  }

  void install_handlers() {
    XML_Parser p = parser.get();
    XML_SetElementHandler(p, on_start, on_end);
    XML_SetCharacterDataHandler(p, on_text);
    XML_SetCdataSectionHandler(p, on_cdata, on_cdata);
    XML_SetCommentHandler(p, on_comment);
    XML_SetProcessingInstructionHandler(p, on_instruction);
    XML_SetXmlDeclHandler(p, on_declaration);
    XML_SetDoctypeDeclHandler(p, on_doctype, on_doctype_end);
    XML_SetEntityDeclHandler(p, on_entity);
    XML_SetExternalEntityRefHandler(p, on_external);
    XML_SetAttlistDeclHandler(p, on_attribute_default);
    XML_SetSkippedEntityHandler(p, on_undeclared);
    XML_SetDefaultHandlerExpand(p, on_other);
    XML_SetUnknownEncodingHandler(p, lend_encoding, nullptr);
  }

  void take(XML_Status status) {
    suspended = status == XML_STATUS_SUSPENDED;
    if (status != XML_STATUS_ERROR || failure) return;
    fail(explain(XML_GetErrorCode(parser.get())));
  }
};

ExpatEvents::ExpatEvents(const XmlOptions& options)
    : state_(std::make_unique<State>(options)) {}
ExpatEvents::~ExpatEvents() = default;

void ExpatEvents::set_encoding(const char* name) {
  XML_SetEncoding(state_->parser.get(), name);
}

void ExpatEvents::parse(std::string_view bytes, bool is_last) {
  state_->take(XML_Parse(state_->parser.get(), bytes.data(),
                         static_cast<int>(bytes.size()), is_last));
}

bool ExpatEvents::is_suspended() const { return state_->suspended; }

void ExpatEvents::resume() { state_->take(XML_ResumeParser(state_->parser.get())); }

void ExpatEvents::close() { state_->close(); }

bool ExpatEvents::has_event() const { return state_->head < state_->tail; }

void ExpatEvents::take(XmlEvent& event) {
  std::swap(event, state_->slots[state_->head++]);
}

void ExpatEvents::clear_queue() {
  State& state = *state_;
  std::swap(state.slots[0], state.slots[state.tail]);  // It may have begun.
  state.head = state.tail = 0;
  state.queued_bytes = 0;
}

const std::optional<Message>& ExpatEvents::failure() const { return state_->failure; }

const XmlPosition& ExpatEvents::failure_position() const {
  return state_->failure_position;
}

void ExpatEvents::fail(Message message) { state_->fail(std::move(message)); }

XmlPosition ExpatEvents::position() const { return state_->position(); }

const std::string& ExpatEvents::declared_encoding() const { return state_->encoding; }

std::optional<XmlScanner> ExpatEvents::take_scanner() {
  return std::exchange(state_->scanner, std::nullopt);
}

void ExpatEvents::go_on_behind(const XmlScanner& scanner) {
  State& state = *state_;
  state.depth = scanner.open_elements().size();
  state.parser_begin = scanner.position();
  if (state.is_standalone)
    state.fed_again = "<?xml version=\"1.0\" standalone=\"yes\"?>";
  if (state.has_external_subset) state.fed_again += "<!DOCTYPE r SYSTEM \"\">";
  for (const std::string& name : scanner.open_elements())
    state.fed_again += "<" + name + ">";
  state.fed_again += "\n";
  state.parser.reset(XML_ParserCreate("UTF-8"));
  if (state.parser == nullptr) throw std::bad_alloc();
  XML_SetUserData(state.parser.get(), &state);
  state.take(XML_Parse(state.parser.get(), state.fed_again.data(),
                       static_cast<int>(state.fed_again.size()), XML_FALSE));
  state.install_handlers();
}

}  // namespace awase
