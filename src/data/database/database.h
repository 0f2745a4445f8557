// Tables of databases: PostgreSQL, and what speaks its protocol.
#pragma once

#include <string>
#include <string_view>

#include "data/text/table.h"

namespace homebound::data {

// Returns what `query.query` selects or, without it, what `query.where` selects of the table `query.layer`.
// `address` is "PG:" and a connection string of libpq ("PG:dbname=flights", "PG:service=ops"), or a
// postgresql:// address. The database is read in one read-only transaction, which runs one statement that
// may take ten minutes, and sends at most 256 MB. Throws QueryError with the server's words and the place in
// the query, and Error as read_table() does.
Table read_database(const std::string& address, const TableQuery& query = {});

// Tells whether a name is a database's: "PG:dbname=flights", "postgresql://host/flights".
bool is_database(std::string_view name);
// Tells whether an address holds a password.
bool has_password(const std::string& address);
// Returns an address without its passwords, for messages; of one that cannot be read only its beginning.
std::string without_password(const std::string& address);
// Returns the name of the database or, where the address has none, of its service, or else "PostgreSQL".
std::string database_name(const std::string& address);

}  // namespace homebound::data
