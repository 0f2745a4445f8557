#include "session/edit/edit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/inside.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "data/database/database.h"
#include "scenario/assumed.h"
#include "scenario/format/typing.h"
#include "scenario/left_out.h"
#include "scenario/toml/toml_text.h"
#include "scenario/write/write.h"
#include "session/edit/draft_scenes.h"
#include "session/edit/rewrite.h"
#include "session/edit/scene_edits.h"
#include "session/edit/typed_times.h"
#include "session/edit/zone_change.h"

namespace homebound::session {
namespace {

using scenario::Scenario;
using scenario::TomlOutline;
using scenario::TomlPath;

double rounded(double value, double step) { return std::round(value / step) * step; }

// Rounds to about ten metres, the precision of a drag on a map.
LonLat rounded(LonLat p) { return {rounded(p.lon, 1e-4), rounded(p.lat, 1e-4)}; }
Instant whole_minute(Instant t) { return std::chrono::round<std::chrono::minutes>(t); }
std::string number(double value) { return scenario::toml_number(value); }
std::string position(LonLat p) {
  const LonLat at = rounded(p);
  return fmt::format("[{:.10g}, {:.10g}]", at.lon, at.lat);
}

class Editor {
 public:
  Editor(const Document& document, const Sight& sight, const Shown& shown, std::string text)
      : document_(document), sight_(sight), shown_(shown), text_(std::move(text)), outline_(text_) {}

  std::string operator()(const EditFields& e) const {
    std::string text = text_;
    for (const Entry& entry : e.entries) must_exist(entry);
    for (const Entry& entry : e.entries)
      for (const auto& [key, typed] : in_full(entry, false, e.typed)) {
        if (entry.sort == Sort::top && key == "zone") text = with_instants_kept(text, scenario(), typed);
        if (!trimmed(typed).empty()) text = without_others(text, entry, key, e.typed);
        text = scenario::with_field(text, entry, key, typed);
      }
    return text;
  }
  std::string operator()(const AddEntry& e) const {
    const std::size_t count = scenario::entry_count(outline_, e.sort);
    if (e.at.value_or(0) > count)
      throw Error(told("there is no {} {}; there are {}", "没有第{1}个{0}；共有{2}个",
                       scenario::word_for(e.sort), *e.at + 1, count));
    return scenario::with_new_entry(text_, e.sort, e.at.value_or(count),
                                    in_full({e.sort, e.at.value_or(count), {}}, true, e.typed));
  }
  std::string operator()(const DeleteEntry& e) const {
    must_exist(e.entry);
    return scenario::without(text_, e.entry.path());
  }
  std::string operator()(const DuplicateEntry& e) const {
    if (e.entry.sort == Sort::kind || e.entry.sort == Sort::top)
      throw Error({"an entry with a number can be duplicated", "只能复制有序号的条目"});
    must_exist(e.entry);
    const scenario::TomlNode& node = *outline_.find(e.entry.path());
    const Entry copy{e.entry.sort, e.entry.index + 1, {}};
    std::string text;
    if (node.sections.empty()) {
      text = scenario::with_element(text_, copy.path(),
                                    text_.substr(node.item.begin, node.item.end - node.item.begin));
    } else {
      const std::size_t begin = outline_.sections[node.sections.front()].begin,
                        end = outline_.sections[last_section(node)].items_end;
      text = text_.substr(0, end);
      if (!text.ends_with('\n')) text += '\n';
      text += "\n" + text_.substr(begin, end - begin) + text_.substr(end);
    }
    const auto id = scenario::field_text(outline_, text_, e.entry, "id");
    if (!id) return text;
    return scenario::with_field(text, copy, "id",
                                e.entry.sort == Sort::flight ? "" : free_id(*id, e.entry.sort));
  }
  std::string operator()(const MoveEntry& e) const {
    if (e.sort == Sort::kind) throw Error({"kinds of people have no order", "人员类别没有先后次序"});
    must_exist({e.sort, e.from});
    must_exist({e.sort, e.to});
    return scenario::with_moved(text_, list_of(e.sort), e.from, e.to);
  }
  std::string operator()(const MovePlace& e) const {
    const auto& places = scenario().places;
    if (e.place >= places.size()) throw Error({"there is no such place", "没有该地点"});
    if (!places[e.place].declared)
      throw Error(told("{} stands where its airport is; a place of the scenario's own can be moved",
                       "{} 就在其机场所在处；只有方案自有的地点可以移动", places[e.place].id));
    const TomlPath path{"place", e.place};
    const LonLat at = rounded(e.to);
    return scenario::with_value(scenario::with_value(text_, path / "lon", fmt::format("{:.10g}", at.lon)),
                                path / "lat", fmt::format("{:.10g}", at.lat));
  }
  std::string operator()(const AddWaypoint& e) const {
    const TomlPath via = flight(e.flight) / "via";
    const std::size_t count = scenario().flights[e.flight].via.size();
    if (e.at > count)
      throw Error(count == 0 ? told("flight '{}' has no waypoints; expected 1", "航班“{}”没有途经点；应为 1",
                                    id_of_flight(e.flight))
                             : told("flight '{}' has {} waypoint{}; expected a number from 1 to {}",
                                    "航班“{0}”有{1}个途经点；应为1至{3}的数", id_of_flight(e.flight), count,
                                    count == 1 ? "" : "s", count + 1));
    const std::string one = scenario::toml_of(scenario::FieldType::stops, e.typed);  // "[...]"
    return scenario::with_element(text_, via / e.at, one.substr(1, one.size() - 2));
  }
  std::string operator()(const MoveWaypoint& e) const {
    return scenario::with_value(text_, waypoint(e.flight, e.waypoint), position(e.to));
  }
  std::string operator()(const DeleteWaypoint& e) const {
    const TomlPath path = waypoint(e.flight, e.waypoint);
    return scenario::without(text_,
                             scenario().flights[e.flight].via.size() > 1 ? path : flight(e.flight) / "via");
  }
  std::string operator()(const MoveBar& e) const {
    flight(e.flight);
    const scenario::Flight& f = scenario().flights[e.flight];
    std::string text = text_;
    if (e.depart) text = with_time(text, e.flight, "depart", f.depart, f.from, whole_minute(*e.depart));
    if (e.arrive) text = with_time(text, e.flight, "arrive", f.arrive, f.to, whole_minute(*e.arrive));
    if (f.day) text = scenario::without(text, flight(e.flight) / "date");
    return text;
  }
  std::string operator()(const CutScene& e) const { return with_cut(document_, e, shown_); }
  std::string operator()(const TrimScene& e) const { return with_trimmed(document_, e); }
  std::string operator()(const TakeKeyframe& e) const { return with_keyframe(document_, e, shown_); }
  std::string operator()(const DraftScenes&) const { return with_draft(document_); }
  std::string operator()(const TakeView& e) const {
    must_tell_something(scenario());
    scenario::TypedFields typed = {{"title", e.title},
                                   {"from", scene_time(scenario(), sight_.from)},
                                   {"to", scene_time(scenario(), sight_.to)},
                                   {"seconds", number(std::max(1.0, rounded(sight_.seconds, 0.5)))}};
    for (const bool show : {true, false}) {
      std::vector<std::string_view> names;
      for (const scenario::NamedLayer& known : scenario::layer_table)
        if (sight_.layers.*known.layer == show && scenario().layers.*known.layer != show)
          names.push_back(known.name);
      if (!names.empty())
        typed.emplace_back(show ? "show" : "hide", fmt::format("{}", fmt::join(names, ", ")));
    }
    scenario::TomlFields fields = scenario::toml_fields(Sort::scene, typed);
    scenario::TomlInline camera;
    for (const auto& [key, value] : camera_fields(shown_)) camera.add(key, value);
    fields.emplace_back("camera", camera.text());
    const std::size_t count = scenario::entry_count(outline_, Sort::scene);
    return scenario::with_entry(text_, TomlPath{"scene", std::min(e.at.value_or(sight_.scene + 1), count)},
                                fields);
  }
  std::string operator()(const TakeTimes& e) const {
    std::string text = text_;
    const std::size_t scenes = scenario::entry_count(outline_, Sort::scene);
    for (std::size_t i = 0; i < std::min(e.seconds.size(), scenes); ++i)
      if (e.seconds[i] >= 1)
        text = scenario::with_field(text, {Sort::scene, i, {}}, "speaking", number(rounded(e.seconds[i], 1)));
    return text;
  }
  std::string operator()(const MendCell& e) const {
    const auto& tables = scenario().tables;
    if (e.table >= tables.size())
      throw Error(told("the document has no table of flights {}; it has {}",
                       "文档中没有第{}个航班表格；共有{}个", e.table + 1, tables.size()));
    const TomlPath mends = Entry{Sort::table, e.table}.path() / "mend";
    const auto* known = outline_.find(mends);
    const std::size_t count = known ? known->children.size() : 0;
    return scenario::with_element(
        text_, mends / count,
        fmt::format("{{ row = {}, column = {}, value = {} }}", e.row,
                    number_in<int>(e.column) ? e.column : scenario::toml_string(e.column),
                    scenario::toml_string(e.value)));
  }
  std::string operator()(const TablesToFlights&) const {
    if (scenario::entry_count(outline_, Sort::table) == 0)
      throw Error({"the document has no table of flights", "文档中没有航班表格"});
    // The scenario's writer writes the rows, which replace the tables.
    const std::string written = scenario::to_toml(scenario(), folder());
    const TomlOutline all(written);
    std::string text = scenario::without(text_, list_of(Sort::table));
    if (const std::size_t missing = scenario::rows_left_out(scenario()); missing > 0)
      text = scenario::with_field(text, {}, "left_out", std::to_string(missing));
    if (const auto orders = scenario::guessed_dates(scenario()); !orders.empty())
      text = scenario::with_field(text, {}, "guessed_dates", scenario::toml_day_orders(orders));
    for (const Sort sort : {Sort::source, Sort::flight})
      for (std::size_t i = scenario::entry_count(outline_, sort); i < scenario::entry_count(all, sort); ++i) {
        scenario::TomlFields fields;
        std::string tables;  // under headers of their own: [[flight.group]]
        for (const scenario::TomlNode& node : all.find(Entry{sort, i}.path())->children) {
          if (node.form != scenario::TomlNode::Form::headed_list) {
            fields.emplace_back(node.key,
                                written.substr(node.value.begin, node.value.end - node.value.begin));
            continue;
          }
          for (const scenario::TomlNode& table : node.children)
            for (const std::size_t section : table.sections) {
              const auto& [begin, body, items_end, end] = all.sections[section];
              tables += written.substr(begin, items_end - begin);
            }
        }
        append(text, sort, fields);
        text += tables;
      }
    return text;
  }
  std::string operator()(const TakeRecords& e) const {
    if (e.matches.empty()) throw Error({"no track is to be taken", "没有要采用的航迹"});
    const auto last = std::ranges::max(e.matches, {}, &scenario::Match::flight).flight;
    if (last >= scenario().flights.size()) throw Error({"there is no such flight", "没有该航班"});
    return with_changes(with_flights(last), scenario(),
                        scenario::with_records(scenario(), *e.records, e.matches), {}, folder());
  }
  std::string operator()(const TakeReport& e) const {
    const timeline::Accepted& accepted = e.accepted;
    if (accepted.empty()) throw Error({"nothing of the report is to be taken", "没有要采用的更改"});
    std::size_t last = 0;
    for (const std::size_t leg : accepted.gone) last = std::max(last, leg);
    for (const timeline::Counterparts& c : accepted.changed) last = std::max(last, c.before);
    const bool changes = !accepted.gone.empty() || !accepted.changed.empty();
    if (changes && last >= scenario().flights.size()) throw Error({"there is no such flight", "没有该航班"});
    return with_changes(changes ? with_flights(last) : text_, scenario(),
                        with_report(*document_.timeline, *e.report, accepted, e.name), accepted.gone,
                        folder());
  }
  std::string operator()(const SetText& e) const { return e.text; }

 private:
  // Returns the fields with files named from the document's folder, however they were typed.
  scenario::TypedFields from_here(Sort sort, scenario::TypedFields typed) const {
    for (auto& [key, value] : typed) {
      const scenario::EntryField* const row =
          scenario::find_field(scenario::entry_sort(sort), scenario::row_key(key));
      if (row == nullptr || row->type != scenario::FieldType::file) continue;
      if (document_.file.empty() && std::filesystem::path(value).is_absolute())
        throw Error(told("files are named from the document's folder: save the document first, then '{}'",
                         "文件名从文档所在文件夹算起：请先保存文档，再填写“{}”", value));
      value = name_inside(folder(), value);
    }
    return typed;
  }
  // Returns the fields as the file says them: times with their days, files from the document's folder.
  scenario::TypedFields in_full(const Entry& entry, bool fresh, scenario::TypedFields typed) const {
    return from_here(entry.sort,
                     with_times_in_full(outline_, text_, scenario(), entry, fresh, std::move(typed)));
  }
  std::filesystem::path folder() const { return std::filesystem::path(document_.file).parent_path(); }
  // Returns the text in which a flight, and so all before it, stands in the file itself.
  std::string with_flights(std::size_t flight) const {
    return flight < scenario::entry_count(outline_, Sort::flight) ? text_ : (*this)(TablesToFlights{});
  }
  const Scenario& scenario() const { return *document_.timeline->scenario; }

  void must_exist(const Entry& entry) const {
    if (outline_.find(entry.path())) return;
    if (entry.sort == Sort::kind)
      throw Error(told("there is no kind of people '{}'", "没有人员类别“{}”", entry.id));
    if (entry.sort == Sort::flight && entry.index < scenario().flights.size())
      throw Error(told("flight '{}' comes from a table: turn the tables into flights first",
                       "航班“{}”来自表格：请先将表格转为航班", scenario().flights[entry.index].id));
    if (entry.sort == Sort::place && entry.index < scenario().places.size())
      throw Error(told("{} is an airport named by its code; add a place of its own to change what it says",
                       "{} 是以代码引用的机场；要更改其内容，请另加一个地点",
                       scenario().places[entry.index].id));
    throw Error(told("there is no {} {}; there are {}", "没有第{1}个{0}；共有{2}个",
                     scenario::word_for(entry.sort), entry.index + 1,
                     scenario::entry_count(outline_, entry.sort)));
  }

  // Returns the text without the keys whose place a key takes; those that are typed with it stay, and what is
  // wrong with them is said.
  static std::string without_others(std::string text, const Entry& entry, const std::string& key,
                                    const scenario::TypedFields& typed) {
    const scenario::EntrySort& sort = scenario::entry_sort(entry.sort);
    const scenario::EntryField* field = scenario::find_field(sort, key);
    if (field == nullptr || field->one_of.empty()) return text;
    for (const scenario::EntryField& other : sort.fields)
      if (other.one_of == field->one_of &&
          std::ranges::none_of(typed, [&](const auto& one) { return one.first == other.key; }))
        text = scenario::without(text, entry.path() / std::string(other.key));
    return text;
  }
  // Returns the last section of an entry, those of its sub-tables included.
  static std::size_t last_section(const scenario::TomlNode& node) {
    std::size_t last = node.sections.empty() ? 0 : node.sections.back();
    for (const scenario::TomlNode& child : node.children) last = std::max(last, last_section(child));
    return last;
  }
  // Returns "camp-2", or the next that no entry of the sort has.
  std::string free_id(const std::string& id, Sort sort) const {
    const auto taken = [&](const std::string& name) {
      for (std::size_t i = 0; i < scenario::entry_count(outline_, sort); ++i)
        if (scenario::field_text(outline_, text_, {sort, i, {}}, "id") == name) return true;
      return false;
    };
    for (int i = 2;; ++i)
      if (std::string name = fmt::format("{}-{}", id, i); !taken(name)) return name;
  }

  const std::string& id_of_flight(std::size_t index) const { return scenario().flights[index].id; }
  TomlPath flight(std::size_t index) const {
    must_exist({Sort::flight, index});
    return {"flight", index};
  }
  TomlPath waypoint(std::size_t index, std::size_t waypoint) const {
    TomlPath path = flight(index) / "via" / waypoint;
    if (waypoint >= scenario().flights[index].via.size())
      throw Error(told("flight '{}' has no waypoint {}", "航班“{}”没有第{}个途经点", id_of_flight(index),
                       waypoint + 1));
    return path;
  }

  std::string with_time(const std::string& text, std::size_t index, const char* key,
                        const std::optional<scenario::Time>& told, std::size_t place, Instant t) const {
    const Entry entry{Sort::flight, index};
    const std::string zone = told ? told->zone.text() : scenario().places[place].zone;
    std::string typed = iso8601(t, zone);
    const std::string local = typed.substr(0, 19);
    const auto before = scenario::field_text(outline_, text_, entry, key);
    const bool with_offset =
        before && before->size() > 10 && before->find_first_of("+-Zz", 11) != before->npos;
    const auto clock = parse_local_time(local);
    if (!with_offset && clock && resolve_local(*clock, zone).kind == LocalResolution::unique) typed = local;
    const std::string moved = scenario::with_field(text, entry, key, typed);
    return told ? moved : scenario::with_field(moved, entry, std::string(key) + ".sure", "estimated");
  }

  static TomlPath list_of(Sort sort) { return {std::string(scenario::entry_sort(sort).list)}; }
  static void append(std::string& text, Sort sort, const scenario::TomlFields& fields) {
    if (!text.empty()) text += text.ends_with('\n') ? "\n" : "\n\n";
    text += scenario::header_of(sort) + "\n";
    for (const auto& [key, value] : fields) text += fmt::format("{} = {}\n", scenario::toml_key(key), value);
  }

  const Document& document_;
  const Sight& sight_;
  const Shown& shown_;
  std::string text_;
  TomlOutline outline_;
};

// Returns whether an edit is one of how a table is read, and not of its flights.
bool is_of_table(const Edit& edit) {
  const auto* const fields = std::get_if<EditFields>(&edit);
  return std::holds_alternative<MendCell>(edit) ||
         (fields &&
          std::ranges::all_of(fields->entries, [](const Entry& entry) { return entry.sort == Sort::table; }));
}

// Returns a scenario that reads the table that the document is.
std::string reading(const Document& document) {
  if (data::is_database(document.file))
    throw Error(
        {"a cell of a database cannot be mended here: correct it there, or open a scenario that reads it "
         "as a table ([[table]])",
         "数据库的单元格不能在此更正：请在数据库中修改，或打开将其作为表格（[[table]]）读取的方案"});
  const Scenario& s = *document.timeline->scenario;  // its zone is that of its flights
  const auto& order = document.reading.dates;
  return fmt::format("title = {}\n{}\n[[table]]\nfile = {}\n{}", scenario::toml_text(s.title),
                     s.zone == Scenario{}.zone ? "" : "zone = " + scenario::toml_string(s.zone) + "\n",
                     scenario::toml_string(name_of(document)),
                     order ? fmt::format("dates = \"{}\"\n", scenario::name_of(*order)) : "");
}

}  // namespace

EditFields edit_of(Entry entry, std::string key, std::string typed) {
  return {{std::move(entry)}, {{std::move(key), std::move(typed)}}};
}

std::string edited(const Document& document, const Edit& edit, const Sight& sight, const Shown& shown) {
  const bool alone = !document.text && !document.timeline->scenario->tables.empty();
  return std::visit(
      Editor(document, sight, shown, alone && is_of_table(edit) ? reading(document) : *text_of(document)),
      edit);
}

}  // namespace homebound::session
