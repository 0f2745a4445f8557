// Packs the base map when the program is built: homebound_pack_map BASE_MAP TO.
#include <exception>
#include <iostream>
#include <stdexcept>

#include "data/gis/packed_map.h"

int main(int count, char** words) {
  try {
    if (count != 3) throw std::invalid_argument("expected a base map and a file to write");
    homebound::data::pack_map(words[1], words[2]);
    return 0;
  } catch (const std::exception& e) {
    std::cerr << words[0] << ": " << e.what() << '\n';
    return 1;
  }
}
