#include "scenario/tables/fate.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/ascii.h"
#include "base/trim.h"
#include "data/register/fold.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {
namespace {

using Words = std::span<const std::string_view>;

// Beginnings of words and phrases. Chinese ones count anywhere, since nothing parts their words.
constexpr std::string_view of_cancelling[] = {
    "cancel", "cnl", "cnx", "cxl", "canx", "cncl", "cxx", "annul", "storn", "gestrichen", "ausgefallen",
    "suprim", "отмен", "postpon", "suspend", "scrub", "abort", "withdrawn", "called off", "no go", "grounded",
    "deferred", "not operat", "non operat", "not flown", "not fly", "not flew", "never flew", "never flown",
    "never operat", "not depart", "never depart", "not take off", "not take place", "not taken place",
    "not execut", "not perform", "not happen", "取消", "停飞", "停航", "停运", "未执行", "未执飞", "未成行",
    "未起飞", "未飞", "未运行", "没飞", "没有执行", "不执行", "不飞", "延期", "推迟", "改期", "暂停", "中止",
    "作废", "撤销", "缓飞", "免飞", "叫停", "未实施",
    // In other languages, as folded() writes them.
    "iptal", "ertelen", "anulad", "supprim", "deprogramm", "aplazad", "pospuest", "adiad", "suspens",
    "soppress", "sospes", "rinviat", "abgesagt", "entfallt", "entfallen", "verschoben", "geannul",
    "vervallen", "afgelast", "aflyst", "innstilt", "installd", "installt", "kanseller", "peruttu", "peruutet",
    "odwolan", "anulowan", "zrusen", "torolve", "otkazan", "tuhistat", "atcelt", "atsaukt", "batal",
    "dibatal", "imefutwa", "imeahirishwa", "huy bo", "da huy", "bi huy", "скасован", "перенес", "ακυρω",
    "ματαιω", "ملغ", "الغ", "إلغ", "ألغ", "لغو", "مؤجل", "تأجيل", "בוטל", "欠航", "運休", "キャンセル",
    "결항", "취소", "ยกเลิก", "रद्द", "停飛", "停航", "延後", "未執行"};
constexpr std::string_view of_taking_back[] = {
    "not cancel", "un cancel", "uncancel",  "reinstat",  "未取消",         "没有取消", "恢复",
    "no cancel",  "non annul", "pas annul", "nicht ann", "nicht gestrich", "не отмен"};
constexpr std::string_view of_diverting[] = {"divert",  "air return", "turned back", "turn back",
                                             "备降",    "返航",       "返场",        "desviad",
                                             "deroute", "umgeleitet", "改降"};
constexpr std::string_view of_planning[] = {
    "schedul", "planned", "expected", "计划", "预计", "待飞", "待执行", "待起飞", "拟于",
    // In other languages, as folded() writes them.
    "planland", "programad", "planificad", "prevu", "programm", "previst", "geplant", "vorgesehen",
    "erwartet", "по расписан", "заплан", "ожида", "مجدول", "dijadwal", "du kien", "予定", "예정"};
constexpr std::string_view of_boarding[] = {"boarding",  "final call", "last call", "gate",
                                            "check in",  "值机",       "登机",      "embarque",
                                            "embarcand", "embarquem",  "einsteigen"};
constexpr std::string_view of_being_in_the_air[] = {
    "airborne", "en route", "enroute",  "in flight", "in air",   "in the air", "active",
    "在途",     "飞行中",   "yolda",    "havada",    "en vuelo", "em voo",     "en vol",
    "in volo",  "im flug",  "в полете", "飛行中",    "비행 중",  "dang bay"};
constexpr std::string_view of_landing[] = {
    "landed", "arrived", "complet", "done", "flown", "flew", "operated", "executed", "finished", "已执行",
    "执行完", "已飞", "完成", "到达", "抵达", "落地", "降落",
    // In other languages, as folded() writes them.
    "tamamland", "gerceklest", "varis yap", "inis yap", "terminad", "finaliz", "realizad", "aterriz",
    "aterris", "termine", "effectu", "atterri", "atterrat", "durchgefuhrt", "abgeschlossen", "gelandet",
    "angekommen", "выполнен", "завершен", "прибыл", "приземл", "виконан", "прибув", "مكتمل", "وصل", "selesai",
    "mendarat", "hoan thanh", "da ha canh", "到着", "抵達", "도착"};
// Words of flights that took place, or will, and do not say how far they are.
constexpr std::string_view of_flying[] = {
    "operating", "arriv", "depart", "on time", "ontime", "ok", "okay", "normal", "delay", "late", "early",
    "estimated", "confirm", "taxi", "taken off", "took off", "takeoff", "take off", "ready", "success",
    "execut", "finish", "open", "closed", "approach", "正常", "执行", "执飞", "起飞", "延误", "晚点", "准点",
    "正点", "提前", "出发", "前往", "成功", "确认",
    // In other languages, as folded() writes them.
    "kalkti", "kalkis yap", "zamaninda", "gecik", "rotar", "despeg", "decol", "a tiempo", "en hora", "retras",
    "atras", "confirmad", "decoll", "a l heure", "retard", "in orario", "ritardo", "confermat", "gestartet",
    "abgeflogen", "punktlich", "verspat", "bestatigt", "вылетел", "задерж", "подтвержд", "غادر", "في الموعد",
    "متاخر", "berangkat", "terbang", "tepat waktu", "terlambat", "da cat canh", "dung gio", "tre gio", "出発",
    "定刻", "遅延", "出發", "準點", "準時", "延誤", "출발", "지연", "정시"};
// Before a word of diverting, they take it back or leave it open.
constexpr std::string_view of_no_diverting[] = {
    "not",  "no",  "never", "without", "may",   "might", "could", "can",  "if", "nicht",  "keine",
    "ohne", "pas", "sin",   "non",     "ready", "未",    "无",    "没有", "不", "必要时", "可能"};
constexpr std::string_view of_yes[] = {"yes", "y", "true", "t", "是", "有", "√", "✓", "✔"};
constexpr std::string_view of_no[] = {"no", "n", "false", "f", "none", "否", "未", "无", "✗", "✘", "×"};

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Returns a text in small letters without accents, with spaces for marks: "Not-Operated!" becomes "not
// operated".
std::string words_of(std::string_view cell) {
  std::string text;
  for (const char c : data::folded(cell)) {
    const bool keeps =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (keeps)
      text += c;
    else if (!text.empty() && text.back() != ' ' && c != '\'')
      text += ' ';
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

// Returns where one of the words stands in a text; npos if none does.
std::size_t place_of(Words words, const std::string& text) {
  std::size_t first = std::string::npos;
  for (const std::string_view word : words)
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
      if (!is_plain_ascii(word) || at == 0 || text[at - 1] == ' ') {
        first = std::min(first, at);
        break;
      }
  return first;
}
bool says(Words words, const std::string& text) { return place_of(words, text) != std::string::npos; }
// Tells whether a text begins with one of the words; one that is not of Latin letters may stand anywhere.
bool begins_with(Words words, const std::string& text) {
  const std::size_t at = place_of(words, text);
  return at == 0 || (at != std::string::npos && !is_plain_ascii(text));
}
bool is_one_of(Words words, std::string_view text) { return std::ranges::find(words, text) != words.end(); }

}  // namespace

Asked asked_by(std::string_view title) {
  const std::string text = words_of(title);
  const auto holds = [&](std::string_view word) { return text.find(word) != text.npos; };
  if (holds("cancel") || holds("取消")) return Asked::cancelled;
  if (holds("divert") || holds("备降")) return Asked::diverted;
  constexpr std::string_view of_whether[] = {"operated", "flown",    "executed",
                                             "是否执行", "是否执飞", "是否成行"};
  return is_one_of(of_whether, text) ? Asked::flown : Asked::status;
}

std::optional<FlightStatus> fate_in(std::string_view cell, Asked asked) {
  const auto number = decimal_number(cell);
  const std::string small = lower(cell), text = words_of(cell);
  const bool yes = number ? *number != 0 : is_one_of(of_yes, small),
             no = number ? *number == 0 : is_one_of(of_no, small);
  if (yes || no) switch (asked) {
      case Asked::cancelled:
        return yes ? FlightStatus::cancelled : FlightStatus::unsaid;
      case Asked::diverted:
        return yes ? FlightStatus::diverted : FlightStatus::unsaid;
      case Asked::flown:
        return yes ? FlightStatus::unsaid : FlightStatus::cancelled;
      case Asked::status:
        return std::nullopt;
    }
  if (says(of_taking_back, text)) return FlightStatus::unsaid;
  if (says(of_cancelling, text)) return FlightStatus::cancelled;
  if (says(of_diverting, text)) return FlightStatus::diverted;
  for (const auto& [words, status] : {std::pair(Words(of_planning), FlightStatus::scheduled),
                                      {Words(of_boarding), FlightStatus::boarding},
                                      {Words(of_being_in_the_air), FlightStatus::in_the_air},
                                      {Words(of_landing), FlightStatus::landed},
                                      {Words(of_flying), FlightStatus::unsaid}})
    if (begins_with(words, text)) return status;
  // A reason or its code stands where a flight was cancelled: "B", "weather".
  if (asked == Asked::cancelled) return FlightStatus::cancelled;
  if (asked == Asked::diverted) return FlightStatus::diverted;
  return text == "x" && asked == Asked::status ? std::optional(FlightStatus::cancelled) : std::nullopt;
}

std::optional<FlightStatus> fate_alone(std::string_view cell) {
  // Numbers and times fill most cells, and no word begins with a digit.
  if (!cell.empty() && cell[0] >= '0' && cell[0] <= '9') return std::nullopt;
  if (says(of_taking_back, words_of(cell))) return std::nullopt;
  std::size_t end = cell.size();  // of what stands before a reason
  for (const std::string_view mark :
       {" -", ":", ";", ",", ".", "(", "/", "–", "—", "（", "，", "：", "；", "。"})
    end = std::min(end, cell.find(mark));
  std::string text = words_of(cell.substr(0, end));
  for (const std::string_view before : {"the ", "flight ", "was ", "is ", "has been ", "航班", "已"})
    if (text.starts_with(before)) text.erase(0, before.size());
  constexpr std::size_t few = 15, more = 30;  // bytes of five and of ten characters
  const bool because = text.starts_with("因") || text.starts_with("由于");
  for (const auto& [words, fate] : {std::pair(Words(of_cancelling), FlightStatus::cancelled),
                                    std::pair(Words(of_diverting), FlightStatus::diverted)})
    for (const std::string_view word : words) {
      if (!is_plain_ascii(word)) {
        if (because ? text.size() <= more && text.ends_with(word)
                    : text.size() <= few && text.starts_with(word))
          return fate;
      } else if (text.starts_with(word)) {
        const std::string rest = text.substr(std::min(text.find(' ', word.size()), text.size()));
        const auto begins = [&](std::string_view reason) { return rest.starts_with(reason); };
        if (rest.empty() || begins(" due") || begins(" because") || begins(" owing") || begins(" by "))
          return fate;
      }
    }
  return std::nullopt;
}

std::optional<std::string> diverted_to(std::string_view cell) {
  const std::string text = words_of(cell);
  const std::size_t at = place_of(of_diverting, text);
  if (at == std::string::npos) return std::nullopt;
  std::string_view before = std::string_view(text).substr(0, at);
  while (before.ends_with(' ')) before.remove_suffix(1);
  for (const std::string_view word : of_no_diverting)
    if (before.ends_with(word) && (!is_plain_ascii(word) || before.size() == word.size() ||
                                   before[before.size() - word.size() - 1] == ' '))
      return std::nullopt;
  // The place stands behind "to", as it is written; folding makes no text longer.
  const std::string small = lower(cell);
  std::size_t from = std::string::npos;
  for (const std::string_view word : {" to ", " nach ", " vers ", " a ", " para ", "备降至", "备降在", "备降",
                                      "改降至", "改降", "返航至"}) {
    const std::size_t found = small.find(word, is_plain_ascii(word) ? at : 0);
    const bool because = found != small.npos && std::string_view(small).substr(0, found).ends_with("due");
    if (found != small.npos && !because && from == std::string::npos) from = found + word.size();
  }
  if (from == std::string::npos) return std::string();
  std::size_t end = cell.size();
  for (const std::string_view mark :
       {",", ";", ".", "(", " due", " because", " for ", " at ", " -", "，", "；", "。", "（"})
    end = std::min(end, cell.find(mark, from));
  return std::string(trimmed(cell.substr(from, end - from)));
}

bool says_nobody_knows(std::string_view cell) {
  constexpr std::string_view words[] = {"unknown", "?", "未知", "不详"};
  return is_one_of(words, lower(cell));
}

bool names_another_time(std::string_view cell) {
  constexpr std::string_view of_moving[] = {"delay",   "late",    "moved", "new time", "new date",
                                            "retimed", "postpon", "推迟",  "延误",     "延迟",
                                            "改至",    "改到",    "调整"};
  if (!says(of_moving, words_of(cell))) return false;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const bool begins = at == 0 || cell[at - 1] == ' ' || static_cast<unsigned char>(cell[at - 1]) >= 0x80;
    if (!begins || cell[at] == ' ') continue;
    const std::string_view rest = cell.substr(at);
    if (const auto time = cell_time(rest); time && (time->has_date() || rest.find(':') != rest.npos))
      return true;
  }
  return false;
}

bool mentions_cancelling(std::string_view cell) {
  const std::string text = words_of(cell);
  return says(of_cancelling, text) && !says(of_taking_back, text);
}

}  // namespace homebound::scenario
