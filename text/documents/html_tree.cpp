// SPDX-License-Identifier: Apache-2.0
//
// gumbo frees its tree by recursion and walks all open elements at many a tag, so that
// a page of 100,000 nested <div>s overflows the stack, or takes minutes. Hence two
// guards: the tags are counted before gumbo sees them, and its memory comes from an
// arena that is dropped as a whole and has an end.

#include "text/documents/html_tree.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/documents/html.h"
#include "text/error.h"

namespace awase {
namespace {

constexpr std::size_t kMaxAttributes = 1000;

template <std::size_t Size>
bool among(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements without content, and those that the next of their kind closes.
constexpr std::array<std::string_view, 36> kNeverDeep = {
    "area",     "base",  "br",     "col",  "embed", "frame",  "hr",    "image",
    "img",      "input", "link",   "meta", "param", "source", "track", "wbr",
    "p",        "li",    "dt",     "dd",   "tr",    "td",     "th",    "thead",
    "tbody",    "tfoot", "option", "rt",   "rp",    "rb",     "rtc",   "colgroup",
    "optgroup", "html",  "head",   "body"};

/// Elements that stay open when one around them ends.
constexpr std::array<std::string_view, 14> kFormatting = {
    "a",    "b", "big",   "code",   "em",     "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt",   "u"};

/// Elements whose content has no tags.
constexpr std::array<std::string_view, 9> kRawText = {
    "script", "style",   "textarea", "title",    "xmp",
    "iframe", "noembed", "noframes", "plaintext"};

bool is_html_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

[[noreturn]] void refuse(const std::string& name, Message what) {
  throw Error(ErrorKind::input, Message("{file}: {reason}; save the page as text first",
                                        {{"file", name}, {"reason", std::move(what)}}));
}

/// Goes over the tags of a page as a tokenizer does, keeping count of open elements.
class DepthGuard {
 public:
  DepthGuard(std::string_view html, const std::string& name)
      : html_(html), name_(name) {}

  void check() {
    for (;;) {
      at_ = html_.find('<', at_);
      if (at_ == std::string_view::npos) return;
      ++at_;
      if (html_.substr(at_, 3) == "!--") {
        skip_past("-->", at_ + 1);
      } else if (peek(0) == '/' && is_ascii_letter(peek(1))) {
        ++at_;
        close(read_tag());
      } else if (is_ascii_letter(peek(0))) {
        open(read_tag());
      }
    }
  }

 private:
  char peek(std::size_t ahead) const {
    return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t found = html_.find(mark, from);
    at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  /// The name of the tag at `at_`, which moves past its end.
  std::string read_tag() {
    constexpr std::size_t kLongestName = 32;
    const std::size_t begin = at_;
    while (at_ < html_.size() && !is_html_space(html_[at_]) && html_[at_] != '>' &&
           html_[at_] != '/') {
      ++at_;
    }
    std::string name =
        ascii_lower(html_.substr(begin, std::min(at_ - begin, kLongestName)));
    skip_attributes();
    return name;
  }

  template <class Test>
  void skip_while(Test test) {
    while (at_ < html_.size() && test(html_[at_])) ++at_;
  }

  /// Up to the end of the tag. A quote counts only where a value begins.
  void skip_attributes() {
    for (std::size_t attributes = 0;; ++attributes) {
      skip_while([](char c) { return is_html_space(c) || c == '/'; });
      if (at_ == html_.size() || html_[at_] == '>') return;
      if (attributes == kMaxAttributes) {
        refuse(name_, Message("a tag with more than {most} attributes",
                              {{"most", kMaxAttributes}}));
      }
      ++at_;  // the name begins with any character, even "="
      skip_while(
          [](char c) { return !is_html_space(c) && c != '/' && c != '>' && c != '='; });
      skip_while(is_html_space);
      if (peek(0) != '=') continue;
      ++at_;
      skip_while(is_html_space);
      if (peek(0) == '"' || peek(0) == '\'') {
        skip_past(html_.substr(at_, 1), at_ + 1);
      } else {
        skip_while([](char c) { return !is_html_space(c) && c != '>'; });
      }
    }
  }

  void open(std::string name) {
    if (among(name, kNeverDeep)) return;
    if (among(name, kRawText)) {
      skip_raw_text("</" + name);
      return;
    }
    open_.push_back(std::move(name));
    if (open_.size() > static_cast<std::size_t>(kMaxHtmlDepth)) {
      refuse(name_, Message("elements nested more than {most} deep",
                            {{"most", kMaxHtmlDepth}}));
    }
  }

  void close(const std::string& name) {
    const auto found = std::find(open_.rbegin(), open_.rend(), name);
    if (found == open_.rend()) return;
    if (among(name, kFormatting)) {
      open_.erase(std::next(found).base());
    } else {
      open_.erase(std::next(found).base(), open_.end());
    }
  }

  void skip_raw_text(const std::string& end_tag) {
    while (at_ < html_.size()) {
      at_ = std::min(html_.find("</", at_), html_.size());
      if (ascii_lower(html_.substr(at_, end_tag.size())) == end_tag) return;
      at_ += 2;
    }
  }

  std::string_view html_;
  const std::string& name_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
};

}  // namespace

/// Memory that is given back all at once.
class HtmlTree::Arena {
 public:
  explicit Arena(std::size_t limit_bytes) : left_(limit_bytes) {}

  /// gumbo cannot bear a null pointer: out of room, it is left by a jump. All that it
  /// holds is in the arena.
  void* allocate(std::size_t size) {
    constexpr std::size_t kChunkBytes = 1 << 20;
    constexpr std::size_t kAlignment = alignof(std::max_align_t);
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (size > room_) {
      const std::size_t chunk = std::max(size, kChunkBytes);
      if (chunk > left_) std::longjmp(out_of_room, 1);  // NOLINT: C frames only
      left_ -= chunk;
      chunks_.push_back(std::unique_ptr<std::byte[]>(new std::byte[chunk]));
      next_ = chunks_.back().get();
      room_ = chunk;
    }
    void* const memory = next_;
    next_ += size;
    room_ -= size;
    return memory;
  }

  std::jmp_buf out_of_room{};

 private:
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t room_ = 0;
  std::size_t left_;
};

HtmlTree::HtmlTree(std::string_view html, const std::string& name) {
  if (html.size() > kMaxHtmlBytes) {
    refuse(name, Message("larger than {limit} MB", {{"limit", kMaxHtmlBytes >> 20}}));
  }
  DepthGuard(html, name).check();

  // Honest pages take some twenty bytes for each of their own.
  constexpr std::size_t kBytesPerByte = 64;
  constexpr std::size_t kLeastBytes = std::size_t{64} << 20;
  arena_ = std::make_unique<Arena>(kLeastBytes + kBytesPerByte * html.size());
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = arena_.get();
  options.allocator = [](void* arena, std::size_t size) {
    return static_cast<Arena*>(arena)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  if (setjmp(arena_->out_of_room) != 0) {  // NOLINT: see Arena::allocate
    refuse(name, Message("the page makes more elements than its size explains"));
  }
  root_ = gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

HtmlTree::~HtmlTree() = default;

}  // namespace awase
