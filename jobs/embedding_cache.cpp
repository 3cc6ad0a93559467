// SPDX-License-Identifier: Apache-2.0

#include "jobs/embedding_cache.h"

#include <cstring>
#include <filesystem>
#include <system_error>

#include "text/error.h"
#include "tmx/formats/sqlite_handle.h"

namespace awase {

/// The file, and what is asked of it.
struct EmbeddingCache::Database {
  explicit Database(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    path = folder + "/embeddings.sqlite";
    sqlite3* opened = nullptr;
    const int status = sqlite3_open_v2(
        path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    handle.reset(opened);
    if (status != SQLITE_OK) fail();
    constexpr int kWaitMilliseconds = 5000;
    sqlite3_busy_timeout(opened, kWaitMilliseconds);
    run("CREATE TABLE IF NOT EXISTS vectors "
        "(age INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, vector BLOB NOT NULL)");
    search = prepare("SELECT vector FROM vectors WHERE key = ?");
    insert = prepare("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)");
  }

  SqliteStatement prepare(const char* query) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle.get(), query, -1, &statement, nullptr) != SQLITE_OK)
      fail();
    return SqliteStatement(statement);
  }

  bool step(const SqliteStatement& statement) const {
    const int status = sqlite3_step(statement.get());
    if (status == SQLITE_ROW) return true;
    if (status != SQLITE_DONE) fail();
    return false;
  }

  void run(const char* query) const { step(prepare(query)); }

  long long number(const char* query) const {
    const SqliteStatement statement = prepare(query);
    return step(statement) ? sqlite3_column_int64(statement.get(), 0) : 0;
  }

  void set_key(const SqliteStatement& statement, const std::string& key) const {
    sqlite3_reset(statement.get());
    if (sqlite3_bind_text(statement.get(), 1, key.data(), static_cast<int>(key.size()),
                          SQLITE_TRANSIENT) != SQLITE_OK)
      fail();
  }

  [[noreturn]] void fail() const {
    throw Error(ErrorKind::unavailable,
                Message("{file}: SQLite cannot use it ({reason}); remove it if it is "
                        "damaged",
                        {{"file", path}, {"reason", sqlite3_errmsg(handle.get())}}));
  }

  std::string path;
  SqliteDatabase handle;
  SqliteStatement search, insert;
};

EmbeddingCache::EmbeddingCache(const std::string& folder, long long most_bytes)
    : database_(std::make_unique<Database>(folder)), most_bytes_(most_bytes) {}
EmbeddingCache::~EmbeddingCache() = default;

std::vector<std::vector<float>> EmbeddingCache::find(
    const std::vector<std::string>& keys) {
  std::vector<std::vector<float>> found;
  for (const std::string& key : keys) {
    database_->set_key(database_->search, key);
    std::vector<float>& vector = found.emplace_back();
    if (!database_->step(database_->search)) continue;
    sqlite3_stmt* const row = database_->search.get();
    const void* const bytes = sqlite3_column_blob(row, 0);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, 0));
    vector.resize(size / sizeof(float));
    if (!vector.empty())
      std::memcpy(vector.data(), bytes, vector.size() * sizeof(float));
    sqlite3_reset(row);
  }
  return found;
}

void EmbeddingCache::put(
    const std::vector<std::pair<std::string, std::vector<float>>>& vectors) {
  if (vectors.empty()) return;
  database_->run("BEGIN IMMEDIATE");
  try {
    for (const auto& [key, vector] : vectors) {
      database_->set_key(database_->insert, key);
      if (sqlite3_bind_blob(database_->insert.get(), 2, vector.data(),
                            static_cast<int>(vector.size() * sizeof(float)),
                            SQLITE_TRANSIENT) != SQLITE_OK)
        database_->fail();
      database_->step(database_->insert);
      sqlite3_reset(database_->insert.get());
    }
    const long long used = (database_->number("PRAGMA page_count") -
                            database_->number("PRAGMA freelist_count")) *
                           database_->number("PRAGMA page_size");
    if (used > most_bytes_)
      database_->run(
          "DELETE FROM vectors WHERE age IN (SELECT age FROM vectors ORDER BY age "
          "LIMIT (SELECT count(*) / 4 FROM vectors))");
    database_->run("COMMIT");
  } catch (const Error&) {
    sqlite3_exec(database_->handle.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

}  // namespace awase
