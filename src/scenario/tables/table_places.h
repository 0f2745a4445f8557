// Says which places the ends of a table's flights are, each distinct text once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/text/table.h"
#include "scenario/read/place_book.h"
#include "scenario/tables/columns.h"

namespace homebound::scenario {

class TablePlaces {
 public:
  // Looks at the cells of the columns of places, in the rows of flights: whether most are codes, names or
  // countries, and in which country nearly all lie.
  TablePlaces(PlaceBook& places, const data::Table& table, const Columns& columns);
  // Reads by what was found of the same columns before.
  TablePlaces(PlaceBook& places, data::PlaceContext usual) : places_(places), usual_(std::move(usual)) {}
  const data::PlaceContext& usual() const { return usual_; }  // of all cells

  // An end of a flight. An end that was not found has a meaning that says why.
  struct End {
    std::optional<std::size_t> place;  // an index into the scenario's places
    bool assumed = false;
    std::shared_ptr<const data::Meaning> meaning;  // null for the scenario's own places
  };
  // Returns the two ends of a flight on a day (ISO 8601; empty: not known). The country of one tells
  // namesakes of the other apart, and so does the country that a row names for an end.
  struct Cell {
    std::string_view text, country;
  };
  // `by_air` is false for a row of another mode.
  std::pair<End, End> ends(Cell from, Cell to, const std::string& day, bool by_air = true);

  // Returns a warning for each of the ten most frequent texts whose places were assumed, and one for the
  // rest: "'London' (12 times): London Heathrow (LHR) assumed; also LGW, STN".
  static std::vector<Text> assumptions(const std::vector<TableReport::PlaceText>& report);
  // Returns how each distinct text was understood.
  std::vector<TableReport::PlaceText> report() const;

 private:
  using Among = data::PlaceContext::Among;
  struct Use {
    std::size_t ends = 0;
    std::string place;  // its id
    std::shared_ptr<const data::Meaning> meaning;
  };
  // `other` is the place of the other end, if it is known.
  using Other = std::optional<std::size_t>;
  std::shared_ptr<const data::Meaning> meaning_of(Cell cell, const std::string& day, Other other,
                                                  bool by_air);
  End end(Cell cell, const std::string& day, Other other, bool by_air);
  // Counts a use of a text; null for one that stands for no place.
  Use* count(std::string_view text, const End& end);

  PlaceBook& places_;
  data::PlaceContext usual_;
  // Meanings by text, the country that the row names, the other end, and the day if it matters.
  std::unordered_map<std::string, std::shared_ptr<const data::Meaning>> known_;
  std::unordered_map<std::string, std::map<const data::Meaning*, Use>> uses_;  // by text
  // An end that was found and that no day changes, good while the book has dropped no place since.
  struct Known {
    std::size_t place, drops;
    bool assumed;
    Use* use;
  };
  std::optional<Known> known(Cell cell, const End& end, Use* use) const;
  End use_again(const Known& known) const;
  bool is_good(const std::optional<Known>& known) const { return known && known->drops == places_.drops(); }
  // Returns the number of a text, the country that its row names and the row's way.
  std::uint32_t number_of(Cell cell, bool by_air);
  std::unordered_map<std::string, std::uint32_t> cells_;
  std::string cell_;                         // the latest key of cells_
  std::vector<std::optional<Known>> alone_;  // by number: those that the other end does not change
  // The others, by the numbers of both ends.
  struct Pair {
    std::optional<Known> out, in;
  };
  std::unordered_map<std::uint64_t, Pair> pairs_;
};

}  // namespace homebound::scenario
