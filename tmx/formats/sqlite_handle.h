// SPDX-License-Identifier: Apache-2.0
//
// Handles of SQLite that close themselves. For .cpp files alone.

#pragma once

#include <memory>
#include <sqlite3.h>

namespace awase {

struct CloseSqlite {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeSqlite {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// An open database; null where it could not be opened for want of memory.
using SqliteDatabase = std::unique_ptr<sqlite3, CloseSqlite>;
/// A compiled statement.
using SqliteStatement = std::unique_ptr<sqlite3_stmt, FinalizeSqlite>;

}  // namespace awase
