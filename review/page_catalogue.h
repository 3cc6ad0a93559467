// SPDX-License-Identifier: Apache-2.0
//
// The catalogues of messages as the page reads them.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/catalogue.h"

namespace awase {

/// A module that exports CATALOGUES, by language the English sentences and what they
/// are in it (a list of forms where a count decides), and READER, the tag of `reader`,
/// empty when that is English and the browser may choose.
std::string page_catalogues(const MessageCatalogue& reader);

/// The catalogue for the first language of an Accept-Language header (RFC 9110) that
/// there is one for; English when there is none.
std::shared_ptr<const MessageCatalogue> catalogue_for(std::string_view accept_language);

}  // namespace awase
