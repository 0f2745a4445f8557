// The order of the parts of dates such as 01/03/24.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace homebound::scenario {

enum class DayOrder { day_first, month_first, year_first };
inline constexpr std::array day_orders{DayOrder::day_first, DayOrder::month_first, DayOrder::year_first};
inline constexpr std::array<std::string_view, day_orders.size()> day_order_names{"dmy", "mdy", "ymd"};

constexpr std::string_view name_of(DayOrder order) {
  return day_order_names[static_cast<std::size_t>(order)];
}

}  // namespace homebound::scenario
