// The forms of dates and times: in a file, where TOML wants them in full, and as they are typed.
#pragma once

#include "base/bilingual.h"

namespace homebound::scenario {

struct TimeForm {
  Text in_file, typed;
};

inline const TimeForm time_form{
    {"a date and time such as 2015-11-09T18:47:00 or \"2015-11-09 18:47+08:00\"",
     "日期时间，例如 2015-11-09T18:47:00 或 \"2015-11-09 18:47+08:00\""},
    {"a date and time such as 2015-11-09 18:47", "日期时间，例如 2015-11-09 18:47"}};
inline const TimeForm date_form{{"a date such as 2015-11-09, or a date and time such as 2015-11-09T18:47:00",
                                 "日期，例如 2015-11-09，或日期时间，例如 2015-11-09T18:47:00"},
                                {"a date such as 2015-11-09, or a date and time such as 2015-11-09 18:47",
                                 "日期，例如 2015-11-09，或日期时间，例如 2015-11-09 18:47"}};

}  // namespace homebound::scenario
