// A package of parts and the relations between them (ECMA-376-2, Open Packaging Conventions), as PowerPoint
// reads it. Whatever is added is closed: content types and relations are written from the parts that there
// are.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/output_file.h"

namespace homebound::exporting {

// The relations of one part, or of the package itself.
class Relations {
 public:
  // Adds a relation to a part of that name and returns its id: "rId1". `kind` is a URL.
  std::string to(std::string_view kind, std::string_view part) { return add(kind, part, false); }
  // Adds a relation to a web page.
  std::string to_page(std::string_view kind, std::string_view url) { return add(kind, url, true); }
  bool empty() const { return all_.empty(); }
  // Returns the part that holds the relations of `part`; "" for the package itself.
  std::string xml(std::string_view part) const;

 private:
  std::string add(std::string_view kind, std::string_view target, bool external);
  struct Relation {
    std::string kind, target;
    bool external;
  };
  std::vector<Relation> all_;
};

// How a part's bytes are kept, and how its content type is told: by its extension or by its name.
enum class PartSort { xml, picture_text, packed };

struct Part {
  std::string name;  // "/ppt/slides/slide1.xml"
  std::string type;  // "image/png"
  std::string bytes;
  Relations relations = {};
  PartSort sort = PartSort::xml;
  std::filesystem::path file = {};  // which has the bytes, until the package is written; empty: `bytes`
};

struct Package {
  Relations relations;
  std::vector<Part> parts;  // names differ

  // Appends the package to an empty output. Throws Error like write_zip().
  void write(OutputFile& output) const;
};

}  // namespace homebound::exporting
