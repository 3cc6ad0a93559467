// SPDX-License-Identifier: Apache-2.0
//
// The makers of each kind of JobFile. Internal to tmx/formats.

#pragma once

#include <memory>
#include <string>

#include "tmx/formats/job_file.h"

namespace awase {

std::unique_ptr<JobFile> read_xliff_job(std::string bytes, const std::string& name);
std::unique_ptr<JobFile> read_po_job(std::string bytes, const std::string& name);

}  // namespace awase
