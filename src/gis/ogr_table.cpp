#include <algorithm>
#include <array>
#include <fstream>
#include <mutex>

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/suggest.h"
#include "gis/gdal_file.h"
#include "gis/gis.h"

namespace homebound::gis {
namespace {

constexpr std::uintmax_t largest_sheet = 64'000'000;           // bytes, compressed
constexpr std::uintmax_t largest_unpacked = 400'000'000;       // bytes
constexpr int excel_day_zero = -25569, mac_day_zero = -24107;  // 1899-12-30 and 1904-01-01

// Sets GDAL's options in this thread for as long as the object lives.
class GdalOptions {
 public:
  explicit GdalOptions(std::initializer_list<std::pair<const char*, const char*>> options) {
    for (const auto& [name, value] : options) {
      CPLSetThreadLocalConfigOption(name, value);
      names_.push_back(name);
    }
  }
  ~GdalOptions() {
    for (const char* name : names_) CPLSetThreadLocalConfigOption(name, nullptr);
  }
  GdalOptions(const GdalOptions&) = delete;
  GdalOptions& operator=(const GdalOptions&) = delete;

 private:
  std::vector<const char*> names_;
};

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] { RegisterOGRXLSX(), RegisterOGRODS(); });
}

// Returns a date and time without a zone, as in the file, or with its offset.
std::string date_text(const OGRFeature& feature, int field, OGRFieldType type) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, flag = 0;
  float second = 0;
  feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &flag);
  std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  std::string time = fmt::format("{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second));
  if (type == OFTDate) return date;
  if (type == OFTTime) return time;
  std::string offset;
  if (flag > 1) {  // 100 is UTC; each quarter of an hour eastward adds one
    const int quarters = flag - 100;
    offset = fmt::format("{}{:02}:{:02}", quarters < 0 ? '-' : '+', std::abs(quarters) / 4,
                         std::abs(quarters) % 4 * 15);
  }
  return date + " " + time + offset;
}

std::string cell_text(const OGRFeature& feature, int field, OGRFieldType type) {
  if (!feature.IsFieldSetAndNotNull(field)) return {};
  if (type == OFTDate || type == OFTTime || type == OFTDateTime) return date_text(feature, field, type);
  if (type != OFTStringList) return feature.GetFieldAsString(field);
  std::string all;
  for (char** one = feature.GetFieldAsStringList(field); one && *one; ++one)
    all += (all.empty() ? "" : "; ") + std::string(*one);
  return all;
}

// Tells whether a feature is one of the places that this program writes beside the flights.
bool is_place_of_ours(const OGRFeature& feature) {
  const int kind = feature.GetFieldIndex("feature");
  return kind >= 0 && feature.IsFieldSetAndNotNull(kind) &&
         std::string_view(feature.GetFieldAsString(kind)) == "place";
}

OGRLayer& chosen_layer(GDALDataset& source, Table& table, const TableQuery& query) {
  std::vector<std::string> names;
  OGRLayer *named = nullptr, *first = nullptr, *filled = nullptr;
  for (OGRLayer* layer : source.GetLayers()) {
    names.emplace_back(layer->GetName());
    if (names.back() == query.layer) named = layer;
    if (!first) first = layer;
    if (!filled && layer->GetFeatureCount(TRUE) > 0) filled = layer;
  }
  if (!first) throw Error({"holds no table", "没有表格"});
  if (!query.layer.empty() && !named) {
    const std::vector<std::string_view> known(names.begin(), names.end());
    throw Error(told("has no layer '{}'{} (there are: {})", "没有图层“{}”{}（现有：{}）", query.layer,
                     did_you_mean(query.layer, known), fmt::join(names, ", ")));
  }
  OGRLayer& layer = named ? *named : filled ? *filled : *first;
  if (!named && names.size() > 1)
    table.notes.push_back(
        told("layer '{}' of {}", "图层“{}”，取自 {}", layer.GetName(), fmt::join(names, ", ")));
  return layer;
}

enum class Titles { of_fields, in_rows };

void read_rows(GDALDataset& source, Table& table, const TableQuery& query, Titles titles) {
  const QuietGdal errors;
  OGRLayer& layer = chosen_layer(source, table, query);
  OGRFeatureDefn& definition = *layer.GetLayerDefn();
  const int fields = definition.GetFieldCount();
  std::vector<OGRFieldType> types;
  for (int i = 0; i < fields; ++i) {
    types.push_back(definition.GetFieldDefn(i)->GetType());
    if (titles == Titles::of_fields) table.titles.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
  }
  if (!query.where.empty() && layer.SetAttributeFilter(query.where.c_str()) != OGRERR_NONE)
    throw QueryError(as_is(errors.message()));
  layer.ResetReading();
  int number = 0;
  while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
    ++number;
    if (titles == Titles::of_fields && is_place_of_ours(*feature)) continue;
    // A feature of a sheet has the number of its row.
    table.begin_row(titles == Titles::in_rows ? static_cast<int>(feature->GetFID()) : number);
    bool any = false;
    for (int i = 0; i < fields; ++i) {
      table.add(cell_text(*feature, i, types[static_cast<std::size_t>(i)]));
      any = any || !table.at(table.rows() - 1, static_cast<std::size_t>(i)).empty();
    }
    if (!any) table.drop_row();
  }
  if (errors.failed()) throw Error(told("breaks off: {}", "中断：{}", errors.message()));
}

// A workbook in memory. A workbook is a zip of XML files; it is refused if it would unpack to too much.
class Workbook {
 public:
  explicit Workbook(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    const auto size = in ? static_cast<std::uintmax_t>(std::max<std::streamoff>(in.tellg(), 0)) : 0;
    if (!in) throw Error({"cannot be read", "无法读取"});
    if (size > largest_sheet)
      throw Error(told("is larger than {} MB, the most for a spreadsheet", "大于{} MB，超出电子表格的上限",
                       largest_sheet / 1'000'000));
    bytes_.resize(size);
    in.seekg(0).read(bytes_.data(), static_cast<std::streamsize>(size));
    if (!in) throw Error({"cannot be read", "无法读取"});
    if (!bytes_.starts_with("PK"))
      throw Error(told("is not a spreadsheet: {} files are zip archives",
                       "不是电子表格：{} 文件应为 zip 压缩包", file.extension().string()));
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() {
    if (!path_.empty()) VSIUnlink(path_.c_str());
  }

  // GDAL takes some formats of dates with a time ("yyyy-mm-dd h:mm") for dates alone, and others for no
  // dates at all. Without its styles a workbook yields numbers of days, and the column tells which of them
  // are dates.
  void hide_styles() {
    constexpr std::string_view styles = "xl/styles.xml", hidden = "xl/stylez.xml";
    for (std::size_t at = 0; (at = bytes_.find(styles, at)) != bytes_.npos; at += hidden.size())
      bytes_.replace(at, hidden.size(), hidden);
  }

  GDALDatasetUniquePtr open(const char* driver, const std::string& extension) {
    const QuietGdal errors;
    path_ = fmt::format("/vsimem/homebound-{}{}", static_cast<const void*>(this), extension);
    VSIFCloseL(
        VSIFileFromMemBuffer(path_.c_str(), reinterpret_cast<GByte*>(bytes_.data()), bytes_.size(), FALSE));
    check_unpacked_size();
    const char* const drivers[] = {driver, nullptr};
    GDALDatasetUniquePtr dataset(GDALDataset::Open(path_.c_str(), GDAL_OF_VECTOR, drivers, nullptr, nullptr));
    if (!dataset)
      throw Error(told("is an incomplete spreadsheet{}", "不是完整的电子表格{}",
                       errors.failed() ? told(": {}", "：{}", errors.message()) : Text{}));
    return dataset;
  }

  bool counts_from_1904() const {
    const std::string inside = "/vsizip/{" + path_ + "}/xl/workbook.xml";
    GByte* data = nullptr;
    vsi_l_offset size = 0;
    if (!VSIIngestFile(nullptr, inside.c_str(), &data, &size, 10'000'000)) return false;
    const std::string text(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
    VSIFree(data);
    return text.find("date1904=\"1\"") != text.npos || text.find("date1904=\"true\"") != text.npos;
  }

 private:
  void check_unpacked_size() const {
    const std::string root = "/vsizip/{" + path_ + "}";
    char** const files = VSIReadDirRecursive(root.c_str());
    std::uintmax_t unpacked = 0;
    for (char** file = files; file && *file; ++file) {
      VSIStatBufL stat;
      if (VSIStatL((root + "/" + *file).c_str(), &stat) == 0)
        unpacked += static_cast<std::uintmax_t>(stat.st_size);
    }
    CSLDestroy(files);
    if (unpacked > largest_unpacked)
      throw Error(told("unpacks to more than {} MB, the most for a spreadsheet",
                       "解压后大于{} MB，超出电子表格的上限", largest_unpacked / 1'000'000));
  }

  std::string bytes_, path_;
};

}  // namespace

Table read_ogr_table(const std::filesystem::path& file, const TableQuery& query) {
  const QuietGdal quiet;  // so that GDAL prints nothing beside our message
  Table table;
  table.name = file.filename().string();
  const std::string ending = lower(file.extension().string());
  register_drivers();
  const bool xlsx = ending == ".xlsx";
  if (!query.where.empty() && (xlsx || ending == ".ods")) throw no_conditions();
  if (!xlsx && ending != ".ods") {
    const GDALDatasetUniquePtr source = open_user_file(file, GDAL_OF_VECTOR);
    read_rows(*source, table, query, Titles::of_fields);
    return table;
  }
  // Everything is read as text, including titles, which are then found as in a table of text.
  const GdalOptions options{{"OGR_XLSX_HEADERS", "DISABLE"}, {"OGR_ODS_HEADERS", "DISABLE"}};
  Workbook workbook(file);
  if (xlsx) workbook.hide_styles();
  const GDALDatasetUniquePtr source = workbook.open(xlsx ? "XLSX" : "ODS", ending);
  if (xlsx) table.day_zero = workbook.counts_from_1904() ? mac_day_zero : excel_day_zero;
  read_rows(*source, table, query, Titles::in_rows);
  return table;
}

}  // namespace homebound::gis
