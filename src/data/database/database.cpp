#include "data/database/database.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/suggest.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/database/libpq.h"
#include "data/database/point_text.h"

namespace homebound::data {
namespace {

constexpr std::size_t most_bytes = 256'000'000;
constexpr std::string_view scheme = "PG:";

struct Free {
  void operator()(PGconn* connection) const { libpq().PQfinish(connection); }
  void operator()(PGresult* result) const { libpq().PQclear(result); }
  void operator()(PGcancel* cancel) const { libpq().PQfreeCancel(cancel); }
  void operator()(PQconninfoOption* options) const { libpq().PQconninfoFree(options); }
  void operator()(char* text) const { libpq().PQfreemem(text); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

// Returns libpq's part of an address.
std::string conninfo(const std::string& address) {
  return address.starts_with(scheme) ? address.substr(scheme.size()) : address;
}

// Returns an address's options by name; nothing for one that libpq cannot read.
Owned<PQconninfoOption> options_of(const std::string& address) {
  return Owned<PQconninfoOption>(libpq().PQconninfoParse(conninfo(address).c_str(), nullptr));
}

bool is_secret(const PQconninfoOption& option) { return std::string_view(option.dispchar) == "*"; }

// A text of libpq's in one line.
Text words_of(std::string text) {
  text = std::string(trimmed(text));
  for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; ++at) text.replace(at, 1, "; ");
  std::erase(text, '\t');
  return as_is(std::move(text));
}

// A statement, and where in its text the user's own part begins.
struct Statement {
  std::string text;
  std::size_t prefix = 0;  // characters
};

// A connection that can only read.
class Reader {
 public:
  explicit Reader(const std::string& address) {
    const std::string info = conninfo(address);
    // What stands later counts.
    const std::array keys{"connect_timeout", "fallback_application_name", "dbname", "client_encoding",
                          static_cast<const char*>(nullptr)};
    const std::array values{"10", "homebound", info.c_str(), "UTF8", static_cast<const char*>(nullptr)};
    connection_.reset(libpq().PQconnectdbParams(keys.data(), values.data(), 1));
    if (libpq().PQstatus(connection_.get()) != CONNECTION_OK)
      throw Error(
          told("cannot be read: {}", "无法读取：{}", words_of(libpq().PQerrorMessage(connection_.get()))));
    // Not by settings of the session, which a pool of connections may refuse. One statement cannot end this
    // transaction and begin another.
    const Owned<PGresult> begun(libpq().PQexec(
        connection_.get(),
        "begin read only; set local statement_timeout = '10min'; set local datestyle = 'ISO, YMD'; "
        "set local timezone = 'UTC'"));
    if (libpq().PQresultStatus(begun.get()) != PGRES_COMMAND_OK)
      throw Error(
          told("cannot be read: {}", "无法读取：{}", words_of(libpq().PQerrorMessage(connection_.get()))));
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (!running_) return;
    std::array<char, 256> why{};
    const Owned<PGcancel> cancel(libpq().PQgetCancel(connection_.get()));
    if (cancel) libpq().PQcancel(cancel.get(), why.data(), why.size());
  }

  // Returns the titles of what a statement selects, and makes it ready for each_row().
  std::vector<std::string> prepare(const Statement& statement) {
    statement_ = statement;
    check(Owned<PGresult>(libpq().PQprepare(connection_.get(), "", statement.text.c_str(), 0, nullptr)));
    const Owned<PGresult> described(libpq().PQdescribePrepared(connection_.get(), ""));
    const int columns = libpq().PQnfields(described.get());
    if (columns == 0)
      throw QueryError({"selects nothing; expected a SELECT", "未选取任何内容；应为 SELECT 语句"});
    std::vector<std::string> titles;
    titles.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) titles.emplace_back(libpq().PQfname(described.get(), i));
    return titles;
  }

  // Calls `row` with the cells of each row as the server sends it; an unknown cell is empty.
  template <typename F>
  void each_row(const F& row) {
    running_ = libpq().PQsendQueryPrepared(connection_.get(), "", 0, nullptr, nullptr, nullptr, 0) == 1;
    libpq().PQsetSingleRowMode(connection_.get());
    std::vector<std::string_view> cells;
    while (const Owned<PGresult> result{libpq().PQgetResult(connection_.get())}) {
      check(result);
      for (int r = 0; r < libpq().PQntuples(result.get()); ++r) {
        cells.clear();
        for (int c = 0; c < libpq().PQnfields(result.get()); ++c)
          cells.emplace_back(libpq().PQgetvalue(result.get(), r, c),
                             static_cast<std::size_t>(libpq().PQgetlength(result.get(), r, c)));
        row(cells);
      }
    }
    running_ = false;
  }

 private:
  void check(const Owned<PGresult>& result) {
    const ExecStatusType status = libpq().PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE) return;
    running_ = false;
    const auto field = [&](unsigned char code) {
      const char* text = libpq().PQresultErrorField(result.get(), code);
      return std::string(text ? text : "");
    };
    Text words = words_of(field(PG_DIAG_MESSAGE_PRIMARY));
    if (words.empty()) words = words_of(libpq().PQerrorMessage(connection_.get()));
    for (const unsigned char code : {PG_DIAG_MESSAGE_DETAIL, PG_DIAG_MESSAGE_HINT})
      if (const std::string more = field(code); !more.empty())
        words = told("{} ({})", "{}（{}）", words, words_of(more));
    throw QueryError(told("{}{}", "{}{}", place(field(PG_DIAG_STATEMENT_POSITION)), words));
  }

  // Returns "line 2, character 8: " for a position in the statement, in characters from 1.
  Text place(const std::string& position) const {
    std::size_t left = 0;
    for (const char digit : position) left = left * 10 + static_cast<std::size_t>(digit - '0');
    if (left <= statement_.prefix) return {};
    int line = 1, character = 1;
    bool own = false;
    std::size_t passed = 1;
    for (std::size_t at = 0; at < statement_.text.size() && passed < left; ++at) {
      if (continues_character(statement_.text[at])) continue;
      own = passed++ >= statement_.prefix + 1;
      if (!own) continue;
      ++character;
      if (statement_.text[at] == '\n') ++line, character = 1;
    }
    return told("line {}, character {}: ", "第{}行第{}个字符：", line, character);
  }

  Owned<PGconn> connection_;
  Statement statement_;
  bool running_ = false;
};

// Returns the statement that reads a table: the one that `query.layer` names, or the first that has a row.
Statement table_statement(Reader& reader, Table& table, const TableQuery& query) {
  struct Known {
    std::string name, quoted;
  };
  std::vector<Known> all;
  reader.prepare(
      {"select case when pg_table_is_visible(c.oid) then relname else nspname || '.' || relname end, "
       "format('%I.%I', nspname, relname) from pg_class c join pg_namespace n on n.oid = relnamespace "
       "where relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition and nspname !~ '^pg_' "
       "and nspname not in ('information_schema', 'topology', 'tiger') and not exists (select from pg_depend "
       "d "
       "where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') "
       "and has_table_privilege(c.oid, 'select') order by not pg_table_is_visible(c.oid), 1"});
  reader.each_row([&](const auto& cells) { all.push_back({std::string(cells[0]), std::string(cells[1])}); });
  if (all.empty()) throw Error({"holds no table", "没有表格"});
  std::vector<std::string_view> names;
  names.reserve(all.size());
  for (const Known& one : all) names.push_back(one.name);
  const auto filled = [&](const Known& one) {
    bool any = false;
    reader.prepare({"select 1 from " + one.quoted + " limit 1"});
    reader.each_row([&](const auto&) { any = true; });
    return any;
  };
  const auto is_named = [&](const Known& one) {
    return one.name == query.layer || one.quoted == query.layer;
  };
  auto found = query.layer.empty() ? std::find_if(all.begin(), all.end(), filled)
                                   : std::find_if(all.begin(), all.end(), is_named);
  if (found == all.end() && !query.layer.empty())
    throw Error(told("has no table '{}'{} (there are: {})", "没有表“{}”{}（现有：{}）", query.layer,
                     did_you_mean(query.layer, names), fmt::join(names, ", ")));
  if (found == all.end()) found = all.begin();
  if (query.layer.empty() && all.size() > 1)
    table.notes.push_back(told("table '{}' of {}", "表“{}”，取自 {}", found->name, fmt::join(names, ", ")));
  Statement statement{"select * from " + found->quoted, 0};
  if (query.where.empty()) return statement;
  statement.text += " where ";
  statement.prefix = characters_of(statement.text).size();
  statement.text += query.where;
  return statement;
}

}  // namespace

Table read_database(const std::string& address, const TableQuery& query) {
  Table table;
  table.name = without_password(address);
  Reader reader(address);
  const Statement statement =
      query.query.empty() ? table_statement(reader, table, query) : Statement{query.query, 0};
  table.titles = reader.prepare(statement);
  int number = 0;
  std::size_t bytes = 0;
  reader.each_row([&](const std::vector<std::string_view>& cells) {
    table.begin_row(++number);
    for (const std::string_view cell : cells) {
      const auto point = point_text(cell);
      table.add(point ? std::string_view(*point) : cell);
      bytes += cell.size();
    }
    if (bytes > most_bytes)
      throw Error(told("sends more than {} MB; let the database group or choose rows by a query",
                       "传来的数据超过{} MB；请用 query 让数据库先行汇总或筛选", most_bytes / 1'000'000));
  });
  return table;
}

bool is_database(std::string_view name) {
  return name.starts_with(scheme) || name.starts_with("postgresql://") || name.starts_with("postgres://");
}

bool has_password(const std::string& address) {
  const auto options = options_of(address);
  for (const auto* option = options.get(); option && option->keyword; ++option)
    if (option->val && is_secret(*option)) return true;
  return false;
}

std::string without_password(const std::string& address) {
  const auto options = options_of(address);
  if (!options) return std::string(scheme) + "...";
  std::vector<std::string> parts;
  for (const auto* option = options.get(); option->keyword; ++option)
    if (option->val && !is_secret(*option))
      parts.push_back(fmt::format("{}={}", option->keyword, option->val));
  return fmt::format("{}{}", scheme, fmt::join(parts, " "));
}

std::string database_name(const std::string& address) {
  std::string name;
  const auto options = options_of(address);
  for (const auto* option = options.get(); option && option->keyword; ++option) {
    const std::string_view key = option->keyword;
    if (option->val && (key == "dbname" || (key == "service" && name.empty()))) name = option->val;
  }
  return name.empty() ? "PostgreSQL" : name;
}

}  // namespace homebound::data
