#include "scenario/tables/modes.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.h"

namespace homebound::scenario {
namespace {

struct ModeWord {
  std::string_view word;
  Mode mode;
};
constexpr ModeWord mode_words[] = {
    {"air", Mode::air},        {"plane", Mode::air},   {"flight", Mode::air},     {"aircraft", Mode::air},
    {"helicopter", Mode::air}, {"luft", Mode::air},    {"flugzeug", Mode::air},   {"flug", Mode::air},
    {"avion", Mode::air},      {"avión", Mode::air},   {"aérien", Mode::air},     {"aéreo", Mode::air},
    {"航空", Mode::air},       {"飞机", Mode::air},    {"空运", Mode::air},       {"sea", Mode::sea},
    {"ship", Mode::sea},       {"ferry", Mode::sea},   {"boat", Mode::sea},       {"vessel", Mode::sea},
    {"schiff", Mode::sea},     {"fähre", Mode::sea},   {"see", Mode::sea},        {"bateau", Mode::sea},
    {"mer", Mode::sea},        {"barco", Mode::sea},   {"mar", Mode::sea},        {"海运", Mode::sea},
    {"船", Mode::sea},         {"军舰", Mode::sea},    {"road", Mode::road},      {"bus", Mode::road},
    {"coach", Mode::road},     {"convoy", Mode::road}, {"car", Mode::road},       {"truck", Mode::road},
    {"straße", Mode::road},    {"route", Mode::road},  {"carretera", Mode::road}, {"autobús", Mode::road},
    {"公路", Mode::road},      {"大巴", Mode::road},   {"汽车", Mode::road},      {"rail", Mode::rail},
    {"train", Mode::rail},     {"bahn", Mode::rail},   {"zug", Mode::rail},       {"tren", Mode::rail},
    {"铁路", Mode::rail},      {"火车", Mode::rail}};

}  // namespace

std::optional<Mode> mode_in(std::string_view cell) {
  std::string text = lower(cell);
  if (text.starts_with("by ")) text.erase(0, 3);
  const auto found = std::ranges::find(mode_words, std::string_view(text), &ModeWord::word);
  return found == std::end(mode_words) ? std::nullopt : std::optional(found->mode);
}

}  // namespace homebound::scenario
