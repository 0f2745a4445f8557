#include "session/edit/said.h"

#include "session/edit/uses.h"

namespace homebound::session {
namespace {

// Returns "flight 'CGK-PVG'", "scene 3", "the document".
Text named(const scenario::Scenario& s, const Entry& entry) {
  if (entry.sort == Sort::top) return {"the document", "文档"};
  const std::string id = id_of(s, entry);
  return id.empty() ? told("{} {}", "第{1}个{0}", scenario::word_for(entry.sort), entry.index + 1)
                    : told("{} '{}'", "{}“{}”", scenario::word_for(entry.sort), id);
}

class Said {
 public:
  explicit Said(const scenario::Scenario& before) : s_(before) {}

  Text operator()(const EditFields& e) const {
    const Text what = e.typed.size() == 1 ? label_of(e.entries.front().sort, e.typed.front().first)
                                          : told("{} fields", "{}个字段", e.typed.size());
    if (e.entries.size() == 1) return told("{} of {}", "{1}的{0}", what, named(s_, e.entries.front()));
    return told("{} of {} entries", "{1}个条目的{0}", what, e.entries.size());
  }
  Text operator()(const AddEntry& e) const { return told("add a {}", "添加{}", scenario::word_for(e.sort)); }
  Text operator()(const DeleteEntry& e) const { return told("delete {}", "删除{}", named(s_, e.entry)); }
  Text operator()(const DuplicateEntry& e) const {
    return told("duplicate {}", "创建{}的副本", named(s_, e.entry));
  }
  Text operator()(const MoveEntry& e) const {
    return told("move {}", "移动{}", named(s_, {e.sort, e.from, {}}));
  }
  Text operator()(const MovePlace& e) const {
    return told("move {}", "移动{}", named(s_, {Sort::place, e.place, {}}));
  }
  Text operator()(const AddWaypoint& e) const {
    return told("add a waypoint to {}", "为{}添加途经点", flight(e.flight));
  }
  Text operator()(const MoveWaypoint& e) const {
    return told("move a waypoint of {}", "移动{}的途经点", flight(e.flight));
  }
  Text operator()(const DeleteWaypoint& e) const {
    return told("delete a waypoint of {}", "删除{}的途经点", flight(e.flight));
  }
  Text operator()(const MoveBar& e) const { return told("times of {}", "{}的时刻", flight(e.flight)); }
  Text operator()(const TakeView&) const { return {"add a scene of the view", "以画面新建场景"}; }
  Text operator()(const CutScene&) const { return {"cut a scene", "分割场景"}; }
  Text operator()(const TrimScene& e) const {
    return e.begin ? told("beginning of scene {}", "场景{}的开始", e.scene + 1)
                   : told("end of scene {}", "场景{}的结束", e.scene + 1);
  }
  Text operator()(const TakeKeyframe&) const { return {"take a keyframe", "添加关键帧"}; }
  Text operator()(const DraftScenes&) const { return {"draft scenes", "草拟场景"}; }
  Text operator()(const MendCell& e) const { return told("mend row {} of a table", "更正表格第{}行", e.row); }
  Text operator()(const TablesToFlights&) const { return {"turn tables into flights", "将表格转为航班"}; }
  Text operator()(const TakeRecords& e) const {
    return told("take {} recorded track{}", "采用{}条航迹", e.matches.size(),
                e.matches.size() == 1 ? "" : "s");
  }
  Text operator()(const TakeReport& e) const {
    if (e.name.empty()) return told("add {} flights", "添加{}个航班", e.accepted.fresh.size());
    return told("take what {} says", "采用 {} 的内容", e.name);
  }
  Text operator()(const TakeTimes&) const { return {"speaking times of a rehearsal", "排练所得的讲述时间"}; }
  Text operator()(const SetText&) const { return {"replace the document's text", "替换文档全文"}; }

 private:
  Text flight(std::size_t index) const { return named(s_, {Sort::flight, index, {}}); }

  const scenario::Scenario& s_;
};

}  // namespace

Text label_of(Sort sort, const std::string& key) {
  const scenario::EntrySort& rows = scenario::entry_sort(sort);
  const std::string plain = scenario::row_key(key);
  const scenario::EntryField* row = scenario::find_field(rows, plain);
  if (row == nullptr) row = scenario::find_field(rows, plain.substr(0, plain.rfind('.')));
  return row == nullptr ? as_is(key) : Text{row->label.english, row->label.chinese};
}

Text said_of(const Edit& edit, const scenario::Scenario& before) { return std::visit(Said(before), edit); }

}  // namespace homebound::session
