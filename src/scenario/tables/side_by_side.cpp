#include "scenario/tables/side_by_side.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/tables/titles.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t fewest_titles = 3;

// Columns that come again: `length` of them from `first` on, `count` times, each `step` columns on.
struct Blocks {
  std::size_t first, length, step, count;
  std::size_t at(std::size_t block) const { return first + block * step; }
};

bool name_both_ends(const std::vector<std::string>& titles, std::size_t first, std::size_t length) {
  bool from = false, to = false;
  for (std::size_t i = first; i < first + length; ++i)
    if (const auto title = read_title(titles[i])) {
      from = from || std::ranges::find(title->fields, Field::from) != title->fields.end();
      to = to || std::ranges::find(title->fields, Field::to) != title->fields.end();
    }
  return from && to;
}

std::optional<Blocks> blocks_in(const std::vector<std::string>& titles) {
  const std::size_t width = titles.size();
  const auto same = [&](std::size_t a, std::size_t b) {
    return !titles[a].empty() && titles[a] == titles[b];
  };
  for (std::size_t step = fewest_titles; step + fewest_titles <= width; ++step)
    for (std::size_t first = 0; first + step + fewest_titles <= width; ++first) {
      std::size_t length = 0;
      while (length < step && first + step + length < width && same(first + length, first + step + length))
        ++length;
      if (length < fewest_titles || !name_both_ends(titles, first, length)) continue;
      Blocks blocks{first, length, step, 2};
      const auto repeats = [&](std::size_t at) {
        if (at + length > width) return false;
        for (std::size_t i = 0; i < length; ++i)
          if (!same(first + i, at + i)) return false;
        return true;
      };
      while (repeats(blocks.at(blocks.count))) ++blocks.count;
      return blocks;
    }
  return std::nullopt;
}

bool is_empty(const data::Table& table, std::size_t row, std::size_t first, std::size_t length) {
  for (std::size_t i = first; i < first + length; ++i)
    if (!table.at(row, i).empty()) return false;
  return true;
}

// Moves each block of a row behind the first to a row of its own, or into the first where that is empty.
void stack_row(data::Table& table, std::size_t row, const Blocks& blocks) {
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < table.cells(row); ++i) cells.emplace_back(table.at(row, i));
  cells.resize(std::max(cells.size(), blocks.at(blocks.count - 1) + blocks.length));
  std::vector<std::string> shared = cells;
  for (std::size_t block = 0; block < blocks.count; ++block)
    std::fill_n(shared.begin() + static_cast<std::ptrdiff_t>(blocks.at(block)), blocks.length, "");
  bool first_is_empty = is_empty(table, row, blocks.first, blocks.length);
  for (std::size_t block = 1; block < blocks.count; ++block) {
    if (is_empty(table, row, blocks.at(block), blocks.length)) continue;
    std::vector<std::string> own = shared;
    for (std::size_t i = 0; i < blocks.length; ++i)
      own[blocks.first + i] = std::move(cells[blocks.at(block) + i]);
    if (first_is_empty) {
      for (std::size_t i = 0; i < blocks.length; ++i) table.put(row, blocks.first + i, own[blocks.first + i]);
      first_is_empty = false;
    } else {
      table.begin_row(table.number(row));
      for (const std::string& cell : own) table.add(cell);
    }
    for (std::size_t i = 0; i < blocks.length; ++i) table.put(row, blocks.at(block) + i, "");
  }
}

}  // namespace

std::optional<Text> stack_tables(data::Table& table) {
  std::optional<Blocks> blocks;
  std::size_t first_row = 0;
  const auto look = [&](const auto& title_at, std::size_t width) {
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < width; ++i) titles.push_back(without_number(title_at(i)));
    blocks = blocks_in(titles);
  };
  if (!table.titles.empty())
    look([&](std::size_t i) { return std::string_view(table.titles[i]); }, table.titles.size());
  else
    for (; first_row < std::min(table.rows(), rows_that_may_hold_titles) && !blocks; ++first_row)
      look([&](std::size_t i) { return table.at(first_row, i); }, table.cells(first_row));
  if (!blocks) return std::nullopt;
  for (std::size_t block = 1; block < blocks->count; ++block)
    for (std::size_t i = blocks->at(block); i < blocks->at(block) + blocks->length; ++i)
      if (table.titles.empty())
        table.put(first_row - 1, i, "");
      else
        table.titles[i].clear();
  const std::size_t rows = table.rows();
  for (std::size_t row = first_row; row < rows; ++row) stack_row(table, row, *blocks);
  return told("columns {} to {} repeat the titles beside them: their rows are read below the others",
              "第{}至{}列重复其旁的标题：其各行接在其他各行之后读取", blocks->at(1) + 1,
              blocks->at(blocks->count - 1) + blocks->length);
}

}  // namespace homebound::scenario
