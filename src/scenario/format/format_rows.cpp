// The rows of the scenario format. A new key needs a row here, a line in its reader and a line in the
// writer.
#include "scenario/flight_checks.h"
#include "scenario/format/format.h"

namespace homebound::scenario {
namespace rows {

using T = FieldType;
using F = EntryField;

constexpr F row(std::string_view key, T type, Wording label, const char* help, const char* help_in_chinese) {
  return {key, type, label, {help, help_in_chinese}};
}

constexpr double longest_scene = 86400;  // seconds of film
constexpr Wording degrees{"degrees", "度"}, kilometres{"kilometres", "公里"},
    of_film{"seconds of film", "秒（视频）"}, page_units{"page units", "页面单位"}, km_h{"km/h", "公里/小时"};

constexpr F top[] = {
    row("title", T::text, {"Title", "标题"}, "Heads the picture.", "显示在画面顶部的标题。"),
    row("language", T::word, {"Language", "语言"},
        "The language of the picture; with both, names and texts are in English with Chinese below.",
        "画面所用的语言；选 both 时，名称和文字以英文为主，下附中文。")
        .naming(Names::language)
        .usually("en"),
    row("theme", T::word, {"Theme", "主题"},
        "How the picture looks: a theme's name, or a .toml file in the scenario's folder.",
        "画面的样式：主题名称，或方案所在文件夹中的 .toml 文件。")
        .naming(Names::theme)
        .usually("paper"),
    row("projection", T::word, {"Projection", "投影"},
        "The map projection: a preset's name, a PROJ string or a CRS code; without it, one is chosen from "
        "the routes.",
        "地图投影：预设名称、PROJ 字符串或坐标系代码；不填时按航线自动选择。")
        .naming(Names::projection),
    row("center", T::position, {"Centre: longitude, latitude", "中心：经度, 纬度"},
        "The place on which the projection is centred.", "投影的中心点。"),
    row("extent", T::box, {"West, south, east, north", "西, 南, 东, 北"},
        "The part of the earth to show, in degrees; without it, the map fits the routes.",
        "要显示的范围，以度为单位；不填时以容纳全部航线为准。"),
    row("colour_by", T::word, {"Colour by", "着色依据"},
        "What the colours of routes tell apart; without it, this is chosen from the flights.",
        "航线颜色所区分的内容；不填时按航班自动选择。")
        .naming(Names::colouring),
    row("colours", T::pairs, {"Colours: kind=colour", "颜色：类别=颜色"},
        "The colours of at most eight kinds of people, each a key of [kinds] (without [kinds], any kind), "
        "used "
        "where routes are coloured by kind; one of less than 3:1 against the map is warned of.",
        "各类人员的颜色，以 [kinds] 的键为名（没有 [kinds] 时可用任何类别），至多八类，"
        "用于按类别着色的航线和计数；与地图的对比度低于 3:1 的颜色会给出警告。"),
    row("routes", T::pairs, {"Routes: as=form", "航线：as=形式"}, "How routes are drawn.",
        "航线的绘制方式。"),
    row("routes.as", T::word, {"Drawn as", "绘制形式"},
        "Single flights, corridors (a band for all flights one way), flows (with near places joined) or a "
        "density shade; without it, each view chooses what leaves the map legible.",
        "flights：逐班绘制；corridors：两地之间同向的航班合为一条带；flows：并合并邻近地点；"
        "density：密度着色。不填时，各视图自动选用能看清地图的形式。")
        .naming(Names::routes_as),
    row("count", T::word, {"Count", "计数"},
        "What counts of those who take several legs of a journey: persons, each once, or legs, each of them "
        "anew.",
        "同一行程多段的人员如何计数：persons 每人计一次，legs 每段分别计数。")
        .naming(Names::counting)
        .usually("persons"),
    row("charts", T::pairs, {"Charts: what=group", "图表：内容=分组"},
        "What the charts of the layers bars, cumulative and ranking count.",
        "bars、cumulative、ranking 三个图层的图表所统计的内容。"),
    row("charts.count", T::word, {"Counted end", "计数时刻"},
        "Whether flights and their people count when they have departed or when they have arrived; without "
        "it, "
        "when they have departed.",
        "航班及人员在出发时计入，还是在抵达时计入；不填时在出发时计入。")
        .naming(Names::flight_end),
    row("charts.unit", T::word, {"Unit", "单位"},
        "Whether people or flights are counted; without it, people, if any flight tells of them.",
        "统计人数还是班次；不填时，只要有航班注明人数即统计人数。")
        .naming(Names::chart_unit),
    row("charts.bars", T::word, {"Bars by", "柱形分组"},
        "What the parts of each day's bar tell apart; without it, a bar is one.",
        "每日柱形各部分所区分的内容；不填时不分组。")
        .naming(Names::grouping),
    row("charts.cumulative", T::word, {"Lines by", "曲线分组"},
        "What has a cumulative line of its own; without it, there is one line for all.",
        "各自成一条累计曲线的内容；不填时合为一条。")
        .naming(Names::grouping),
    row("charts.ranking", T::word, {"Ranking by", "排名分组"}, "What is ranked; without it, places.",
        "参与排名的内容；不填时为地点。")
        .naming(Names::grouping),
    row("charts.where", T::word, {"Which flights", "航班范围"},
        "Which flights the charts count: a filter such as kind=military; without it, all.",
        "图表所统计的航班：筛选条件，例如 kind=military；不填时为全部航班。"),
    row("zone", T::word, {"Time zone", "时区"},
        "The time zone of the second clock, and of times in events and scenes that name no other.",
        "第二个时钟的时区，也是事件和场景中未注明时区的时间所用的时区。")
        .naming(Names::zone)
        .usually("UTC"),
    row("zone_name", T::text, {"Name of the time zone", "时区名称"},
        "What the second clock is called, such as China time; without it, it has the name of the zone's "
        "city, "
        "if that is in the story.",
        "第二个时钟的名称，例如“北京时间”；不填时，若时区所属城市见于故事，则以该城市命名。"),
    row("attribution", T::text, {"Attribution", "资料出处"}, "Credits the data at the foot of the picture.",
        "显示在画面底部的资料出处。"),
    row("invented", T::flag, {"Invented data", "虚构数据"},
        "Whether the flights are made up, as in an example; every page then says so.",
        "航班是否虚构，例如示例；若是，每个页面都会注明。")
        .usually("false"),
    row("left_out", T::integer, {"Rows left out", "略去的行数"},
        "How many rows of tables could not be read that these flights were made of; pictures say so.",
        "生成这些航班的表格中无法读取的行数；画面上会注明。")
        .within(0, 100'000'000)
        .usually("0"),
    row("guessed_dates", T::words, {"Guessed order of dates", "推定的日期顺序"},
        "The order of day and month in dates of tables that these flights were made of, where it was "
        "guessed; "
        "pictures say so.",
        "生成这些航班的表格中推定的日期顺序；画面上会注明。")
        .naming(Names::day_order),
    row("withheld", T::integer, {"Flights withheld", "未列入的航班"},
        "How many flights were left out for the audience of this file; pictures say so.",
        "为本文件的读者略去的航班数；画面上会注明。")
        .within(0, 100'000'000)
        .usually("0"),
    row("show", T::words, {"Layers shown", "显示的图层"}, "Layers to show besides the usual ones.",
        "在默认图层之外另行显示的图层。")
        .naming(Names::layer),
    row("hide", T::words, {"Layers hidden", "隐藏的图层"}, "Layers to leave out of the usual ones.",
        "默认图层中不予显示的图层。")
        .naming(Names::layer),
};
constexpr F source[] = {
    row("id", T::word, {"ID", "标识"}, "The word by which other entries name this source.",
        "其他条目引用此来源时所用的标识。")
        .must(),
    row("title", T::text, {"Title", "标题"}, "The source's full title.", "来源的完整标题。").must(),
    row("name", T::text, {"Short name", "简称"},
        "The short name by which pictures and panels cite it; without one, captions cite its title, and "
        "claims its ID.",
        "图中及面板引用时所用的简称；不填时，事件说明引用标题，说法对照引用标识。"),
    row("date", T::word, {"Date", "日期"}, "When it was published, such as 2015-11-10.",
        "发布日期，例如 2015-11-10。"),
    row("url", T::word, {"Address (URL)", "网址"}, "Where it can be read.", "可查阅的网址。"),
};
constexpr F place[] = {
    row("id", T::word, {"ID", "标识"}, "The word by which other entries name this place.",
        "其他条目引用此地点时所用的标识。")
        .must(),
    row("airport", T::word, {"Airport", "机场"},
        "The IATA or ICAO code of the airport that this place is; without one, name, lon and lat are "
        "required.",
        "此地点所对应机场的 IATA 或 ICAO 代码；不填时须给出 name、lon 和 lat。")
        .naming(Names::place),
    row("name", T::text, {"Name", "名称"}, "The name on the map; without one, the airport's.",
        "地图上的名称；不填时用机场名称。"),
    row("city", T::text, {"City", "城市"}, "The city it serves; without one, the airport's.",
        "所在或所服务的城市；不填时用机场的城市。"),
    row("lon", T::number, {"Longitude", "经度"}, "Its longitude, east positive; without one, the airport's.",
        "经度，东经为正；不填时用机场的经度。")
        .within(-180, 180, degrees),
    row("lat", T::number, {"Latitude", "纬度"}, "Its latitude, north positive; without one, the airport's.",
        "纬度，北纬为正；不填时用机场的纬度。")
        .within(-90, 90, degrees),
    row("zone", T::word, {"Time zone", "时区"},
        "Its time zone, by its IANA name; without one, the airport's, the scenario's, or the nearest "
        "airport's.",
        "时区的 IANA 名称；不填时用机场的时区，没有机场时用方案的时区，方案也未注明时用最近机场的时区。")
        .naming(Names::zone),
    row("country", T::word, {"Country or region", "国家或地区"},
        "Its country or region as two letters of ISO 3166-1; without one, the airport's.",
        "国家或地区的 ISO 3166-1 两字母代码；不填时用机场的代码。"),
};
constexpr F kind[] = {
    row("id", T::word, {"ID", "标识"}, "The word by which flights and tables name this kind of people.",
        "航班和表格引用此人员类别时所用的标识。")
        .must(),
    row("name", T::text, {"Name", "名称"}, "What these people are called in the picture.",
        "图中对此类人员的称呼。")
        .must(),
};
constexpr Wording certainty_label{"Certainty", "可靠程度"};
constexpr Wording sources_label{"Sources", "来源"};
constexpr Wording zone_label{"Time zone", "时区"};
constexpr F flight[] = {
    row("id", T::word, {"ID", "标识"},
        "The word by which other entries name this flight; without one, its two places, such as CGK-PVG.",
        "其他条目引用此航班时所用的标识；不填时由起讫地点组成，例如 CGK-PVG。"),
    row("from", T::word, {"From", "出发地"},
        "Where it leaves: an airport's code or name, a town or a place; a flight with a track may leave this "
        "out.",
        "出发地：机场代码或名称、城市或地点；有航迹的航班可以不填。")
        .naming(Names::place)
        .must(),
    row("to", T::word, {"To", "目的地"},
        "Where it arrives: an airport's code or name, a town or a place; a flight with a track may leave "
        "this "
        "out.",
        "目的地：机场代码或名称、城市或地点；有航迹的航班可以不填。")
        .naming(Names::place)
        .must(),
    row("from_said", T::word, {"From: as said", "出发地：原文"},
        "What the source calls the origin, where the airport was assumed from it, such as a town.",
        "资料对出发地的原有说法，机场由此推定，例如只写了城市。"),
    row("to_said", T::word, {"To: as said", "目的地：原文"},
        "What the source calls the destination, where the airport was assumed from it, such as a town.",
        "资料对目的地的原有说法，机场由此推定，例如只写了城市。"),
    row("depart", T::time, {"Departure", "出发"},
        "When it leaves the stand, in the local time of its origin; without it, estimated from the arrival.",
        "撤轮挡时刻，以出发地当地时间计；不填时由抵达时间估算。"),
    row("depart.sure", T::word, {"Departure: certainty", "出发：可靠程度"}, "How the departure is known.",
        "出发时间的可靠程度。")
        .naming(Names::certainty)
        .usually("reported"),
    row("depart.about", T::flag, {"Departure: approximate", "出发：约数"},
        "Whether the source gives the departure as approximate.", "来源所给的出发时间是否为约数。")
        .usually("false"),
    row("depart.zone", T::word, {"Departure: time zone", "出发：时区"},
        "The time zone in which the departure is given; without it, that of the origin.",
        "出发时间所用的时区；不填时为出发地的时区。")
        .naming(Names::zone),
    row("depart.note", T::text, {"Departure: note", "出发：备注"}, "A remark on the departure.",
        "关于出发时间的说明。"),
    row("arrive", T::time, {"Arrival", "抵达"},
        "When it reaches the stand, in the local time of its destination; without it, estimated from the "
        "departure.",
        "挡轮挡时刻，以目的地当地时间计；不填时由出发时间估算。"),
    row("arrive.sure", T::word, {"Arrival: certainty", "抵达：可靠程度"}, "How the arrival is known.",
        "抵达时间的可靠程度。")
        .naming(Names::certainty)
        .usually("reported"),
    row("arrive.about", T::flag, {"Arrival: approximate", "抵达：约数"},
        "Whether the source gives the arrival as approximate.", "来源所给的抵达时间是否为约数。")
        .usually("false"),
    row("arrive.zone", T::word, {"Arrival: time zone", "抵达：时区"},
        "The time zone in which the arrival is given; without it, that of the destination.",
        "抵达时间所用的时区；不填时为目的地的时区。")
        .naming(Names::zone),
    row("arrive.note", T::text, {"Arrival: note", "抵达：备注"}, "A remark on the arrival.",
        "关于抵达时间的说明。"),
    row("depart.scheduled", T::time, {"Departure: scheduled", "出发：计划"},
        "When it should have left, beside when it did.", "计划出发时刻，与实际出发时刻并列。"),
    row("depart.estimated", T::time, {"Departure: expected", "出发：预计"}, "When it was expected to leave.",
        "预计出发时刻。"),
    row("arrive.scheduled", T::time, {"Arrival: scheduled", "抵达：计划"},
        "When it should have arrived, beside when it did.", "计划抵达时刻，与实际抵达时刻并列。"),
    row("arrive.estimated", T::time, {"Arrival: expected", "抵达：预计"}, "When it was expected to arrive.",
        "预计抵达时刻。"),
    row("date", T::time, {"Date", "日期"},
        "The day of the flight, where no time of it is known; it then leaves at noon, local time.",
        "只知日期、不知时间时的飞行日期；此时按当地正午出发绘制。"),
    row("date.zone", T::word, {"Date: time zone", "日期：时区"},
        "The time zone in which the day is counted; without it, that of the origin.",
        "日期所用的时区；不填时为出发地的时区。")
        .naming(Names::zone),
    row("via", T::stops, {"Waypoints", "途经点"}, "Places and positions that it passes on the way, in order.",
        "依次经过的地点和位置。")
        .naming(Names::place),
    row("planned_to", T::word, {"Planned destination", "计划目的地"},
        "Where it should have arrived, if it arrived elsewhere: an airport's code or name, a town or a "
        "place.",
        "原定目的地（实际抵达别处时填写）：机场代码或名称、城市或地点。")
        .naming(Names::place),
    row("planned_via", T::stops, {"Planned waypoints", "计划途经点"},
        "Places and positions that it should have passed, in order, beside the track that it flew.",
        "原定依次经过的地点和位置，与实际飞行的航迹并列。")
        .naming(Names::place),
    row("track", T::file, {"Track file", "航迹文件"},
        "A recorded track (GPX, KML, GeoJSON or CSV) in the scenario's folder, which it follows.",
        "方案所在文件夹中的航迹文件（GPX、KML、GeoJSON 或 CSV），航班沿其飞行。"),
    row("track.name", T::word, {"Track: name", "航迹：名称"},
        "Which of several tracks in the file, by its name.", "文件含多条航迹时，所用航迹的名称。"),
    row("track.number", T::integer, {"Track: number", "航迹：序号"},
        "Which of several tracks in the file, counted from 1.", "文件含多条航迹时，所用航迹的序号，从1算起。")
        .within(1, 1'000'000),
    row("speed", T::number, {"Cruise speed, km/h", "巡航速度（公里/小时）"},
        "The ground speed at cruise from which unknown times are estimated; without it, 850 km/h by air, 37 "
        "by "
        "sea, 60 by road and 100 by rail.",
        "用于估算未知时间的巡航地速；不填时空运取850公里/小时，海运37，公路60，铁路100。")
        .within(least_cruise_kmh, fastest_kmh, km_h),
    row("people", T::count, {"People aboard", "人数"},
        "How many people are aboard: a number, or as much as is known of it, such as about 150, at least 120 "
        "or 120 to 160; or the number of each kind, typed as suspects=90, officers=12; without it, the "
        "number "
        "is unknown.",
        "机上人数：确切的数，或所知的范围，例如“约150”“至少120”“120至160”；或各类人数，写作 "
        "suspects=90, officers=12；不填表示人数不详。")
        .within(0, most_people),
    row("people.min", T::integer, {"People aboard: at least", "人数：至少"},
        "The least number of people that may be aboard.", "机上人数的下限。")
        .within(0, most_people),
    row("people.max", T::integer, {"People aboard: at most", "人数：至多"},
        "The largest number of people that may be aboard.", "机上人数的上限。")
        .within(0, most_people),
    row("kind", T::word, {"Kind of people", "人员类别"},
        "Who is aboard: a key of [kinds], or passengers where nothing else is known; any word where the "
        "scenario has no [kinds].",
        "机上人员的类别：[kinds] 中的标识；方案没有 [kinds] 时可为任意词。")
        .naming(Names::kind),
    row("sure", T::word, certainty_label, "How the number of people is known.", "人数的可靠程度。")
        .naming(Names::certainty)
        .usually("reported"),
    row("source", T::words, sources_label, "The sources that report the flight.", "报道此航班的来源。")
        .naming(Names::source),
    row("note", T::text, {"Note", "备注"}, "A remark on the flight.", "关于此航班的说明。"),
    row("operator", T::word, {"Operator", "承运方"}, "The airline, air force or shipping line that runs it.",
        "承运的航空公司、军队或航运公司。"),
    row("aircraft", T::word, {"Aircraft type", "机型"}, "The type of aircraft, such as B77W.",
        "机型，例如 B77W。"),
    row("registration", T::word, {"Registration", "注册号"}, "The aircraft's registration, such as B-2006.",
        "航空器注册号，例如 B-2006。"),
    row("callsign", T::word, {"Callsign", "呼号"}, "The callsign, by which recordings name it.",
        "呼号，飞行记录据此称呼航班。"),
    row("icao24", T::word, {"ICAO 24-bit address", "ICAO 24位地址"},
        "The address of its transponder as six hexadecimal digits.", "应答机地址，六位十六进制数。"),
    row("flight_number", T::word, {"Flight number", "航班号"},
        "The number under which it is sold, such as CA4306.", "航班号，例如 CA4306。"),
    row("seats", T::integer, {"Seats", "座位数"}, "How many people it has room for.", "可载人数。")
        .within(1, 100'000),
    row("mode", T::word, {"Mode", "方式"}, "How the people are carried.", "运送方式。")
        .naming(Names::mode)
        .usually("air"),
    row("status", T::word, {"Status", "状态"},
        "What has become of it; what was cancelled or never flew is neither drawn nor counted, but info "
        "lists it.",
        "航班的情况；已取消或未执行的不绘制，也不计数，但 info 会列出。")
        .naming(Names::status),
    row("journey", T::word, {"Journey", "行程"},
        "A word that all legs share which the same people take one after another: they count once.",
        "同一批人先后乘坐的各段所共有的词：这些人只计一次。"),
    row("continues", T::word, {"Continues", "接续"}, "The leg that its people arrived by.",
        "机上人员此前所乘的航段。")
        .naming(Names::flight),
    row("planned", T::pairs, {"Planned", "计划人数"},
        "How many people it was to carry: a number, or people=160, sure=scheduled, source=xinhua.",
        "计划运送的人数：一个数，或 people=160, sure=scheduled, source=xinhua。"),
    row("planned.people", T::count, {"Planned", "计划人数"}, "The number.", "人数。").within(0, most_people),
    row("planned.sure", T::word, certainty_label, "How it is known.", "可靠程度。").naming(Names::certainty),
    row("planned.source", T::words, sources_label, "Who says so.", "出处。").naming(Names::source),
    row("booked", T::pairs, {"Booked", "登记人数"}, "How many people had a place, likewise.",
        "已登记的人数，写法同上。"),
    row("booked.people", T::count, {"Booked", "登记人数"}, "The number.", "人数。").within(0, most_people),
    row("booked.sure", T::word, certainty_label, "How it is known.", "可靠程度。").naming(Names::certainty),
    row("booked.source", T::words, sources_label, "Who says so.", "出处。").naming(Names::source),
    row("boarded", T::pairs, {"Boarded", "登机人数"}, "How many people boarded, likewise.",
        "登机的人数，写法同上。"),
    row("boarded.people", T::count, {"Boarded", "登机人数"}, "The number.", "人数。").within(0, most_people),
    row("boarded.sure", T::word, certainty_label, "How it is known.", "可靠程度。").naming(Names::certainty),
    row("boarded.source", T::words, sources_label, "Who says so.", "出处。").naming(Names::source),
    row("arrived", T::pairs, {"Arrived", "抵达人数"}, "How many people arrived, likewise.",
        "抵达的人数，写法同上。"),
    row("arrived.people", T::count, {"Arrived", "抵达人数"}, "The number.", "人数。").within(0, most_people),
    row("arrived.sure", T::word, certainty_label, "How it is known.", "可靠程度。").naming(Names::certainty),
    row("arrived.source", T::words, sources_label, "Who says so.", "出处。").naming(Names::source),
    row("group", T::tables, {"Groups aboard", "机上各组人员"},
        "The people aboard by kind and nationality, typed as people=90, kind=suspects, nationality=CN; "
        "people=12, kind=officers.",
        "机上人员按类别和国籍分列，写作 people=90, kind=suspects, nationality=CN; people=12, "
        "kind=officers。"),
    row("group.people", T::count, {"People", "人数"}, "How many they are.", "人数。").within(0, most_people),
    row("group.kind", T::word, {"Kind of people", "人员类别"}, "Who they are.", "人员类别。")
        .naming(Names::kind),
    row("group.nationality", T::word, {"Nationality", "国籍"},
        "The country or region that they are of, as ISO 3166 or by name.",
        "国籍或所属地区，用 ISO 3166 代码或名称。"),
    row("group.sure", T::word, certainty_label, "How their number is known; without it, as the flight's.",
        "人数的可靠程度；不填时与航班相同。")
        .naming(Names::certainty),
    row("group.source", T::words, sources_label, "The sources that give the number.", "给出此人数的来源。")
        .naming(Names::source),
    row("group.note", T::text, {"Note", "备注"}, "A remark on them.", "关于此组人员的说明。"),
};
constexpr F event[] = {
    row("at", T::time, {"Time", "时间"},
        "When it happened: a date and time, or a date alone, in the local time of its place, or else in the "
        "scenario's zone.",
        "发生的时间：日期时间，或仅有日期；以所在地点的当地时间计，没有地点时以方案的时区计。")
        .must(),
    row("at.zone", T::word, zone_label,
        "The time zone in which the time is given; without it, that of the place or of the scenario.",
        "时间所用的时区；不填时为地点或方案的时区。")
        .naming(Names::zone),
    row("until", T::time, {"Caption until", "字幕显示至"},
        "The day or instant, included, until which its caption stays; without it, until the next event.",
        "字幕停留到何日或何时（含）；不填时停留到下一事件。"),
    row("until.zone", T::word, {"Caption until: time zone", "字幕显示至：时区"},
        "The time zone in which the end is given; without it, that of the place or of the scenario.",
        "结束时间所用的时区；不填时为地点或方案的时区。")
        .naming(Names::zone),
    row("date_text", T::text, {"Date shown", "显示的日期"},
        "What is shown instead of the date, such as June 2015.", "代替日期显示的文字，例如“2015年6月”。"),
    row("text", T::text, {"Text", "文字"}, "What happened, as the caption tells it.",
        "事件说明，显示为字幕。")
        .must(),
    row("place", T::word, {"Place", "地点"}, "Where it happened: an airport's code or a place.",
        "发生的地点：机场代码或地点。")
        .naming(Names::place),
    row("position", T::position, {"Position: longitude, latitude", "位置：经度, 纬度"},
        "Where it happened, if not at a place.", "发生的位置，不在某个地点时使用。"),
    row("figure", T::word, {"Figure", "数据项"}, "The figure that the event is about.",
        "与此事件有关的数据项。")
        .naming(Names::figure),
    row("sure", T::word, certainty_label, "How the event is known.", "事件的可靠程度。")
        .naming(Names::certainty)
        .usually("reported"),
    row("source", T::words, sources_label, "The sources that report the event.", "报道此事件的来源。")
        .naming(Names::source),
    row("note", T::text, {"Note", "备注"},
        "A remark for evidence and decks, such as what a source leaves open; never in the picture.",
        "供依据和讲义使用的说明，例如来源未明之处；不会出现在画面上。"),
};
constexpr F figure[] = {
    row("id", T::word, {"ID", "标识"},
        "The word by which events name this figure; named as a counter, such as suspects-landed, it is "
        "checked against that counter.",
        "事件引用此数据项时所用的标识；与计数同名（例如 suspects-landed）时，会与该计数核对。")
        .must(),
    row("value", T::value, {"Value", "数值"}, "The number, or the fact as a text.",
        "数字，或以文字表述的事实。")
        .must(),
    row("text", T::text, {"Text", "文字"}, "What the value counts.", "数值所指的内容。"),
    row("sure", T::word, certainty_label, "How the value is known.", "数值的可靠程度。")
        .naming(Names::certainty)
        .usually("reported"),
    row("source", T::words, sources_label, "The sources that give the value.", "给出此数值的来源。")
        .naming(Names::source),
    row("claims", T::tables, {"Other claims", "其他说法"},
        "What other sources say instead, typed as value=280, source=xinhua; value=279, source=caixin; a "
        "value with a comma stands in double quotes.",
        "其他来源的不同说法，写作 value=280, source=xinhua; value=279, "
        "source=caixin；含逗号的值须加双引号。"),
    row("claims.value", T::value, {"Value", "数值"}, "The number or the fact that is claimed instead.",
        "所称的数字或事实。")
        .must(),
    row("claims.source", T::words, sources_label, "The sources that claim it.", "持此说法的来源。")
        .naming(Names::source),
    row("claims.note", T::text, {"Note", "备注"}, "A remark on the claim.", "关于此说法的说明。"),
    row("flights", T::words, {"Flights counted", "所计航班"}, "The flights whose people the value counts.",
        "数值所统计的航班。")
        .naming(Names::flight),
};
// What a scene's camera and its keyframes say alike.
constexpr F shown_box(std::string_view key, Wording label) {
  return row(key, T::box, label, "The part of the earth to show, in degrees.", "要显示的范围，以度为单位。");
}
constexpr F spanned(std::string_view key, Wording label) {
  return row(key, T::number, label,
             "How much of the map the shorter side of the page spans, around the middle.",
             "画面短边所跨的距离，以画面中央为准。")
      .within(1, 200'000, kilometres);
}
constexpr F framed(std::string_view key, Wording label) {
  return row(key, T::words, label, "Flights and places to show, instead of an extent.",
             "要显示的航班和地点，用以代替范围。")
      .naming(Names::flight);
}
constexpr F followed(std::string_view key, Wording label) {
  return row(key, T::word, label,
             "A flight whose aircraft stays in the middle of the page, or people: the middle of all who are "
             "aboard.",
             "始终位于画面中央的航班；填 people 则为所有机上人员的中心位置。")
      .naming(Names::flight);
}
constexpr F led(std::string_view key, Wording label) {
  return row(key, T::number, label, "By how many seconds of film the camera is ahead of what it follows.",
             "镜头比所跟随的目标提前的秒数。")
      .within(-60, 60, of_film)
      .usually("0");
}
constexpr F scene[] = {
    row("title", T::text, {"Title", "标题"}, "Heads the story's column.", "显示在文字栏顶部的标题。"),
    row("text", T::text, {"Text", "文字"}, "Stands below the title.", "显示在标题下方的文字。"),
    row("notes", T::text, {"Speaker's notes", "演讲者备注"},
        "For whoever presents the story; never in the picture.", "供演讲者参考，不会出现在画面上。"),
    row("speaking", T::number, {"Speaking time, s", "讲述时间（秒）"},
        "How long the presenter speaks to this scene, as planned or rehearsed; the presenter view shows it.",
        "演讲者讲述此场景的时间，可预先设定，也可由排练得出；显示在演示者视图中。")
        .within(0, longest_scene, {"seconds", "秒"}),
    row("from", T::time, {"From", "开始时间"},
        "The instant at which the scene begins, in the scenario's zone.", "场景开始的时间，以方案的时区计。")
        .must(),
    row("from.zone", T::word, {"From: time zone", "开始时间：时区"},
        "The time zone in which the beginning is given; without it, the scenario's.",
        "开始时间所用的时区；不填时为方案的时区。")
        .naming(Names::zone),
    row("to", T::time, {"To", "结束时间"}, "The instant at which the scene ends, in the scenario's zone.",
        "场景结束的时间，以方案的时区计。")
        .must(),
    row("to.zone", T::word, {"To: time zone", "结束时间：时区"},
        "The time zone in which the end is given; without it, the scenario's.",
        "结束时间所用的时区；不填时为方案的时区。")
        .naming(Names::zone),
    row("narration", T::file, {"Narration", "旁白"},
        "A recording that is heard with the scene, from its start: a WAV, FLAC, MP3 or Ogg file beside the "
        "scenario.",
        "自场景开始播放的录音：与方案同在一处的 WAV、FLAC、MP3 或 Ogg 文件。"),
    row("seconds", T::number, {"Seconds of film", "视频时长（秒）"},
        "How long the scene takes in the film; without it, as long as its narration.",
        "场景在视频中的时长；不填而有旁白时，与旁白等长。")
        .within(0.1, longest_scene, of_film)
        .usually("10"),
    row("hold", T::number, {"Hold at the end, s", "末尾停留（秒）"},
        "How many of these seconds time stands still for, at the end of the scene.",
        "场景末尾时间停住的秒数，计入场景时长。")
        .within(0, longest_scene, of_film)
        .usually("0"),
    row("glide", T::number, {"Camera glide, s", "镜头移动（秒）"},
        "How many of these seconds the camera takes to come from the scene before; 0 cuts.",
        "镜头从上一场景移来所用的秒数，计入场景时长；0表示直接切换。")
        .within(0, longest_scene, of_film)
        .usually("2"),
    row("ease", T::word, {"Easing", "缓动"},
        "How time speeds up and slows down within the scene: in starts slowly, out ends slowly.",
        "场景内时间的快慢变化：in 起步慢，out 收尾慢。")
        .naming(Names::easing)
        .usually("linear"),
    row("camera.projection", T::word, {"Camera: projection", "镜头：投影"},
        "A projection of the scene's own; without it, the scenario's.",
        "此场景专用的投影；不填时用方案的投影。")
        .naming(Names::projection),
    row("camera.center", T::position, {"Camera: centre of projection", "镜头：投影中心"},
        "The place on which the scene's projection is centred.", "此场景投影的中心点。"),
    shown_box("camera.extent", {"Camera: west, south, east, north", "镜头：西, 南, 东, 北"}),
    row("camera.middle", T::position, {"Camera: middle of the page", "镜头：画面中央"},
        "The place in the middle of the page; it needs a span.", "位于画面中央的地点；须同时给出跨度。"),
    spanned("camera.span", {"Camera: span, km", "镜头：跨度（公里）"}),
    framed("camera.frame", {"Camera: flights and places", "镜头：航班和地点"}),
    followed("camera.follow", {"Camera: follows", "镜头：跟随"}),
    led("camera.lead", {"Camera: lead, s", "镜头：提前（秒）"}),
    row("keyframe", T::tables, {"Keyframes of the camera", "镜头关键帧"},
        "Where the camera has come at seconds of the scene, typed as second=4, span=900; second=8, "
        "frame=PEK.",
        "镜头在场景各秒所到之处，写作 second=4, span=900; second=8, frame=PEK。"),
    row("keyframe.second", T::number, {"Second of the scene", "场景内的秒数"},
        "When the camera has arrived, in seconds since the scene's start.",
        "镜头到达的时间，自场景开始起计。")
        .within(0.1, longest_scene, of_film)
        .must(),
    row("keyframe.glide", T::number, {"Glide, s", "移动（秒）"},
        "How many seconds the camera takes for the way; without it, all since the keyframe before.",
        "镜头移来所用的秒数；不填时为自上一关键帧起的全部时间。")
        .within(0, longest_scene, of_film),
    row("keyframe.ease", T::word, {"Easing", "缓动"},
        "How the camera speeds up and slows down on the way; without it, in-out, and without a stop where "
        "the next way follows at once.",
        "镜头移动的快慢变化；不填时为 in-out，若紧接下一段移动则不停顿。")
        .naming(Names::easing),
    row("keyframe.projection", T::word, {"Projection", "投影"},
        "A projection of its own; without it, the scenario's.", "此关键帧专用的投影；不填时用方案的投影。")
        .naming(Names::projection),
    row("keyframe.center", T::position, {"Centre of projection", "投影中心"},
        "The place on which the projection is centred.", "投影的中心点。"),
    shown_box("keyframe.extent", {"West, south, east, north", "西, 南, 东, 北"}),
    row("keyframe.middle", T::position, {"Middle of the page", "画面中央"},
        "The place in the middle of the page.", "位于画面中央的地点。"),
    spanned("keyframe.span", {"Span, km", "跨度（公里）"}),
    framed("keyframe.frame", {"Flights and places", "航班和地点"}),
    followed("keyframe.follow", {"Follows", "跟随"}),
    led("keyframe.lead", {"Lead, s", "提前（秒）"}),
    row("show", T::words, {"Layers shown", "显示的图层"},
        "Layers to show in this scene, over those of the scenario.", "此场景在方案的图层之外另行显示的图层。")
        .naming(Names::layer),
    row("hide", T::words, {"Layers hidden", "隐藏的图层"},
        "Layers to hide in this scene, over those of the scenario.", "方案的图层中，此场景不予显示的图层。")
        .naming(Names::layer),
    row("card", T::flag, {"Card", "标题页"},
        "Whether the title and the text stand large over a quiet map, as at the beginning and the end.",
        "标题和文字是否以大字显示在简洁的地图上，用于开头和结尾。")
        .usually("false"),
    row("callouts", T::words, {"Callouts", "标注框"},
        "Callouts that belong to this scene; those that no scene names appear in every scene.",
        "仅属于此场景的标注框；未被任何场景列出的标注框在各场景均可出现。")
        .naming(Names::callout),
    row("stress", T::words, {"Flights that stand out", "突出的航班"},
        "Flights to stand out in this scene; all others are drawn paler.",
        "此场景中突出显示的航班，其余航班淡化。")
        .naming(Names::flight),
};
constexpr std::string_view beside = "beside";  // what a callout stands beside
constexpr F callout[] = {
    row("id", T::word, {"ID", "标识"}, "The word by which scenes name this callout.",
        "场景引用此标注框时所用的标识。"),
    row("place", T::word, {"Place", "地点"}, "Beside which place it stands: an airport's code or a place.",
        "所标注的地点：机场代码或地点。")
        .naming(Names::place)
        .one_among(beside),
    row("flight", T::word, {"Flight", "航班"},
        "Beside which flight it stands, instead of a place: with its aircraft, or at the middle of its way "
        "where no aircraft is drawn.",
        "所标注的航班，用以代替地点：随飞机移动，不绘制飞机时位于航线中部。")
        .naming(Names::flight)
        .one_among(beside),
    row("at", T::position, {"Position: longitude, latitude", "位置：经度, 纬度"},
        "Beside which position it stands, instead of a place.", "所标注的位置，用以代替地点。")
        .one_among(beside),
    row("area", T::flag, {"Of an area", "所指为区域"},
        "Whether it speaks of the area around, such as a country, and not of a point: then no leader points "
        "there.",
        "所指是否为该处一带（例如一个国家）而非某一点；若是，则不绘引线。")
        .usually("false"),
    row("text", T::text, {"Text", "文字"}, "What it says, in a few words.", "标注的文字，宜简短。"),
    row("figure", T::word, {"Figure", "数据项"},
        "The figure, or the counter such as suspects-landed, whose value stands large above the text; a "
        "counter shows its count at the instant.",
        "以大字显示在文字上方的数据项，或 suspects-landed 之类的计数；计数显示当前时刻的数值。")
        .naming(Names::figure),
    row("count", T::word, {"Counted end", "计数时刻"},
        "Whether the figure shows the people of those of its flights that have departed, or that have "
        "arrived; without it, its value.",
        "数据项显示其所计航班中已出发或已抵达航班的人数；不填时显示其数值。")
        .naming(Names::flight_end),
    row("image", T::file, {"Picture", "图片"}, "A picture in the scenario's folder, as PNG, JPEG or SVG.",
        "方案所在文件夹中的图片，PNG、JPEG 或 SVG 格式。"),
    row("credit", T::text, {"Credit", "图片署名"}, "Who made the picture, in small type below it.",
        "图片作者或来源，以小字显示在图片下方。"),
    row("from", T::time, {"From", "开始时间"},
        "The instant from which it is shown, in the scenario's zone; without it, from the beginning, or from "
        "its flight's departure.",
        "开始显示的时间，以方案的时区计；不填时自开头或航班出发起显示。"),
    row("from.zone", T::word, {"From: time zone", "开始时间：时区"},
        "The time zone in which the beginning is given; without it, the scenario's.",
        "开始时间所用的时区；不填时为方案的时区。")
        .naming(Names::zone),
    row("to", T::time, {"To", "结束时间"},
        "The instant until which it is shown, in the scenario's zone; without it, until the end, or until "
        "its "
        "flight's arrival.",
        "显示到何时为止，以方案的时区计；不填时到结尾或航班抵达为止。"),
    row("to.zone", T::word, {"To: time zone", "结束时间：时区"},
        "The time zone in which the end is given; without it, the scenario's.",
        "结束时间所用的时区；不填时为方案的时区。")
        .naming(Names::zone),
    row("source", T::words, sources_label, "Who says so, besides the sources of the figure.",
        "出处，数据项的来源之外另行列出。")
        .naming(Names::source),
};
constexpr F counter[] = {
    row("title", T::text, {"Title", "标题"},
        "What the counter is called; without it, its window: in the last 24 hours, since 14 August, in all.",
        "计数的名称；不填时以时间范围为名：最近24小时、8月14日以来、共计。"),
    row("last", T::word, {"Last", "最近"},
        "How long its window is that ends at the instant shown, such as 24 h, 90 min or 7 days; a day is one "
        "of the scenario's calendar.",
        "以所示时刻为终点的时间范围的长度，例如 24 h、90 min 或 7 days；一天指方案时区的日历日。"),
    row("since", T::time, {"Since", "起始"},
        "The day or instant with which its window begins, in the scenario's zone.",
        "时间范围开始的日期或时刻，以方案的时区计。"),
    row("since.zone", T::word, {"Since: time zone", "起始：时区"},
        "The time zone in which the beginning is given; without it, the scenario's.",
        "起始时间所用的时区；不填时为方案的时区。")
        .naming(Names::zone),
    row("until", T::time, {"Until", "截止"},
        "The day or instant with which its window ends, included; what is later than the instant shown never "
        "counts.",
        "时间范围结束的日期或时刻（含）；晚于所示时刻的一律不计。"),
    row("until.zone", T::word, {"Until: time zone", "截止：时区"},
        "The time zone in which the end is given; without it, the scenario's.",
        "截止时间所用的时区；不填时为方案的时区。")
        .naming(Names::zone),
    row("count", T::word, {"Counted end", "计数时刻"},
        "Whether flights and their people count when they have departed or when they have arrived.",
        "航班及人员在出发时计入，还是在抵达时计入。")
        .naming(Names::flight_end)
        .usually("departed"),
    row("by", T::word, {"By", "分组"}, "What has a row of its own below the counter.",
        "计数之下分行列出的内容。")
        .naming(Names::grouping),
    row("where", T::word, {"Which flights", "航班范围"},
        "Which flights it counts: a filter such as kind=military or from=KBL; without it, all.",
        "所统计的航班：筛选条件，例如 kind=military 或 from=KBL；不填时为全部航班。"),
};
constexpr F table[] = {
    row("file", T::file, {"File", "文件"},
        "A table of flights in the scenario's folder, or a database, given as PG:..., if --allow-network is "
        "set.",
        "方案所在文件夹中的航班表格；启用 --allow-network 时也可为数据库（PG:...）。")
        .must(),
    row("columns", T::pairs, {"Columns: field=title or number", "列：字段=标题或列号"},
        "Which column holds what, by its title or its number from 1; nothing after the = means none, and "
        "fields not named are guessed.",
        "各字段所在的列，以列标题或从1算起的列号表示；等号后留空表示没有该列，未列出的字段自动识别。"),
    row("columns.flight", T::value, {"Flight number", "航班号"}, "The flight's ID.", "航班的标识。"),
    row("columns.from", T::value, {"From", "出发地"}, "Where it leaves.", "出发地。"),
    row("columns.to", T::value, {"To", "目的地"}, "Where it arrives.", "目的地。"),
    row("columns.date", T::value, {"Date", "日期"}, "The day of departure.", "出发日期。"),
    row("columns.depart", T::value, {"Departure", "出发"}, "The time of departure, with or without its date.",
        "出发时间，可含日期。"),
    row("columns.arrive", T::value, {"Arrival", "抵达"}, "The time of arrival, with or without its date.",
        "抵达时间，可含日期。"),
    row("columns.arrive_date", T::value, {"Arrival date", "抵达日期"}, "The day of arrival.", "抵达日期。"),
    row("columns.people", T::value, {"People aboard", "人数"}, "How many people are aboard.", "机上人数。"),
    row("columns.kind", T::value, {"Kind of people", "人员类别"}, "Who is aboard.", "机上人员的类别。"),
    row("columns.sure", T::value, certainty_label, "How the number of people is known.", "人数的可靠程度。"),
    row("columns.source", T::value, sources_label, "Who reports the flight.", "报道此航班的来源。"),
    row("columns.note", T::value, {"Note", "备注"}, "A remark on the flight.", "关于此航班的说明。"),
    row("columns.speed", T::value, {"Cruise speed, km/h", "巡航速度（公里/小时）"},
        "The ground speed at cruise.", "巡航地速。"),
    row("columns.airline", T::value, {"Operator", "承运方"},
        "Who operates the flight; an airline's code goes before a flight number that is a bare number.",
        "航班的承运方；航班号为纯数字时，航空公司代码置于其前。"),
    row("columns.status", T::value, {"Status", "状态"},
        "What has become of the flight: planned, landed, diverted, cancelled ...",
        "航班的状况：计划、抵达、备降、取消等。"),
    row("columns.year", T::value, {"Year", "年"}, "The year, where the date is in three columns.",
        "日期分为三列时的年份。"),
    row("columns.month", T::value, {"Month", "月"}, "The month, likewise.", "同上，月份。"),
    row("columns.day", T::value, {"Day", "日"}, "The day of the month, likewise.", "同上，日。"),
    row("columns.from_lat", T::value, {"From: latitude", "出发地：纬度"},
        "Where it leaves, in degrees, north positive.", "出发地的纬度（度，北纬为正）。"),
    row("columns.from_lon", T::value, {"From: longitude", "出发地：经度"},
        "Where it leaves, in degrees, east positive.", "出发地的经度（度，东经为正）。"),
    row("columns.to_lat", T::value, {"To: latitude", "目的地：纬度"},
        "Where it arrives, in degrees, north positive.", "目的地的纬度（度，北纬为正）。"),
    row("columns.to_lon", T::value, {"To: longitude", "目的地：经度"},
        "Where it arrives, in degrees, east positive.", "目的地的经度（度，东经为正）。"),
    row("columns.from_country", T::value, {"From: country or region", "出发地：国家或地区"},
        "The country or region that it leaves, which tells towns of one name apart.",
        "出发地所在国家或地区，用以区分同名城镇。"),
    row("columns.to_country", T::value, {"To: country or region", "目的地：国家或地区"},
        "The country or region where it arrives, likewise.", "目的地所在国家或地区，用途同上。"),
    row("columns.duration", T::value, {"Duration", "时长"},
        "How long the flight takes from block to block, used where an end has no time.",
        "航班的轮挡时长，起降之一无时刻时采用。"),
    row("columns.aircraft", T::value, {"Aircraft type", "机型"}, "The type of aircraft.", "飞机的型号。"),
    row("columns.registration", T::value, {"Registration", "注册号"}, "The aircraft's registration.",
        "飞机的注册号。"),
    row("columns.callsign", T::value, {"Callsign", "呼号"}, "The flight's callsign.", "航班的呼号。"),
    row("columns.icao24", T::value, {"ICAO 24-bit address", "ICAO 24位地址"},
        "The address of the aircraft's transponder.", "飞机应答机的地址。"),
    row("columns.flight_number", T::value, {"Flight number", "航班号"},
        "The flight's number, where another column is its ID.", "航班号，标识另有一列时使用。"),
    row("columns.seats", T::value, {"Seats", "座位数"}, "How many seats the craft has.", "可乘坐的座位数。"),
    row("columns.planned", T::value, {"People planned", "计划人数"}, "How many people were to be carried.",
        "计划运送的人数。"),
    row("columns.booked", T::value, {"People booked", "登记人数"}, "How many people were booked.",
        "登记的人数。"),
    row("columns.boarded", T::value, {"People boarded", "登机人数"}, "How many people boarded.",
        "登机的人数。"),
    row("columns.arrived", T::value, {"People arrived", "抵达人数"}, "How many people arrived.",
        "抵达的人数。"),
    row("columns.nationality", T::value, {"Nationality", "国籍"}, "The nationality of all people aboard.",
        "机上全部人员的国籍。"),
    row("columns.journey", T::value, {"Journey", "行程"},
        "The journey of which the flight is a leg: the same for all of its legs.",
        "航班所属的行程，同一行程的各段相同。"),
    row("columns.continues", T::value, {"Continues", "接续"}, "The flight that brought the same people.",
        "载运同一批人员的前一航班。"),
    row("columns.mode", T::value, {"Mode", "方式"}, "How people are carried: air, sea, road or rail.",
        "运送方式：空运、海运、公路或铁路。"),
    row("columns.groups", T::value, {"Groups", "分组"},
        "The groups of the people aboard, typed as people=90, kind=suspects; people=12, kind=officers.",
        "机上人员的分组，写作 people=90, kind=suspects; people=12, kind=officers。"),
    row("mend", T::tables, {"Mended cells", "更正的单元格"},
        "Cells that are read as something else than the file says, typed as row=7, column=To, value=AMM; "
        "row=9, column=Pax, value=150.",
        "按另一内容读取的单元格，写作 row=7, column=To, value=AMM; row=9, column=Pax, value=150。"),
    row("mend.row", T::value, {"Row", "行"}, "The row's number in the file, as reports name it.",
        "文件中的行号，与报告所示一致。")
        .must(),
    row("mend.column", T::value, {"Column", "列"}, "The column's title, or its number from 1.",
        "列标题，或从1算起的列号。")
        .must(),
    row("mend.value", T::value, {"Value", "内容"}, "What the cell should say.", "该单元格应有的内容。")
        .must(),
    row("layer", T::word, {"Sheet or layer", "工作表或图层"},
        "Which sheet, layer or database table of the file; without it, the first that is not empty.",
        "文件中的工作表、图层或数据库表；不填时取第一个非空的。"),
    row("where", T::word, {"Condition", "条件"},
        "Which rows to read: a condition in the database's SQL, or in GDAL's for features, such as people > "
        "100.",
        "读取哪些行：条件，用数据库的 SQL 书写，矢量文件用 GDAL 的 SQL，例如 people > 100。"),
    row("query", T::word, {"Query", "查询"},
        "What a database is asked, instead of being read table by table: an SQL SELECT, which may group and "
        "count.",
        "向数据库提出的查询，代替整表读取：一条 SQL SELECT 语句，可分组、计数。"),
    row("encoding", T::word, {"Encoding", "编码"},
        "The encoding of a text file, such as GB18030; without it, it is detected.",
        "文本文件的编码，例如 GB18030；不填时自动识别。"),
    row("separator", T::word, {"Separator", "分隔符"},
        "The character between the columns of a text file; without it, it is detected.",
        "文本文件的列分隔符；不填时自动识别。"),
    row("zone", T::word, zone_label,
        "The time zone of all times in the table; without it, each airport's own, or what the titles say.",
        "表中全部时间所用的时区；不填时用各机场的时区，或以列标题所示为准。")
        .naming(Names::zone),
    row("dates", T::word, {"Order of dates", "日期顺序"},
        "How to read a date such as 03/01/2024, which is else found from all dates of the table; 1904 means "
        "that "
        "a spreadsheet's numbers of days count from that year and not from 1900.",
        "如何理解 03/01/2024 这样的日期，不填时根据表中全部日期判断；1904 表示电子表格的天数自该年"
        "而非1900年起算。")
        .naming(Names::date_order),
    row("keep_repeated", T::flag, {"Rows that repeat others count", "重复行计入"},
        "Whether a row that repeats another is a flight of its own; without it, one that repeats a flight of "
        "a "
        "day or a number is left out.",
        "与他行重复的行是否另为一个航班；不填时，有日期或航班号的重复行略去。"),
    row("kind", T::word, {"Kind of people", "人员类别"}, "Who is aboard, where no column says it.",
        "没有相应的列时，机上人员的类别。")
        .naming(Names::kind),
    row("sure", T::word, certainty_label,
        "How the times and numbers of people are known; without it, as the columns say, or reported.",
        "时间和人数的可靠程度；不填时以各列所示为准，没有则为 reported。")
        .naming(Names::certainty),
    row("source", T::words, sources_label, "The sources of the table; without one, the file itself.",
        "表格的来源；不填时以文件本身为来源。")
        .naming(Names::source),
};
constexpr F layer[] = {
    row("file", T::file, {"File", "文件"},
        "Features or a georeferenced picture in the scenario's folder, such as GeoJSON, Shapefile, KML or "
        "GeoTIFF.",
        "方案所在文件夹中的矢量要素或带地理坐标的图像，例如 GeoJSON、Shapefile、KML 或 GeoTIFF。")
        .must(),
    row("name", T::text, {"Name", "名称"}, "What the legend calls it.", "图例中的名称。"),
    row("opacity", T::number, {"Opacity", "不透明度"}, "From 0, which is transparent, to 1, which is opaque.",
        "0为全透明，1为不透明。")
        .within(0, 1)
        .usually("1"),
    row("from", T::time, {"From", "开始时间"},
        "The instant from which it is shown, in the scenario's zone; without it, from the beginning.",
        "开始显示的时间，以方案的时区计；不填时自开头起显示。"),
    row("from.zone", T::word, {"From: time zone", "开始时间：时区"},
        "The time zone in which the beginning is given; without it, the scenario's.",
        "开始时间所用的时区；不填时为方案的时区。")
        .naming(Names::zone),
    row("to", T::time, {"To", "结束时间"},
        "The instant until which it is shown, in the scenario's zone; without it, until the end.",
        "显示到何时为止，以方案的时区计；不填时到结尾为止。"),
    row("to.zone", T::word, {"To: time zone", "结束时间：时区"},
        "The time zone in which the end is given; without it, the scenario's.",
        "结束时间所用的时区；不填时为方案的时区。")
        .naming(Names::zone),
    row("under", T::word, {"Draw below", "置于…之下"},
        "Below what it is drawn; without it, pictures lie below the coast and features below the routes.",
        "绘制在何者之下；不填时，图像在海岸线之下，矢量要素在航线之下。")
        .naming(Names::under),
    row("bounds", T::box, {"West, south, east, north", "西, 南, 东, 北"},
        "Where a picture without a georeference lies, in degrees.",
        "没有地理坐标的图像所覆盖的范围，以度为单位。"),
    row("layer", T::word, {"Layer in the file", "文件内图层"}, "Which layer of a file with several.",
        "文件含多个图层时，所用的图层。"),
    row("where", T::word, {"Filter", "筛选条件"},
        "Which features to draw: an OGR SQL condition on attributes, such as level > 1.",
        "要绘制的要素：以 OGR SQL 表示的属性条件，例如 level > 1。"),
    row("label", T::word, {"Label field", "标注字段"}, "The attribute to write beside each feature.",
        "标注在各要素旁的属性字段。"),
    row("from_field", T::word, {"From: field", "开始时间字段"},
        "The attribute that says from when a feature is shown: a date and time; a feature without one is "
        "shown from the beginning.",
        "表示要素何时开始显示的属性字段：日期时间；没有时间的要素自开头起显示。"),
    row("to_field", T::word, {"To: field", "结束时间字段"},
        "The attribute that says until when a feature is shown, likewise.",
        "表示要素显示到何时为止的属性字段，用法同上。"),
    row("fill", T::colour, {"Fill", "填充"}, "The colour of areas and markers; without one, the theme's.",
        "面和标记的填充颜色；不填时用主题的颜色。"),
    row("stroke", T::colour, {"Stroke", "描边"}, "The colour of lines and edges; without one, the theme's.",
        "线和边缘的颜色；不填时用主题的颜色。"),
    row("width", T::number, {"Line width", "线宽"},
        "The width of lines, on a page 1280 units across; without one, the theme's.",
        "线的宽度，以页宽1280单位计；不填时用主题的线宽。")
        .within(0, 100, page_units),
    row("dash", T::lengths, {"Dashes", "虚线"},
        "The lengths of dashes and gaps in turn, on a page 1280 units across; without them, lines are solid.",
        "虚线中线段与间隔的长度，以页宽1280单位计；不填时为实线。")
        .within(0, 1000, page_units),
    row("size", T::number, {"Marker size", "标记大小"},
        "The size of markers of points, on a page 1280 units across.", "点标记的大小，以页宽1280单位计。")
        .within(0.5, 200, page_units)
        .usually("8"),
    row("marker", T::word, {"Marker", "标记"}, "The shape of markers of points.", "点标记的形状。")
        .naming(Names::marker)
        .usually("circle"),
};
constexpr EntrySort sorts[] = {
    {Sort::top,
     "",
     "",
     {"scenario", "方案"},
     {"Scenario", "方案"},
     {"What concerns the whole file stands at its top.", "与整个文件有关的内容，写在文件开头。"},
     top},
    {Sort::source,
     "source",
     "source",
     {"source", "来源"},
     {"Sources", "来源"},
     {"A report or document that other entries cite.", "其他条目所引用的报道或文件。"},
     source},
    {Sort::place,
     "place",
     "place",
     {"place", "地点"},
     {"Places", "地点"},
     {"A place that is no airport, or an airport under another name; airports need no entry.",
      "机场以外的地点，或另取名称的机场；机场本身不必列出。"},
     place},
    {Sort::kind,
     "kind",
     "kinds",
     {"kind", "人员类别"},
     {"Kinds of people", "人员类别"},
     {"The groups into which people are counted; each is a key of the table [kinds] with its name as the "
      "value.",
      "人数统计的分类；每一类是表 [kinds] 中的一个键，其值为名称。"},
     kind},
    {Sort::flight,
     "flight",
     "flight",
     {"flight", "航班"},
     {"Flights", "航班"},
     {"A flight between two places.", "两地之间的一班航班。"},
     flight},
    {Sort::event,
     "event",
     "event",
     {"event", "事件"},
     {"Events", "事件"},
     {"Something that happened, told in the caption as its time passes.",
      "已发生的事件，在相应时间以字幕说明。"},
     event},
    {Sort::figure,
     "figure",
     "figure",
     {"figure", "数据项"},
     {"Figures", "数据项"},
     {"A number or fact of the story, with who says so and what others claim.",
      "演示中的数字或事实，附来源及其他说法。"},
     figure},
    {Sort::scene,
     "scene",
     "scene",
     {"scene", "场景"},
     {"Scenes", "场景"},
     {"A stretch of the story: which time it shows, how fast, and from where.",
      "演示的一段：所示的时间、快慢和视角。"},
     scene},
    {Sort::callout,
     "callout",
     "callout",
     {"callout", "标注框"},
     {"Callouts", "标注框"},
     {"Words, a figure or a picture beside a place or a flight, while it matters.",
      "在适当的时候显示在地点或航班旁的文字、数字或图片。"},
     callout},
    {Sort::counter,
     "counter",
     "counter",
     {"counter", "计数"},
     {"Counters", "计数"},
     {"How many flights departed or arrived within a window of time, with how many people; shown in the "
      "story's column.",
      "某一时间范围内出发或抵达的航班数及人数，显示在文字栏中。"},
     counter},
    {Sort::table,
     "table",
     "table",
     {"table", "表格"},
     {"Tables", "表格"},
     {"A table with one flight per row.", "每行一班航班的表格。"},
     table},
    {Sort::layer,
     "layer",
     "layer",
     {"layer", "图层"},
     {"Layers", "图层"},
     {"Your own features or pictures on the map.", "地图上自备的矢量要素或图像。"},
     layer},
};

}  // namespace rows

std::span<const EntrySort> entry_sorts() { return rows::sorts; }

}  // namespace homebound::scenario
