// SPDX-License-Identifier: Apache-2.0
//
// A piece of work of the start page as it is kept on the disk: two texts, what people
// said of them, and how far it is. Internal to jobs/desk.cpp.

#pragma once

#include <array>
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/desk.h"
#include "jobs/pair_job.h"
#include "text/error.h"

namespace awase {

/// A text, what people say of it, and what was found.
struct DeskText {
  std::string file;  ///< Name, as it was given; empty: there is none.
  std::string language;
  std::string encoding;
  std::string format;
  std::string found_language;
  std::string found_encoding;
  std::string found_format;
  std::size_t segments = 0;
  std::optional<Message> problem;  ///< Why it cannot be read.
};

/// How far a work is.
enum class DeskState {
  fresh,     ///< Its texts are being given.
  reading,   ///< They are looked at.
  ready,     ///< They can be aligned.
  waiting,   ///< Others are aligned first.
  aligning,  ///< It is.
  done,      ///< It can be reviewed.
  failed,    ///< See DeskWork::problem.
};

struct DeskWork {
  std::string id;
  std::string set;  ///< Of the folders it came from; empty: none.
  std::array<DeskText, 2> texts;
  /// The tool that the memory is for, one of tool_preset_names(); empty: any.
  std::string tool;
  bool keep_code = false;
  bool keep_furniture = false;
  std::string memory;  ///< Names of files in its folder "extra"; empty: none.
  std::string glossary;
  std::string srx;
  DeskState state = DeskState::fresh;
  bool is_alone = false;  ///< One text, whose translation is not given yet.
  std::optional<Message> problem;
  std::vector<Message> remarks;
  std::size_t pairs = 0;
  std::size_t doubtful = 0;
  long long seconds = 0;  ///< When it was touched last, since 1970.
};

/// All of it but what changes by the second, to be kept.
nlohmann::json work_json(const DeskWork& work);

/// The same to be shown, what people read in the language of `reader`.
nlohmann::json shown_json(const DeskWork& work, const MessageCatalogue& reader);

/// What work_json() wrote; what was going on begins anew. Throws
/// nlohmann::json::exception.
DeskWork work_from_json(const nlohmann::json& json);

/// A name of a file that is safe to write: without folders, control characters, and
/// dots in front; never empty, at most 120 bytes.
std::string safe_file_name(std::string_view name);

/// The files of a work in its folder, which end in its texts' names.
std::string text_path(const std::string& folder, const DeskWork& work, Side side);
std::string extra_path(const std::string& folder, const std::string& name);
std::string alignment_path(const std::string& folder);

/// How its texts are read and aligned, by the usual options and what people said. The
/// rules of the user's own OmegaT are noted in `remarks`. Throws Error (input) for a
/// tool that is none.
PairOptions options_of(const std::string& folder, const DeskWork& work,
                       const DeskOptions& usual, std::vector<Message>& remarks);

/// How the units of its review are written, likewise.
ReviewExportOptions exporting_of(const std::string& folder, const DeskWork& work,
                                 const PairOptions& pairs, const DeskOptions& usual);

PairFiles files_of(const std::string& folder, const DeskWork& work);

/// Looks at both texts and notes what was found, or why one cannot be read.
void look_at_texts(const std::string& folder, DeskWork& work, const DeskOptions& usual);

/// What a name says that is no tool's.
Error no_such_tool(const std::string& name);

/// An issue as one message.
Message as_message(const Issue& issue);

}  // namespace awase
