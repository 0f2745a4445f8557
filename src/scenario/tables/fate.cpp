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
constexpr std::string_view of_flying[] = {
    "operated", "operating", "flown", "flew", "complet", "done", "landed", "arriv", "depart", "airborne",
    "en route", "enroute", "in flight", "in air", "in the air", "active", "on time", "ontime", "ok", "okay",
    "normal", "delay", "late", "early", "schedul", "planned", "expected", "estimated", "confirm", "boarding",
    "final call", "last call", "gate", "taxi", "taken off", "took off", "takeoff", "take off", "check in",
    "ready", "success", "execut", "finish", "open", "closed", "approach", "正常", "已执行", "执行", "执飞",
    "已飞", "完成", "到达", "抵达", "落地", "降落", "起飞", "计划", "延误", "晚点", "准点", "正点", "提前",
    "在途", "飞行中", "待飞", "值机", "登机", "出发", "前往", "成功", "确认",
    // In other languages, as folded() writes them.
    "tamamland", "planland", "gerceklest", "kalkti", "kalkis yap", "varis yap", "inis yap", "yolda", "havada",
    "zamaninda", "gecik", "rotar", "terminad", "finaliz", "realizad", "aterriz", "aterris", "despeg", "decol",
    "en vuelo", "em voo", "a tiempo", "en hora", "retras", "atras", "programad", "planificad", "confirmad",
    "termine", "effectu", "atterri", "decoll", "en vol", "a l heure", "retard", "prevu", "programm",
    "atterrat", "in volo", "in orario", "ritardo", "previst", "confermat", "durchgefuhrt", "abgeschlossen",
    "gelandet", "gestartet", "abgeflogen", "angekommen", "punktlich", "verspat", "geplant", "bestatigt",
    "im flug", "выполнен", "завершен", "прибыл", "вылетел", "приземл", "в полете", "по расписан", "задерж",
    "заплан", "подтвержд", "виконан", "прибув", "مكتمل", "وصل", "غادر", "مجدول", "في الموعد", "متاخر",
    "selesai", "mendarat", "berangkat", "terbang", "tepat waktu", "terlambat", "dijadwal", "hoan thanh",
    "da ha canh", "da cat canh", "dung gio", "tre gio", "出発", "到着", "定刻", "遅延", "予定", "出發",
    "抵達", "準點", "準時", "延誤", "降落", "출발", "도착", "지연", "정시", "예정"};
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

std::optional<Fate> fate_in(std::string_view cell, Asked asked) {
  const auto number = decimal_number(cell);
  const std::string small = lower(cell), text = words_of(cell);
  const bool yes = number ? *number != 0 : is_one_of(of_yes, small),
             no = number ? *number == 0 : is_one_of(of_no, small);
  if (yes || no) switch (asked) {
      case Asked::cancelled:
        return yes ? Fate::cancelled : Fate::flown;
      case Asked::diverted:
        return yes ? Fate::diverted : Fate::flown;
      case Asked::flown:
        return yes ? Fate::flown : Fate::cancelled;
      case Asked::status:
        return std::nullopt;
    }
  if (says(of_taking_back, text)) return Fate::flown;
  if (says(of_cancelling, text)) return Fate::cancelled;
  if (says(of_diverting, text)) return Fate::diverted;
  if (place_of(of_flying, text) == 0 || (!is_plain_ascii(text) && says(of_flying, text))) return Fate::flown;
  // A reason or its code stands where a flight was cancelled: "B", "weather".
  if (asked == Asked::cancelled) return Fate::cancelled;
  if (asked == Asked::diverted) return Fate::diverted;
  return text == "x" && asked == Asked::status ? std::optional(Fate::cancelled) : std::nullopt;
}

std::optional<Fate> fate_alone(std::string_view cell) {
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
  for (const auto& [words, fate] :
       {std::pair(Words(of_cancelling), Fate::cancelled), std::pair(Words(of_diverting), Fate::diverted)})
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
