// SPDX-License-Identifier: Apache-2.0
//
// The records of `awase pipe`: one line in, one line out. docs/formats.md describes
// them.

#pragma once

#include <string>
#include <string_view>

#include "jobs/batch_work.h"
#include "jobs/pair_job.h"

namespace awase {

/// How records are written.
enum class PipeFormat {
  json,      ///< An object a line.
  tsv,       ///< id, source, target: with \n, \t and \\ for what a cell cannot hold.
  bitextor,  ///< Two URLs, two documents as base64.
};

/// Aligns what a record holds and gives the record of the answer, without line end.
/// Whatever is wrong with the record is said in the answer. `number` counts records
/// from 1 and names those without id; `given` has the languages of those that do not
/// say them. Counts in `compared`, where given, what embeddings were asked for.
std::string answer_record(std::string_view line, PipeFormat format, std::size_t number,
                          const PairFiles& given, const PairJob& job,
                          ComparedTexts* compared = nullptr);

/// The answer for a record that could not be worked on.
std::string failed_record(std::string_view line, PipeFormat format, std::size_t number,
                          const Failure& failure);

/// Whether an answer says that its record failed.
bool is_failed_record(std::string_view answer, PipeFormat format);

}  // namespace awase
