// SPDX-License-Identifier: Apache-2.0
//
// A text is folded code point by code point, so that each folded byte knows where it
// came from; then finding is a search for bytes (std::string::find). Regular
// expressions are RE2's, whose time is linear in the text.

#include "review/find.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <re2/re2.h>
#include <tuple>
#include <unordered_map>

#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Folds code points, and remembers those that it had.
class Folder {
 public:
  /// Appends the folded text, and for each of its bytes where its code point begins.
  void fold_into(std::string_view text, std::string& out,
                 std::vector<std::size_t>* origins) {
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = next(text, at);
      // Half-width kana have their sound marks apart.
      while (end < text.size() && is_sound_mark(text.substr(end)))
        end = next(text, end);
      const std::string& folded = lookup(text.substr(at, end - at));
      out += folded;
      if (origins) origins->insert(origins->end(), folded.size(), at);
      at = end;
    }
    if (origins) origins->push_back(text.size());
  }

 private:
  static std::size_t next(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
      ++at;
    return at;
  }

  static bool is_sound_mark(std::string_view text) {
    if (text[0] == '\xEF')
      return text.starts_with("\xEF\xBE\x9E") || text.starts_with("\xEF\xBE\x9F");
    return text[0] == '\xE3' &&
           (text.starts_with("\xE3\x82\x99") || text.starts_with("\xE3\x82\x9A"));
  }

  const std::string& lookup(std::string_view character) {
    // Of three bytes at most, a character is one of the first 65,536.
    constexpr std::size_t kLongest = 3;
    constexpr std::size_t kTable = std::size_t{1} << 16U;
    if (character.size() > kLongest) return lookup_rare(character);
    std::size_t code = 0;
    for (const char c : character)
      code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    if (character.size() == 1) code = static_cast<unsigned char>(character[0]);
    code %= kTable;
    if (table_.empty()) table_.resize(kTable);
    if (table_[code] == nullptr) table_[code] = &lookup_rare(character);
    return *table_[code];
  }

  const std::string& lookup_rare(std::string_view character) {
    const auto found = known_.find(std::string(character));
    if (found != known_.end()) return found->second;
    return known_.emplace(character, fold_one(character)).first->second;
  }

  static std::string fold_one(std::string_view character) {
    const std::string folded = fold(character);
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t end = next(folded, at);
      out += plain(std::string_view(folded).substr(at, end - at));
      at = end;
    }
    return out;
  }

  static std::string plain(std::string_view one) {
    if (trim(one).empty()) return {};
    for (const std::string_view nothing :
         {"ー", "〜", "～", "\xE2\x80\x8B", "\xC2\xAD"})
      if (one == nothing) return {};
    for (const std::string_view quote : {"‘", "’", "‚", "‛", "′", "`", "´"})
      if (one == quote) return "'";
    for (const std::string_view quote :
         {"“", "”", "„", "‟", "″", "«", "»", "「", "」", "『", "』", "〝", "〟"})
      if (one == quote) return "\"";
    for (const std::string_view dash : {"‐", "‑", "‒", "–", "—", "―", "−"})
      if (one == dash) return "-";
    return as_katakana(one);
  }

  /// Hiragana U+3041 to U+3096 stand 0x60 before katakana.
  static std::string as_katakana(std::string_view one) {
    if (one.size() != 3 || one[0] != '\xE3') return std::string(one);
    const auto at = [&](std::size_t i) {
      return static_cast<unsigned>(static_cast<unsigned char>(one[i]));
    };
    unsigned code =
        ((at(0) & 0x0FU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
    if (code < 0x3041 || code > 0x3096) return std::string(one);
    code += 0x60;
    return {static_cast<char>(0xE0U | (code >> 12U)),
            static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
            static_cast<char>(0x80U | (code & 0x3FU))};
  }

  std::unordered_map<std::string, std::string> known_;
  /// Of characters of up to three bytes, by their code points.
  std::vector<const std::string*> table_;
};

/// Half-open, in bytes of the text.
struct Hit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string replacement = {};
};

class Finder {
 public:
  Finder(const FindQuery& query, const std::optional<std::string>& with) : with_(with) {
    if (!query.is_regex) {
      folder_.fold_into(query.text, wanted_, nullptr);
      return;
    }
    RE2::Options options(RE2::Quiet);
    options.set_case_sensitive(false);
    regex_ = std::make_unique<RE2>(query.text, options);
    std::string why = regex_->error();
    if (!regex_->ok() || (with_ && !regex_->CheckRewriteString(*with_, &why)))
      throw Error(ErrorKind::usage,
                  Message("not a regular expression: {why}", {{"why", why}}));
  }

  /// What is looked for as folded_for_search() has it; empty for a regular expression.
  const std::string& wanted() const { return wanted_; }

  std::vector<Hit> find(const std::string& text) {
    return regex_ ? find_regex(text) : find_plain(text);
  }

 private:
  std::vector<Hit> find_plain(const std::string& text) {
    std::vector<Hit> hits;
    if (wanted_.empty()) return hits;
    folded_.clear();
    origins_.clear();
    folder_.fold_into(text, folded_, &origins_);
    for (std::size_t at = 0; (at = folded_.find(wanted_, at)) != std::string::npos;) {
      const std::size_t begin = origins_[at];
      at += wanted_.size();
      std::size_t last = at;  // to the end of a code point
      while (last < folded_.size() && origins_[last] == origins_[at - 1]) ++last;
      at = std::max(at, last);
      // What folds to nothing behind it stays outside.
      hits.push_back({begin, end_of(text, origins_[at - 1]), with_.value_or("")});
    }
    return hits;
  }

  static std::size_t end_of(const std::string& text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
      ++at;
    return at;
  }

  std::vector<Hit> find_regex(const std::string& text) {
    constexpr int kGroups = 10;
    std::vector<Hit> hits;
    std::array<re2::StringPiece, kGroups> groups;
    const int count = std::min(kGroups, regex_->NumberOfCapturingGroups() + 1);
    for (std::size_t at = 0; at <= text.size();) {
      if (!regex_->Match(text, at, text.size(), RE2::UNANCHORED, groups.data(), count))
        break;
      const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
      const std::size_t end = begin + groups[0].size();
      if (begin == end) {
        at = end_of(text, begin);
        continue;
      }
      Hit hit{begin, end};
      if (with_) regex_->Rewrite(&hit.replacement, *with_, groups.data(), count);
      hits.push_back(std::move(hit));
      at = end;
    }
    return hits;
  }

  std::optional<std::string> with_;
  Folder folder_;
  std::string wanted_;
  std::string folded_;
  std::vector<std::size_t> origins_;
  std::unique_ptr<RE2> regex_;
};

/// UTF-16 code units of `text`, which is UTF-8.
std::size_t units_of(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0U ? 2 : 1;
  }
  return units;
}

/// The hit as a page counts.
FoundText found_text(std::size_t row, Side side, std::size_t piece,
                     const std::string& whole, Hit hit) {
  const std::string_view text = whole;
  const std::size_t begin = units_of(text.substr(0, hit.begin));
  return {row,
          side,
          piece,
          begin,
          begin + units_of(text.substr(hit.begin, hit.end - hit.begin)),
          std::move(hit.replacement)};
}

}  // namespace

std::string folded_for_search(std::string_view text) {
  std::string out;
  Folder().fold_into(text, out, nullptr);
  return out;
}

std::vector<FoundText> find_text(const Review& review, const FindQuery& query,
                                 const std::optional<std::string>& with) {
  std::vector<FoundText> found;
  if (query.text.empty()) return found;
  Finder finder(query, with);
  for (std::size_t r = 0; r < review.rows.size(); ++r)
    for (const Side side : {Side::source, Side::target}) {
      const std::vector<Piece>& cell = review.rows[r].cell(side);
      for (std::size_t p = 0; p < cell.size(); ++p)
        for (Hit& hit : finder.find(cell[p].text))
          found.push_back(found_text(r, side, p, cell[p].text, std::move(hit)));
    }
  return found;
}

Action replace_found(const Review& review, const FindQuery& query,
                     const std::string& with, const std::vector<std::size_t>& skip) {
  if (!is_valid_utf8(with))
    throw Error(ErrorKind::usage, Message("the text is not UTF-8"));
  Action action{"replace", 0, {}};
  Finder finder(query, with);
  std::size_t number = 0;
  for (std::size_t r = 0; r < review.rows.size(); ++r) {
    Row row = review.rows[r];
    for (auto& cell : row.cells)
      for (Piece& piece : cell) {
        std::string text;
        std::size_t done = 0;
        for (const Hit& hit : finder.find(piece.text)) {
          const bool is_skipped =
              std::binary_search(skip.begin(), skip.end(), number++);
          if (is_skipped) continue;
          text.append(piece.text, done, hit.begin - done) += hit.replacement;
          done = hit.end;
        }
        if (done == 0) continue;
        piece.text = as_piece_text(text.append(piece.text, done));
        row.is_edited = true;
        if (piece.text.empty())
          throw Error(
              ErrorKind::usage,
              Message("row {row}: a segment would be left empty; delete its row "
                      "instead",
                      {{"row", r + 1}}));
      }
    if (row == review.rows[r]) continue;
    if (action.splices.empty()) action.row = r;
    action.splices.push_back({r, {review.rows[r]}, {std::move(row)}});
  }
  return action;
}

// ---- found again and again ---------------------------------------------------------

struct FindCache::Impl {
  /// A piece, and where its folded text begins.
  struct Place {
    std::size_t row = 0;
    Side side = Side::source;
    std::size_t piece = 0;
    std::size_t begin = 0;
  };
  /// A piece with hits.
  struct Found {
    std::size_t place = 0;   ///< Of places_.
    std::size_t before = 0;  ///< Hits in the pieces before.
  };

  std::uint64_t revision = 0;  ///< Of the texts.
  bool is_made = false;
  std::string folded;  ///< All pieces, a line each.
  std::vector<Place> places;
  FindQuery query;
  std::unique_ptr<Finder> finder;
  std::vector<Found> found;
  std::size_t count = 0;

  void fold_all(const Review& review) {
    folded.clear();
    places.clear();
    Folder folder;
    for (std::size_t r = 0; r < review.rows.size(); ++r)
      for (const Side side : {Side::source, Side::target}) {
        const std::vector<Piece>& cell = review.rows[r].cell(side);
        for (std::size_t p = 0; p < cell.size(); ++p) {
          places.push_back({r, side, p, folded.size()});
          folder.fold_into(cell[p].text, folded, nullptr);
          folded += '\n';  // white space is folded away: no text holds it
        }
      }
    is_made = true;
  }

  const std::string& text_of(const Review& review, const Place& place) const {
    return review.rows[place.row].cell(place.side)[place.piece].text;
  }

  void add(std::size_t place, std::size_t hits) {
    if (hits == 0) return;
    found.push_back({place, count});
    count += hits;
  }

  void find_plain(const Review& review) {
    const std::string_view wanted = finder->wanted();
    if (wanted.empty()) return;
    std::size_t place = 0;
    for (std::size_t at = 0; (at = find_bytes(wanted, at)) != folded.npos;) {
      while (place + 1 < places.size() && places[place + 1].begin <= at) ++place;
      const std::size_t end =
          place + 1 < places.size() ? places[place + 1].begin : folded.size();
      // Where it stands once, nothing needs to be looked at again.
      const bool is_once = find_bytes(wanted, at + wanted.size()) >= end;
      add(place, is_once ? 1 : finder->find(text_of(review, places[place])).size());
      at = end;
    }
  }

  std::size_t find_bytes(std::string_view wanted, std::size_t from) const {
    const void* const hit = memmem(folded.data() + from, folded.size() - from,
                                   wanted.data(), wanted.size());
    return hit == nullptr ? folded.npos
                          : static_cast<std::size_t>(static_cast<const char*>(hit) -
                                                     folded.data());
  }

  void find_regex(const Review& review) {
    for (std::size_t k = 0; k < places.size(); ++k)
      add(k, finder->find(text_of(review, places[k])).size());
  }
};

FindCache::FindCache() : impl_(std::make_unique<Impl>()) {}
FindCache::~FindCache() = default;

void FindCache::look(const Review& review, const FindQuery& query,
                     std::uint64_t revision) {
  Impl& impl = *impl_;
  const bool is_new = !impl.is_made || impl.revision != revision;
  if (!is_new && impl.finder && impl.query == query) return;
  if (is_new) impl.fold_all(review);
  impl.revision = revision;
  impl.found.clear();
  impl.count = 0;
  impl.finder.reset();
  if (query.text.empty()) return;
  impl.finder = std::make_unique<Finder>(query, std::nullopt);
  impl.query = query;
  if (query.is_regex)
    impl.find_regex(review);
  else
    impl.find_plain(review);
}

std::size_t FindCache::count() const { return impl_->count; }

std::size_t FindCache::count_before(std::size_t row, Side side,
                                    std::size_t piece) const {
  const auto& places = impl_->places;
  const auto first = std::lower_bound(
      impl_->found.begin(), impl_->found.end(), 0, [&](const Impl::Found& one, int) {
        const Impl::Place& at = places[one.place];
        return std::tuple(at.row, at.side, at.piece) < std::tuple(row, side, piece);
      });
  return first == impl_->found.end() ? impl_->count : first->before;
}

FoundText FindCache::at(const Review& review, std::size_t number) const {
  const auto after = std::upper_bound(
      impl_->found.begin(), impl_->found.end(), number,
      [](std::size_t n, const Impl::Found& one) { return n < one.before; });
  const Impl::Found& found = *std::prev(after);
  const Impl::Place& place = impl_->places[found.place];
  const std::string& text = impl_->text_of(review, place);
  return found_text(place.row, place.side, place.piece, text,
                    impl_->finder->find(text).at(number - found.before));
}

std::vector<FoundText> FindCache::in_rows(const Review& review, std::size_t first,
                                          std::size_t last) const {
  std::vector<FoundText> out;
  const std::size_t end = count_before(last, Side::source, 0);
  for (std::size_t n = count_before(first, Side::source, 0); n < end; ++n)
    out.push_back(at(review, n));
  return out;
}

}  // namespace awase
