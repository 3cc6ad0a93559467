// SPDX-License-Identifier: Apache-2.0
//
// Awase as a library: aligns a text with its translation, sentence by sentence,
// reads, checks and writes translation memories, and looks texts up in them. This is
// the only header; what it needs is the C++20 standard library.
//
// Text is UTF-8. Languages are BCP 47 tags ("ja", "en-US"). Ranges are half-open and
// count from 0. A confidence is a probability, 0..1. Functions print nothing, read no
// environment variable, and throw Error for what cannot go on; what they change is as
// it was when they throw, and files are written whole or not at all. Different objects
// may be used by different threads at the same time; one object only where its class
// says so. Copies of an Aligner, MemoryReader,
// MemoryWriter or LookupMemory are the same one.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#define AWASE_API [[gnu::visibility("default")]]
#ifndef AWASE_DATA  // Where this installation has its data: see its CMake package.
#define AWASE_DATA ""
#endif

namespace awase {
inline namespace v0 {

/// What a caller can act on.
enum class Fault {
  usage,        ///< The request makes no sense: an unknown language, an unknown format.
  input,        ///< The input is not what it claims to be: broken XML, bad UTF-8.
  unavailable,  ///< A file could not be read or written.
};

/// Thrown when a job cannot go on. what() is one line in English: "place: what is
/// wrong; what to do".
struct AWASE_API Error : std::runtime_error {
  Error(Fault what_kind, const std::string& line, std::string where = {},
        std::string what_to_do = {})
      : std::runtime_error(line),
        fault(what_kind),
        place(std::move(where)),
        advice(std::move(what_to_do)) {}
  Fault fault;
  std::string place;   ///< What the line begins with, a file say; empty: no place.
  std::string advice;  ///< What the line ends with; empty where nothing is to be done.
};

/// "0.2.0".
AWASE_API std::string version();

// --- Texts -------------------------------------------------------------------------

/// What the caller knows of a text. Empty: found out from the text.
struct TextOptions {
  std::string language = {};  ///< BCP 47 tag.
  std::string encoding = {};  ///< IANA name of a charset, for files.
};

/// The sentences of `text`, in order, a line each. Lines that are broken inside a
/// sentence are joined.
AWASE_API std::vector<std::string> segment(std::string_view text,
                                           const std::string& language = {});

/// The same for a document. `format` is "text", "html", "docx" and so on, as `awase
/// segment --format` has it; empty: found out.
AWASE_API std::vector<std::string> segment_file(const std::string& path,
                                                const TextOptions& options = {},
                                                const std::string& format = {});

// --- Alignment ---------------------------------------------------------------------

/// A run of source segments and the run of target segments that translates it. Either
/// run may be empty, not both.
struct Bead {
  std::size_t source_begin = 0;
  std::size_t source_end = 0;
  std::size_t target_begin = 0;
  std::size_t target_end = 0;
  double confidence = 0.0;  ///< The probability that this very bead is right.

  bool is_pair() const {
    return source_begin != source_end && target_begin != target_end;
  }
  bool operator==(const Bead&) const = default;
};

/// Two texts cut into segments, and which segments translate which.
struct Alignment {
  std::string source_language;  ///< As given or detected; empty when not known.
  std::string target_language;
  std::vector<std::string> source;  ///< Segments, a line each.
  std::vector<std::string> target;
  /// Hold each segment of both sides exactly once. The source is in order; the target
  /// too, but for sections that stand elsewhere in the translation.
  std::vector<Bead> beads;
  std::vector<std::string> issues;  ///< What did not stop the job, a sentence each.

  /// One side of a bead, its segments joined as the script wants. Throws Error (usage)
  /// for segments that are not there.
  AWASE_API std::string source_text(const Bead& bead) const;
  AWASE_API std::string target_text(const Bead& bead) const;
};

/// What all alignments of an Aligner share.
struct AlignerOptions {
  bool use_dictionaries = true;
  /// Folders with dictionaries (see `awase dictionary build`), looked through before
  /// those of the installation.
  std::vector<std::string> dictionary_folders = {};
  std::string data_folder = AWASE_DATA;  ///< Dictionaries of the installation.
  /// Files that say what words mean, as `awase align --lexicon` and `--memory` take
  /// them, for texts in these two languages, either way.
  std::vector<std::string> lexicons = {};
  std::vector<std::string> memories = {};
  std::string lexicon_source_language = {};
  std::string lexicon_target_language = {};
  /// Whether sections that stand in another order in the target are looked for.
  bool find_crossed = true;
};

/// What holds for one alignment.
struct AlignOptions {
  TextOptions source = {};
  TextOptions target = {};
  std::string format = {};  ///< Of both documents, as for segment_file().
  /// Whether menus, running headers and the like are aligned too.
  bool keep_boilerplate = false;
  /// Called now and then, on long texts, with the share that is done, 0..1, by the
  /// thread that called. What it throws ends the alignment and passes through.
  std::function<void(double)> progress = {};
};

/// Aligns pair after pair. Holds what is read once: dictionaries and lexicons. One
/// object may be used by several threads at the same time. The same texts give the same
/// result.
class AWASE_API Aligner {
 public:
  /// Throws Error when a lexicon, memory or dictionary cannot be read.
  explicit Aligner(const AlignerOptions& options = {});

  /// Aligns two plain texts. Throws Error: usage for a language that is not known, or
  /// for texts that look swapped; input for a text without words or in bad UTF-8.
  Alignment align_texts(std::string_view source, std::string_view target,
                        const AlignOptions& options = {}) const;

  /// Aligns two documents. Throws Error (unavailable) too when one cannot be read.
  Alignment align_files(const std::string& source_path, const std::string& target_path,
                        const AlignOptions& options = {}) const;

  /// Aligns segments as they are, but for white space at their ends. A line break in
  /// one counts as a blank. Empty ones stay, so that beads count as the caller does.
  Alignment align_segments(const std::vector<std::string>& source,
                           const std::vector<std::string>& target,
                           const AlignOptions& options = {}) const;

  /// The paths of the dictionaries for texts in these languages. Throws Error when one
  /// of them is damaged.
  std::vector<std::string> dictionaries(const std::string& source_language,
                                        const std::string& target_language) const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

// --- Dictionaries ------------------------------------------------------------------

/// Compiles published dictionaries into `folder`, made if it is missing, for
/// AlignerOptions::dictionary_folders: `files`, which are edict, enamdict, or
/// FreeDict's freedict-deu-fra.index; without any, those that Debian's packages have
/// installed. Gives the paths of the compiled ones. `progress` is called after each
/// with the share of bytes that is done, 0..1; what it throws ends the work and passes
/// through. Throws Error: usage for a file of no known kind, unavailable when there is
/// none or one cannot be read, input when one holds no entry.
AWASE_API std::vector<std::string> build_dictionaries(
    const std::string& folder, const std::vector<std::string>& files = {},
    const std::function<void(double)>& progress = {});

// --- Translation memories ----------------------------------------------------------

/// What hangs on a unit or a variant.
struct Annotated {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  Pairs attributes = {};  ///< Of TMX, by name: "creationdate", "changeid", …
  Pairs props = {};       ///< Type and text.
  std::vector<std::string> notes = {};
  /// What else the file says: inline codes, which are written as long as the text is
  /// the one that was read, and elements of tools. Null for none.
  std::shared_ptr<const struct Kept> kept = nullptr;
};

/// One language's side of a unit.
struct Variant : Annotated {
  std::string language;
  std::string text;  ///< Without inline codes.
};

/// A text and its translations.
struct Unit : Annotated {
  std::vector<Variant> variants;
};

/// The pairs of `alignment` as units, the source first, with the props that Awase
/// writes. Pairs below `min_confidence` are left out. Throws Error (usage) when a
/// language is not known, or both are the same.
AWASE_API std::vector<Unit> units_of(const Alignment& alignment,
                                     double min_confidence = 0.0);

/// What a file of units does not say itself.
struct MemoryOptions {
  std::string format = {};  ///< "tmx", "tsv", "xliff" …; empty: by the path's ending.
  std::string source_language = {};  ///< For formats that name no languages.
  std::string target_language = {};
};

/// Reads a memory unit by unit, in constant memory. Not for several threads at once.
class AWASE_API MemoryReader {
 public:
  /// Throws Error: unavailable when there is no such file, input when it does not begin
  /// as its format does, usage for an unknown format or a language that is needed.
  explicit MemoryReader(const std::string& path, const MemoryOptions& options = {});

  /// Takes the next unit; false at the end. Throws Error (input), with the place.
  bool next(Unit& unit);
  /// The source language that the file names; empty where it names none.
  std::string source_language() const;
  /// What was wrong and did not stop it, the first hundred, a line each.
  std::vector<std::string> issues() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

/// Writes a memory unit by unit. Not for several threads at once.
class AWASE_API MemoryWriter {
 public:
  /// Nothing appears at `path` before finish(). Throws Error as MemoryReader does.
  explicit MemoryWriter(const std::string& path, const MemoryOptions& options = {});

  /// Throws Error (unavailable), of a full disk say.
  void add(const Unit& unit);
  /// Puts the file in its place; to be called once, last. Gives the number of units
  /// that were written: those with one side are not.
  std::size_t finish();
  /// What the format could not hold, a line each.
  std::vector<std::string> issues() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

/// One thing that is wrong with a TMX.
struct Finding {
  std::string rule;  ///< As `awase tmx check` names it.
  bool is_error = false;
  std::size_t line = 0;    ///< From 1.
  std::size_t column = 0;  ///< Characters, from 1.
  std::string message;
};

/// Gives what is wrong with the TMX at `path` to `sink`. `importer` ("omegat", "trados"
/// …) names a program whose own limits count too; empty: none. Gives the number of
/// errors: 0 when the file is a valid TMX 1.4. Throws Error (usage) for an unknown
/// importer, Error (unavailable) when the file cannot be read.
AWASE_API std::size_t check_memory(const std::string& path,
                                   const std::function<void(const Finding&)>& sink,
                                   const std::string& importer = {});

// --- Memories that can be asked ----------------------------------------------------

/// From which language to which a memory is asked, and how much is wanted.
struct LookupOptions {
  std::string source_language = {};  ///< Of the text; needed.
  std::string target_language = {};  ///< Empty: any.
  int min_score = 70;                ///< 30..102.
  std::size_t most = 5;
  std::string previous = {};  ///< The segments around the text, where they are known.
  std::string next = {};
};

/// A unit that is similar to a text, or holds it.
struct FoundUnit {
  /// 100: the same; 101 and 102: with one or both neighbours; 95 to 99: but for
  /// numbers, inline codes, case, spaces or punctuation; below by edit distance.
  int score = 0;
  Unit unit;
  std::size_t source = 0;  ///< Place in unit.variants of the side that was compared.
  std::string target;      ///< The translation, with the numbers of the text put in.
  std::string file;        ///< The file that the unit was added from.
  unsigned long long id = 0;
};

/// A memory that can be asked (`awase memory`, a file `.awm`). One object may be used
/// by several threads at the same time; other programs may write the file meanwhile.
class AWASE_API LookupMemory {
 public:
  /// Opens a memory; one that is not there is made by add(). Throws Error (input) for a
  /// file that is none.
  explicit LookupMemory(const std::string& path);

  /// The best matches of `text`, best first: those that comparing it with every unit
  /// would give. Throws Error (usage) for a language that is no tag.
  std::vector<FoundUnit> find(const std::string& text,
                              const LookupOptions& options) const;

  /// Units that hold `pattern` in the source language, or in any: at any place, in any
  /// case and width. Their score is 100.
  std::vector<FoundUnit> search(const std::string& pattern,
                                const LookupOptions& options) const;

  /// Adds units as if from the file `name`; they are on the disk when it returns, and
  /// found from then on. Those without two sides, and those that are there already, are
  /// left out. Gives how many were added. Throws Error (unavailable) when the file
  /// cannot be written.
  std::size_t add(const std::vector<Unit>& units, const std::string& name);

  /// Takes in what others have added since it was opened.
  void refresh();
  std::size_t size() const;  ///< Units.

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace v0
}  // namespace awase
