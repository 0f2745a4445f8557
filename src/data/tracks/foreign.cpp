#include "data/tracks/foreign.h"

#include "base/ascii.h"
#include "base/trim.h"
#include "data/text/unpack.h"
#include "data/tracks/formats.h"
#include "data/tracks/track_parts.h"

namespace homebound::data {
namespace {

using namespace std::string_view_literals;

const Text by_gpsbabel{"convert it to GPX, for example with gpsbabel", "请转为 GPX，例如用 gpsbabel"};
const Text export_gpx{"export GPX or KML from the program that made it", "请用生成它的程序导出 GPX 或 KML"};
const Text unpack_first{"unpack it and open a file of it", "请先解压，再打开其中的文件"};
const Text save_table{"save the table in it as .csv or .xlsx", "请将其中的表格另存为 .csv 或 .xlsx"};
const Text open_shp{"a layer takes the .shp file, with the other parts beside it",
                    "图层须用 .shp 文件，其余部分放在同一文件夹"};

bool starts(const Sample& s, std::string_view magic, std::size_t at = 0) {
  return s.bytes.size() >= at + magic.size() && std::string_view(s.bytes).substr(at, magic.size()) == magic;
}
bool has(const Sample& s, std::string_view part) { return s.text.find(part) != s.text.npos; }
std::string_view first_line(const Sample& s) {
  return trimmed(std::string_view(s.text).substr(0, s.text.find('\n')));
}
bool zip_with(const Sample& s, std::string_view part) {
  return is_zip(s.bytes) && s.bytes.find(part) != s.bytes.npos;
}

bool is_fit(const Sample& s) { return starts(s, ".FIT", 8); }
bool is_fdr(const Sample& s) {
  // "A" or "I" for the kind of line ends, the version, then lines such as "COMM,", "ACFT,", "DATA,".
  const std::string line(first_line(s));
  if (line != "A" && line != "I") return false;
  return has(s, "\nDATA,") || has(s, "\nACFT,") || has(s, "\nCOMM,");
}
bool is_cup(const Sample& s) {
  const std::string line = lower(first_line(s));
  return line.starts_with("name,code,country,lat,lon,elev") ||
         line.starts_with(R"("name","code","country")") ||
         line.starts_with("title,code,country,latitude,longitude");
}
bool is_ozi(const Sample& s) { return s.text.starts_with("OziExplorer"); }
bool is_takeout(const Sample& s) {
  return s.json.any({"latitudeE7", "longitudeE7"}) || s.json.any({"semanticSegments"}) ||
         s.json.any({"timelineObjects"}) || s.json.any({"timelinePath"});
}
bool is_dji(const Sample& s) { return starts(s, "BUILD", 16) || starts(s, "DJI_LOG"); }
bool is_binary_text(const Sample& s) {
  return s.text.empty() && s.first != '\0' && (s.ending == ".txt" || s.ending == ".log");
}
bool is_ardupilot(const Sample& s) { return starts(s, "\xA3\x95\x80"); }
bool is_ulog(const Sample& s) { return starts(s, "ULog\x01\x12\x35"); }
bool is_mavlink(const Sample& s) { return s.ending == ".tlog"; }
bool is_shp(const Sample& s) { return starts(s, "\0\0\x27\x0A"sv); }
bool is_shapefile_part(const Sample& s) {
  return s.ending == ".dbf" || s.ending == ".prj" || s.ending == ".cpg" || s.ending == ".sbn" ||
         s.ending == ".qix";
}
bool is_pdf(const Sample& s) { return starts(s, "%PDF"); }
bool is_png(const Sample& s) { return starts(s, "\x89PNG"); }
bool is_jpeg(const Sample& s) { return starts(s, "\xFF\xD8\xFF"); }
bool is_other_image(const Sample& s) {
  return starts(s, "GIF8") || starts(s, "BM") || (starts(s, "RIFF") && starts(s, "WEBP", 8)) ||
         starts(s, "ftypheic", 4) || starts(s, "ftypavif", 4) || starts(s, "8BPS");
}
bool is_tiff(const Sample& s) { return starts(s, "II*\0"sv) || starts(s, "MM\0*"sv) || starts(s, "II+\0"sv); }
bool is_svg(const Sample& s) { return s.root == "svg"; }
bool is_docx(const Sample& s) { return zip_with(s, "word/document.xml") || zip_with(s, "opendocument.text"); }
bool is_pptx(const Sample& s) { return zip_with(s, "ppt/") || zip_with(s, "opendocument.presentation"); }
bool is_old_office(const Sample& s) { return starts(s, "\xD0\xCF\x11\xE0") && s.ending != ".xls"; }
bool is_workbook(const Sample& s) {
  return zip_with(s, "xl/workbook") || zip_with(s, "opendocument.spreadsheet") ||
         (is_zip(s.bytes) && (s.ending == ".xlsx" || s.ending == ".ods"));
}
bool is_other_zip(const Sample& s) { return is_zip(s.bytes) && !is_workbook(s); }
bool is_archive(const Sample& s) {
  return starts(s, "7z\xBC\xAF") || starts(s, "Rar!") || starts(s, "BZh") || starts(s, "\xFD\x37zXZ") ||
         starts(s, "\x28\xB5\x2F\xFD") || starts(s, "ustar", 257);
}
bool is_sqlite(const Sample& s) { return starts(s, "SQLite format 3") && s.ending != ".gpkg"; }
bool is_parquet(const Sample& s) { return starts(s, "PAR1") || starts(s, "Obj\x01") || starts(s, "ARROW1"); }
bool is_netcdf(const Sample& s) {
  return starts(s, "CDF\x01") || starts(s, "CDF\x02") || starts(s, "\x89HDF");
}
bool is_grib(const Sample& s) { return starts(s, "GRIB"); }
bool is_video(const Sample& s) {
  return starts(s, "ftyp", 4) || starts(s, "\x1A\x45\xDF\xA3") || (starts(s, "RIFF") && starts(s, "AVI ", 8));
}
bool is_beast(const Sample& s) {
  return starts(s, "\x1A\x31") || starts(s, "\x1A\x32") || starts(s, "\x1A\x33");
}
// Messages of u-blox (UBX) and of SiRF begin with these.
bool is_receiver(const Sample& s) { return starts(s, "\xB5\x62") || starts(s, "\xA0\xA2"); }
// A message of Mode S has 56 or 112 bits. Some programs write the time before it.
bool is_mode_s(std::string_view text) {
  return (text.size() == 14 || text.size() == 28) &&
         text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
}
bool is_avr(const Sample& s) {
  const auto line = first_line(s);
  if (const auto comma = line.find(','); comma != line.npos) {
    const auto time = line.substr(0, comma), rest = line.substr(comma + 1);
    return !time.empty() && time.find_first_not_of("0123456789.") == time.npos &&
           is_mode_s(trimmed(rest.substr(0, rest.find(','))));
  }
  if (line.size() < 16 || line.size() > 60 || !line.ends_with(';') ||
      (line[0] != '*' && line[0] != '@' && line[0] != ':'))
    return false;
  return line.substr(1, line.size() - 2).find_first_not_of("0123456789abcdefABCDEF") == line.npos;
}
// A message of UAT as dump978 writes it: "-" or "+" of the down- or uplink, hexadecimal digits and ";".
bool is_uat(const Sample& s) {
  const auto line = first_line(s);
  const auto end = line.find(';');
  return end != line.npos && end > 30 && (line[0] == '-' || line[0] == '+') &&
         line.substr(1, end - 1).find_first_not_of("0123456789abcdefABCDEF") == line.npos;
}
bool is_radarbox(const Sample& s) { return s.ending == ".rbl"; }
bool is_ais(const Sample& s) { return s.text.starts_with("!AIVDM") || has(s, "\n!AIVDM"); }
bool is_mapsource(const Sample& s) { return starts(s, "MsRcf") || starts(s, "MsRcd"); }
bool is_czml(const Sample& s) {
  return s.json.has("[].id") && (s.json.has("[].clock") || s.json.has("[].version")) &&
         s.json.has("[].position.cartographicDegrees");
}
bool is_topojson(const Sample& s) { return s.json.types.count("Topology") > 0; }
bool is_html(const Sample& s) {
  const std::string start = lower(std::string_view(s.text).substr(0, 300));
  return lower(s.root) == "html" || start.find("<!doctype html") != start.npos;
}
bool is_osm(const Sample& s) { return s.root == "osm"; }
bool is_gml(const Sample& s) { return s.root == "FeatureCollection" || has(s, "http://www.opengis.net/gml"); }
bool is_other_xml(const Sample& s) { return !s.root.empty() && s.text.find("<?xml") < 100; }
bool is_calendar(const Sample& s) { return s.text.starts_with("BEGIN:VCALENDAR"); }
bool is_rtf(const Sample& s) { return starts(s, "{\\rtf"); }
bool is_mail(const Sample& s) {
  return s.text.starts_with("Return-Path:") || s.text.starts_with("Received: from");
}
bool is_program(const Sample& s) {
  return starts(s,
                "\x7F"
                "ELF") ||
         starts(s, "MZ\x90");
}

Format unread(std::string_view id, Text name, std::string_view endings, bool (*is)(const Sample&),
              Text advice = {}) {
  return {id, std::move(name), endings, Holds::nothing, is, nullptr, std::move(advice)};
}

}  // namespace

void add_foreign(std::vector<Format>& list) {
  const auto add = [&](auto&&... parts) { list.push_back(unread(std::forward<decltype(parts)>(parts)...)); };
  add("fit", Text{"a Garmin FIT file", "佳明 FIT 文件"}, ".fit", is_fit, by_gpsbabel);
  add("gdb", Text{"a Garmin MapSource file", "佳明 MapSource 文件"}, ".gdb .mps", is_mapsource, by_gpsbabel);
  add("ozi", Text{"an OziExplorer file", "OziExplorer 文件"}, ".plt .wpt .rte", is_ozi, by_gpsbabel);
  add("fdr", Text{"an X-Plane flight data recording (FDR)", "X-Plane 飞行数据记录（FDR）"}, ".fdr", is_fdr,
      Text{"save its times, longitudes and latitudes as CSV", "请将其时间、经度、纬度另存为 CSV"});
  add("cup", Text{"a SeeYou waypoint file (CUP)", "SeeYou 航点文件（CUP）"}, ".cup", is_cup,
      Text{"it holds places and tasks, not flights", "其中为地点与任务，而非航班"});
  add("takeout", Text{"a location history of Google Takeout", "Google Takeout 位置记录"}, ".json", is_takeout,
      by_gpsbabel);
  add("ulog", Text{"a PX4 log (ULog)", "PX4 日志（ULog）"}, ".ulg", is_ulog, export_gpx);
  add("ardupilot", Text{"an ArduPilot log", "ArduPilot 日志"}, ".bin", is_ardupilot, export_gpx);
  add("mavlink", Text{"a MAVLink telemetry log", "MAVLink 遥测日志"}, ".tlog", is_mavlink, export_gpx);
  add("czml", Text{"CZML of Cesium", "Cesium 的 CZML"}, ".czml", is_czml, export_gpx);
  add("beast", Text{"raw Mode S messages (Beast)", "原始 S 模式报文（Beast）"}, ".bin", is_beast,
      Text{"decode them with readsb or dump1090", "请用 readsb 或 dump1090 解码"});
  add("avr", Text{"raw Mode S messages (AVR)", "原始 S 模式报文（AVR）"}, ".raw .txt", is_avr,
      Text{"decode them with readsb or dump1090", "请用 readsb 或 dump1090 解码"});
  add("uat", Text{"raw UAT messages (dump978)", "原始 UAT 报文（dump978）"}, ".txt .log", is_uat,
      Text{"decode them with dump978 and readsb", "请用 dump978 与 readsb 解码"});
  add("radarbox", Text{"a RadarBox recording", "RadarBox 记录"}, ".rbl", is_radarbox,
      Text{"export KML or CSV from RadarBox", "请从 RadarBox 导出 KML 或 CSV"});
  const Text to_nmea{"convert them to NMEA or GPX with a program of the receiver's maker",
                     "请用接收机厂商的程序转为 NMEA 或 GPX"};
  add("receiver",
      Text{"binary messages of a GPS receiver (UBX or SiRF)", "GPS 接收机的二进制报文（UBX 或 SiRF）"},
      ".ubx .log", is_receiver, to_nmea);
  add("ais", Text{"AIS messages of ships", "船舶 AIS 报文"}, ".nmea .txt", is_ais);
  add("shp", Text{"a shapefile", "Shapefile"}, ".shp .shx", is_shp, add_as_layer);
  add("shp-part", Text{"a part of a shapefile", "Shapefile 的组成部分"}, ".dbf .prj .cpg", is_shapefile_part,
      open_shp);
  add("topojson", Text{"TopoJSON", "TopoJSON"}, ".json .topojson", is_topojson,
      Text{"convert it to GeoJSON", "请转为 GeoJSON"});
  add("osm", Text{"OpenStreetMap data", "OpenStreetMap 数据"}, ".osm", is_osm,
      Text{"convert it to GeoJSON, for example with ogr2ogr", "请转为 GeoJSON，例如用 ogr2ogr"});
  add("gml", Text{"GML", "GML"}, ".gml", is_gml,
      Text{"convert it to GeoJSON, for example with ogr2ogr", "请转为 GeoJSON，例如用 ogr2ogr"});
  add("sqlite", Text{"an SQLite database", "SQLite 数据库"}, ".sqlite .db", is_sqlite, save_table);
  add("parquet", Text{"a columnar file (Parquet, Avro or Arrow)", "列式文件（Parquet、Avro 或 Arrow）"},
      ".parquet .avro", is_parquet, save_table);
  add("netcdf", Text{"NetCDF or HDF5", "NetCDF 或 HDF5"}, ".nc .h5", is_netcdf);
  add("grib", Text{"GRIB weather data", "GRIB 气象数据"}, ".grib .grb", is_grib);
  add("pdf", Text{"a PDF document", "PDF 文档"}, ".pdf", is_pdf, save_table);
  add("docx", Text{"a text document", "文字处理文档"}, ".docx .odt", is_docx, save_table);
  add("pptx", Text{"a presentation", "演示文稿"}, ".pptx .odp", is_pptx);
  add("ole", Text{"a document of Office before 2007", "2007年以前的 Office 文档"}, ".doc .xls .ppt",
      is_old_office, save_table);
  add("rtf", Text{"a text document (RTF)", "文字处理文档（RTF）"}, ".rtf", is_rtf, save_table);
  add("png", Text{"a picture (PNG)", "图片（PNG）"}, ".png", is_png, add_as_layer);
  add("jpeg", Text{"a picture (JPEG)", "图片（JPEG）"}, ".jpg .jpeg", is_jpeg, add_as_layer);
  add("tiff", Text{"a picture (TIFF)", "图片（TIFF）"}, ".tif .tiff", is_tiff, add_as_layer);
  add("svg", Text{"a picture (SVG)", "图片（SVG）"}, ".svg", is_svg);
  add("image", Text{"a picture", "图片"}, ".gif .bmp .webp .heic", is_other_image);
  add("video", Text{"a film", "影片"}, ".mp4 .mkv .avi", is_video);
  add("html", Text{"a web page (HTML)", "网页（HTML）"}, ".html", is_html, save_table);
  add("ics", Text{"a calendar", "日历"}, ".ics", is_calendar, save_table);
  add("mail", Text{"an e-mail", "电子邮件"}, ".eml", is_mail, save_table);
  add("xml", Text{"an XML document of no kind that is known here", "类型未知的 XML 文档"}, ".xml",
      is_other_xml, export_gpx);
  add("zip", Text{"a zip archive", "zip 压缩包"}, ".zip", is_other_zip, unpack_first);
  add("archive", Text{"an archive", "压缩包"}, ".7z .rar .tar .bz2 .xz .zst", is_archive, unpack_first);
  add("program", Text{"a program", "程序"}, ".exe", is_program);
  const Text from_dji{"convert it to CSV or KML with Airdata or PhantomHelp",
                      "请用 Airdata 或 PhantomHelp 转为 CSV 或 KML"};
  add("dji", Text{"a DJI flight log", "大疆飞行日志"}, ".dat", is_dji, from_dji);
  add("binary",
      Text{"a binary file under the name of a text, as DJI's flight logs and many receivers' are",
           "名为文本的二进制文件，大疆飞行日志与许多接收机的日志即如此"},
      ".txt .log", is_binary_text,
      Text{"convert it to CSV, KML or NMEA: DJI's with Airdata or PhantomHelp, a receiver's with a program "
           "of its maker",
           "请转为 CSV、KML 或 NMEA：大疆日志用 Airdata 或 PhantomHelp，接收机日志用其厂商的程序"});
}

}  // namespace homebound::data
